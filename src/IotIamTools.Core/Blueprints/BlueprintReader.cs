using System.Text.Json;
using IotIamTools.Core.Json;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Blueprints;

/// <summary>Reads the text of a blueprint and checks all that can be checked before its parameters have values.</summary>
internal sealed class BlueprintReader
{
    private static readonly string[] BlueprintMembers = ["$schema", "name", "title", "documents", "parameters", "notes", "policies", "roles", "groups"];
    private static readonly string[] ParameterMembers = ["description", "type", "default", "required", "values", "form"];
    private static readonly string[] NoteMembers = ["kind", "text", "when"];
    private static readonly string[] PolicyMembers = ["name", "path", "description", "tags", "document", "when"];

    private static readonly string[] RoleMembers =
        ["kind", "name", "path", "description", "trust", "maxSessionDuration", "permissionsBoundary", "tags", "managedPolicies", "inlinePolicies", "when"];

    private static readonly string[] GroupMembers = ["name", "path", "managedPolicies", "inlinePolicies", "users", "createUsers", "when"];
    private static readonly string[] ManagedPolicyMembers = ["arn", "satisfiedBy", "when"];
    private static readonly string[] InlinePolicyMembers = ["name", "document", "when"];

    private readonly JsonForm _form;
    private readonly ParameterReader _parameters;

    private BlueprintReader(JsonForm form)
    {
        _form = form;
        _parameters = new ParameterReader(form, "blueprint", ParameterMembers);
    }

    public static Blueprint Read(string json, string? source) => new BlueprintReader(
        JsonForm.Parse(json, (problem, position, path) => new BlueprintFormatException(problem, position, path, source))).Blueprint(source);

    private Blueprint Blueprint(string? source)
    {
        var root = _form.Text.Root;
        _form.RequireObject(root, "a blueprint", BlueprintMembers);
        var name = _form.RequiredString(root, "name", "a blueprint");
        if (!DocumentName.IsName(name))
        {
            throw _form.Wrong(root["name"]!, $"'{Excerpt.Of(name)}' is no blueprint name; write lower-case letters, digits and hyphens");
        }

        var title = _form.RequiredString(root, "title", "a blueprint");
        if (root["parameters"] is { } declared)
        {
            _parameters.Read(declared);
        }

        List<Note> notes = [.. _form.Items(root, "notes").Select(Note)];
        Each(root, "policies", Policy);
        Each(root, "roles", Role);
        Each(root, "groups", Group);
        if (root["roles"] is not { Items.Count: > 0 } && root["groups"] is not { Items.Count: > 0 } && root["policies"] is not { Items.Count: > 0 })
        {
            throw _form.Wrong(root, "the blueprint sets nothing up; give 'roles', 'groups' or 'policies'");
        }

        CheckReferences(root);
        return new Blueprint(_form.Text, source)
        {
            Name = name,
            Title = title,
            Documents = _form.Strings(root, "documents"),
            Parameters = _parameters.Parameters,
            Notes = notes,
        };
    }

    private Note Note(JsonValue note)
    {
        _form.RequireObject(note, "a note", NoteMembers);
        var text = _form.RequiredString(note, "text", "a note");
        return new Note(_form.OneOf<NoteKind>(_form.Required(note, "kind", "a note"), "a note's kind"), text);
    }

    private void Policy(JsonValue policy)
    {
        _form.RequireObject(policy, "a policy", PolicyMembers);
        _form.RequiredString(policy, "name", "a policy");
        _form.Required(policy, "document", "a policy");
        OptionalStrings(policy, "path", "description");
        Tags(policy);
    }

    private void Role(JsonValue role)
    {
        _form.RequireObject(role, "a role", RoleMembers);
        _form.RequiredString(role, "name", "a role");
        _form.Required(role, "trust", "a role");
        OptionalStrings(role, "kind", "path", "description", "permissionsBoundary");
        if (role["maxSessionDuration"] is { Kind: not (JsonValueKind.Number or JsonValueKind.String) } seconds)
        {
            throw _form.Wrong(seconds, $"'maxSessionDuration' is {seconds.KindName}; write a number of seconds");
        }

        Policies(role);
        Tags(role);
    }

    private void Group(JsonValue group)
    {
        _form.RequireObject(group, "a group", GroupMembers);
        _form.RequiredString(group, "name", "a group");
        OptionalStrings(group, "path");
        if (group["createUsers"] is { Kind: not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.String) } create)
        {
            throw _form.Wrong(create, $"'createUsers' is {create.KindName}; write true, false or a parameter");
        }

        Policies(group);
        _form.Strings(group, "users");
    }

    private void Policies(JsonValue entity)
    {
        Each(entity, "managedPolicies", policy =>
        {
            if (policy.Kind == JsonValueKind.String)
            {
                return;
            }

            if (policy.Kind != JsonValueKind.Object)
            {
                throw _form.Wrong(policy, $"a managed policy is its ARN, or an object with 'arn', and this is {policy.KindName}");
            }

            _form.RequireObject(policy, "a managed policy", ManagedPolicyMembers);
            _form.RequiredString(policy, "arn", "a managed policy");
            _form.Strings(policy, "satisfiedBy");
        });
        Each(entity, "inlinePolicies", policy =>
        {
            _form.RequireObject(policy, "an inline policy", InlinePolicyMembers);
            _form.RequiredString(policy, "name", "an inline policy");
            _form.Required(policy, "document", "an inline policy");
        });
    }

    private void Tags(JsonValue entity)
    {
        if (entity["tags"] is { } tags)
        {
            _form.RequireObject(tags, "'tags'");
            OptionalStrings(tags, [.. tags.Members.Select(m => m.Name)]);
        }
    }

    /// <summary>Every <c>${Name}</c> and every <c>when</c>, wherever it stands, names a parameter that exists.</summary>
    private void CheckReferences(JsonValue value)
    {
        if (value.Kind == JsonValueKind.String)
        {
            foreach (var name in ParameterReader.NamesIn(value.Text!))
            {
                _parameters.RequireKnown(name, value);
            }
        }

        foreach (var member in value.Members)
        {
            if (member.Name == "when")
            {
                _parameters.Conditions(member.Value);
            }
            else
            {
                CheckReferences(member.Value);
            }
        }

        foreach (var item in value.Items)
        {
            CheckReferences(item);
        }
    }

    private void Each(JsonValue owner, string name, Action<JsonValue> check)
    {
        foreach (var item in _form.Items(owner, name))
        {
            check(item);
        }
    }

    private void OptionalStrings(JsonValue owner, params string[] names)
    {
        foreach (var name in names)
        {
            _form.OptionalString(owner, name);
        }
    }
}
