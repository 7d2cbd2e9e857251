using System.Text.Json;
using IotIamTools.Core.Actions;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Permissions;

/// <summary>Reads the text of a permission set and checks all that can be checked before its parameters have values.</summary>
internal sealed class PermissionSetReader
{
    private static readonly string[] SetMembers = ["$schema", "name", "title", "documents", "notes", "parameters", "whole", "permissions"];
    private static readonly string[] NoteMembers = ["kind", "text"];
    private static readonly string[] ParameterMembers = ["description", "type", "default", "values", "form"];
    private static readonly string[] PermissionMembers = ["action", "actions", "documented", "resources", "types", "passedTo", "context", "when", "note"];

    private static readonly Dictionary<string, ContextValue> NoContext = [];

    private readonly JsonForm _form;
    private readonly ParameterReader _parameters;

    private PermissionSetReader(JsonForm form)
    {
        _form = form;
        _parameters = new ParameterReader(form, "permission set", ParameterMembers);
    }

    public static PermissionSet Read(string json, string? source) => new PermissionSetReader(
        JsonForm.Parse(json, (problem, position, path) => new PermissionSetFormatException(problem, position, path, source))).Set(source);

    private PermissionSet Set(string? source)
    {
        var root = _form.Text.Root;
        _form.RequireObject(root, "a permission set", SetMembers);
        var name = _form.RequiredString(root, "name", "a permission set");
        if (!DocumentName.IsName(name))
        {
            throw _form.Wrong(root["name"]!, $"'{Excerpt.Of(name)}' is no name of a permission set; write lower-case letters, digits and hyphens");
        }

        if (root["parameters"] is { } declared)
        {
            _parameters.Read(declared);
        }

        var templates = _form.List(_form.Required(root, "permissions", "a permission set"), "permissions").SelectMany(Permissions).ToList();
        if (templates.Count == 0)
        {
            throw _form.Wrong(root["permissions"]!, "the set has no permissions");
        }

        return new PermissionSet(templates)
        {
            Name = name,
            Title = _form.OptionalString(root, "title") ?? name,
            Documents = _form.Strings(root, "documents"),
            Parameters = _parameters.Parameters,
            Notes = [.. _form.Items(root, "notes").Select(Note)],
            Whole = root["whole"] is { } whole ? Whole(whole, templates) : null,
            Source = source,
        };
    }

    /// <summary>It takes the place of the actions in a policy, and so must stand for each of them.</summary>
    private string Whole(JsonValue value, List<PermissionTemplate> templates)
    {
        var whole = _form.String(value, "whole");
        return templates.Find(t => !PolicyPattern.Covers(whole.ToUpperInvariant(), t.Action.ToUpperInvariant())) is { } other
            ? throw _form.Wrong(value, $"'{Excerpt.Of(whole)}' does not stand for {other.Action}; write a pattern for all actions of the set, or leave 'whole' out")
            : whole;
    }

    private Note Note(JsonValue note)
    {
        _form.RequireObject(note, "a note", NoteMembers);
        var text = _form.RequiredString(note, "text", "a note");
        return new Note(_form.OneOf<NoteKind>(_form.Required(note, "kind", "a note"), "a note's kind"), text);
    }

    /// <summary>An item of the list: an action's name, or an object for one action or for several that are alike.</summary>
    private IEnumerable<PermissionTemplate> Permissions(JsonValue item)
    {
        if (item.Kind == JsonValueKind.String)
        {
            return [new PermissionTemplate(item.Text!, Action(item), [], [], [], NoContext, [], null)];
        }

        _form.RequireObject(item, "a permission", PermissionMembers);
        if ((item["action"] is null) == (item["actions"] is null))
        {
            throw _form.Wrong(item, "a permission has either 'action' or 'actions'");
        }

        if (item["documented"] is { } several && item["actions"] is not null)
        {
            throw _form.Wrong(several, "'documented' is another name of one action; write a permission with 'action' for it");
        }

        var actions = item["action"] is { } one ? [one] : _form.Items(item, "actions");
        if (actions.Count == 0)
        {
            throw _form.Wrong(item["actions"]!, "'actions' has none");
        }

        var resources = _form.Items(item, "resources").Select(Resource).ToList();
        var types = _form.Items(item, "types").Select(Resource).ToList();
        var passedTo = _form.Strings(item, "passedTo");
        var context = item["context"] is { } given ? Context(given) : NoContext;
        var conditions = item["when"] is { } when ? _parameters.Conditions(when) : [];
        var note = _form.OptionalString(item, "note");
        return actions.Select(action =>
        {
            var name = Action(action);
            if (passedTo.Count > 0 && !name.Equals("iam:PassRole", StringComparison.OrdinalIgnoreCase))
            {
                throw _form.Wrong(item["passedTo"]!, $"'passedTo' is for iam:PassRole only, and this is {name}");
            }

            return new PermissionTemplate(_form.OptionalString(item, "documented") ?? name, name, resources, types, passedTo, context, conditions, note);
        }).ToList();
    }

    private string Action(JsonValue value)
    {
        var action = _form.String(value, "action");
        if (PolicyPattern.HasWildcard(action))
        {
            throw _form.Wrong(value, $"'{Excerpt.Of(action)}' stands for many actions, and whether all of them are allowed says little; list those that are needed{Examples(action)}");
        }

        try
        {
            return RequestAction.Parse(action).Name;
        }
        catch (FormatException e)
        {
            throw _form.Wrong(value, e.Message);
        }
    }

    private static string Examples(string pattern)
    {
        var some = ActionCatalog.Default.Match(pattern).Take(3).ToList();
        return some.Count == 0 ? "" : $", such as {string.Join(", ", some)}";
    }

    private string Resource(JsonValue value)
    {
        var resource = _form.String(value, "resources");
        foreach (var name in ParameterReader.NamesIn(resource))
        {
            _parameters.RequireKnown(name, value);
            if (_parameters.Find(name) is { Type: BlueprintParameterType.List })
            {
                throw _form.Wrong(value, $"'{Excerpt.Of(name)}' has any number of values and cannot stand in a resource");
            }
        }

        if (ParameterReader.Placeholder().Replace(resource, "").Contains("${", StringComparison.Ordinal))
        {
            throw _form.Wrong(value, $"'{Excerpt.Of(resource)}' has a variable of IAM, on which nothing can be tried; write what it stands for, or *");
        }

        return resource == "*" || Arn.TryParse(resource, out _)
            ? resource
            : throw _form.Wrong(value, $"'{Excerpt.Of(resource)}' is no resource; write an ARN, with * for all of something, or *");
    }

    private Dictionary<string, ContextValue> Context(JsonValue value)
    {
        var context = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        _form.RequireObject(value, "'context'");
        foreach (var (name, _, item) in value.Members)
        {
            var values = item.Kind == JsonValueKind.Array ? ContextValue.OfMany(item.Items.Select(i => _form.String(i, name))) : ContextValue.Of(_form.String(item, name));
            if (!context.TryAdd(name, values))
            {
                throw _form.Wrong(item, $"the context key '{Excerpt.Of(name)}' is given twice; names of context keys ignore case");
            }
        }

        return context;
    }
}
