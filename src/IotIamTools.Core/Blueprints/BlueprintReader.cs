using System.Text.Json;
using System.Text.RegularExpressions;
using IotIamTools.Core.Json;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Blueprints;

/// <summary>Reads the text of a blueprint and checks all that can be checked before its parameters have values.</summary>
internal static partial class BlueprintReader
{
    private static readonly string[] BlueprintMembers = ["$schema", "name", "title", "documents", "parameters", "notes", "policies", "roles", "groups"];
    private static readonly string[] ParameterMembers = ["description", "type", "default", "required", "values"];
    private static readonly string[] NoteMembers = ["kind", "text", "when"];
    private static readonly string[] PolicyMembers = ["name", "path", "description", "tags", "document", "when"];

    private static readonly string[] RoleMembers =
        ["kind", "name", "path", "description", "trust", "maxSessionDuration", "permissionsBoundary", "tags", "managedPolicies", "inlinePolicies", "when"];

    private static readonly string[] GroupMembers = ["name", "path", "managedPolicies", "inlinePolicies", "users", "createUsers", "when"];
    private static readonly string[] ManagedPolicyMembers = ["arn", "satisfiedBy", "when"];
    private static readonly string[] InlinePolicyMembers = ["name", "document", "when"];

    public static Blueprint Read(string json, string? source)
    {
        JsonText text;
        try
        {
            text = JsonText.Parse(json);
        }
        catch (DocumentFormatException e)
        {
            throw new BlueprintFormatException(e.Problem, e.Position, e.Path, source);
        }

        return new Reader(text, source).Blueprint();
    }

    /// <summary><c>${Name}</c> of a parameter. What holds a colon, or is no name at all, is a policy variable and left to IAM.</summary>
    [GeneratedRegex(@"\$\{(?<name>[A-Za-z][A-Za-z0-9]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Placeholder();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParameterName();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BlueprintName();

    private sealed class Reader(JsonText text, string? source)
    {
        private readonly List<BlueprintParameter> _parameters = [];
        private readonly List<Note> _notes = [];

        public Blueprint Blueprint()
        {
            var root = text.Root;
            Object(root, "a blueprint", BlueprintMembers);
            var name = RequiredString(root, "name", "a blueprint");
            if (!BlueprintName().IsMatch(name))
            {
                throw Wrong(root["name"]!, $"'{name}' is no blueprint name; write lower-case letters, digits and hyphens");
            }

            var title = RequiredString(root, "title", "a blueprint");
            if (root["parameters"] is { } declared)
            {
                RequireKind(declared, JsonValueKind.Object, "'parameters'");
                _parameters.AddRange(declared.Members.Select(Parameter));
            }

            Each(root, "notes", note =>
            {
                Object(note, "a note", NoteMembers);
                RequiredString(note, "text", "a note");
                RequiredString(note, "kind", "a note");
                _notes.Add(new Note(OneOf<NoteKind>(note["kind"]!, "a note's kind"), note["text"]!.Text!));
            });
            Each(root, "policies", policy =>
            {
                Object(policy, "a policy", PolicyMembers);
                RequiredString(policy, "name", "a policy");
                Required(policy, "document", "a policy");
                OptionalStrings(policy, "path", "description");
                Tags(policy);
            });
            Each(root, "roles", Role);
            Each(root, "groups", Group);
            if (root["roles"] is not { Items.Count: > 0 } && root["groups"] is not { Items.Count: > 0 } && root["policies"] is not { Items.Count: > 0 })
            {
                throw Wrong(root, "the blueprint sets nothing up; give 'roles', 'groups' or 'policies'");
            }

            CheckReferences(root);
            return new Blueprint(text, source)
            {
                Name = name,
                Title = title,
                Documents = root["documents"] is { } documents ? Strings(documents, "documents") : [],
                Parameters = _parameters,
                Notes = _notes,
            };
        }

        private BlueprintParameter Parameter(JsonMember member)
        {
            if (BlueprintValues.BuiltIn.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw Wrong(member.Value, $"'{member.Name}' is known in every blueprint and cannot be declared");
            }

            if (!ParameterName().IsMatch(member.Name))
            {
                throw Wrong(member.Value, $"'{member.Name}' is no parameter name; write letters and digits, a letter first");
            }

            if (_parameters.Exists(p => p.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)))
            {
                throw Wrong(member.Value, $"there are two parameters '{member.Name}'; their names ignore case");
            }

            var value = member.Value;
            Object(value, $"parameter '{member.Name}'", ParameterMembers);
            var type = value["type"] is { } typeValue ? OneOf<BlueprintParameterType>(typeValue, "a parameter's type") : BlueprintParameterType.Text;
            var required = value["required"] is { } r && Boolean(r, "required");
            var defaults = value["default"] switch
            {
                null => type == BlueprintParameterType.Switch ? ["false"] : [],
                { Kind: JsonValueKind.Array } list => Strings(list, "default"),
                { Kind: JsonValueKind.True or JsonValueKind.False } flag => [flag.Text!],
                { } single => [String(single, "default")],
            };
            if (type == BlueprintParameterType.Text && defaults.Count == 0)
            {
                defaults = [""];
            }

            var parameter = new BlueprintParameter
            {
                Name = member.Name,
                Description = RequiredString(value, "description", $"parameter '{member.Name}'"),
                Type = type,
                Default = defaults,
                IsRequired = required,
                Values = value["values"] is { } values ? Strings(values, "values") : [],
            };
            if (value["default"] is { } given)
            {
                CheckDefault(parameter, given);
            }

            return parameter;
        }

        private void CheckDefault(BlueprintParameter parameter, JsonValue given)
        {
            foreach (var name in parameter.Default.SelectMany(d => Placeholder().Matches(d)).Select(m => m.Groups["name"].Value))
            {
                if (!BlueprintValues.BuiltIn.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    throw Wrong(given, $"a default can hold {string.Join(", ", BlueprintValues.BuiltIn.Select(b => $"${{{b}}}"))}, and not ${{{name}}}");
                }
            }

            try
            {
                BlueprintValues.Check(parameter, parameter.Default);
            }
            catch (BlueprintParameterException e)
            {
                throw Wrong(given, $"the default of {e.Message}");
            }
        }

        private void Role(JsonValue role)
        {
            Object(role, "a role", RoleMembers);
            RequiredString(role, "name", "a role");
            Required(role, "trust", "a role");
            OptionalStrings(role, "kind", "path", "description", "permissionsBoundary");
            if (role["maxSessionDuration"] is { Kind: not (JsonValueKind.Number or JsonValueKind.String) } seconds)
            {
                throw Wrong(seconds, $"'maxSessionDuration' is {seconds.KindName}; write a number of seconds");
            }

            Policies(role);
            Tags(role);
        }

        private void Group(JsonValue group)
        {
            Object(group, "a group", GroupMembers);
            RequiredString(group, "name", "a group");
            OptionalStrings(group, "path");
            if (group["createUsers"] is { Kind: not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.String) } create)
            {
                throw Wrong(create, $"'createUsers' is {create.KindName}; write true, false or a parameter");
            }

            Policies(group);
            if (group["users"] is { } users)
            {
                Strings(users, "users");
            }
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
                    throw Wrong(policy, $"a managed policy is its ARN, or an object with 'arn', and this is {policy.KindName}");
                }

                Object(policy, "a managed policy", ManagedPolicyMembers);
                RequiredString(policy, "arn", "a managed policy");
                if (policy["satisfiedBy"] is { } others)
                {
                    Strings(others, "satisfiedBy");
                }
            });
            Each(entity, "inlinePolicies", policy =>
            {
                Object(policy, "an inline policy", InlinePolicyMembers);
                RequiredString(policy, "name", "an inline policy");
                Required(policy, "document", "an inline policy");
            });
        }

        private void Tags(JsonValue entity)
        {
            if (entity["tags"] is { } tags)
            {
                RequireKind(tags, JsonValueKind.Object, "'tags'");
                foreach (var tag in tags.Members)
                {
                    String(tag.Value, tag.Name);
                }
            }
        }

        /// <summary>Every <c>${Name}</c> and every <c>when</c>, wherever it stands, names a parameter that exists.</summary>
        private void CheckReferences(JsonValue value)
        {
            if (value.Kind == JsonValueKind.String)
            {
                foreach (Match match in Placeholder().Matches(value.Text!))
                {
                    CheckName(match.Groups["name"].Value, value);
                }
            }

            foreach (var member in value.Members)
            {
                if (member.Name == "when")
                {
                    foreach (var condition in member.Value.Kind == JsonValueKind.Array ? member.Value.Items : [member.Value])
                    {
                        CheckName(BlueprintCondition.Parse(String(condition, "when")).Parameter, condition);
                    }
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

        private void CheckName(string name, JsonValue value)
        {
            var known = BlueprintValues.BuiltIn.Concat(_parameters.Select(p => p.Name)).ToList();
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw Wrong(value, $"there is no parameter '{name}'{Nearest.Suggest(name, known)}");
            }
        }

        private void Each(JsonValue owner, string name, Action<JsonValue> check)
        {
            if (owner[name] is { } list)
            {
                RequireKind(list, JsonValueKind.Array, $"'{name}'");
                foreach (var item in list.Items)
                {
                    check(item);
                }
            }
        }

        private void Object(JsonValue value, string what, string[] members)
        {
            RequireKind(value, JsonValueKind.Object, what);
            foreach (var member in value.Members)
            {
                if (!members.Contains(member.Name, StringComparer.Ordinal))
                {
                    throw new BlueprintFormatException(
                        $"{what} has no member '{member.Name}'{Nearest.Suggest(member.Name, members)}", text.PositionAt(member.Offset), text.PathOf(value), source);
                }
            }
        }

        private void RequireKind(JsonValue value, JsonValueKind kind, string what)
        {
            if (value.Kind != kind)
            {
                throw Wrong(value, $"{what} must be {(kind == JsonValueKind.Object ? "an object" : "a list")}, and this is {value.KindName}");
            }
        }

        private void OptionalStrings(JsonValue owner, params string[] names)
        {
            foreach (var name in names)
            {
                if (owner[name] is { } value)
                {
                    String(value, name);
                }
            }
        }

        /// <summary>A value of an enumeration by its name, case ignored; its number is none.</summary>
        private T OneOf<T>(JsonValue value, string what)
            where T : struct, Enum
        {
            var given = String(value, what);
            var names = Enum.GetNames<T>();
            return names.FirstOrDefault(n => n.Equals(given, StringComparison.OrdinalIgnoreCase)) is { } name
                ? Enum.Parse<T>(name)
                : throw Wrong(value, $"{what} is one of {string.Join(", ", names)}, and not '{given}'{Nearest.Suggest(given, names)}");
        }

        private JsonValue Required(JsonValue value, string name, string what) => value[name] ?? throw Wrong(value, $"{what} needs '{name}'");

        private string RequiredString(JsonValue value, string name, string what) => String(Required(value, name, what), name);

        private string String(JsonValue value, string name) =>
            value.Kind == JsonValueKind.String ? value.Text! : throw Wrong(value, $"'{name}' is {value.KindName}; write a string");

        private bool Boolean(JsonValue value, string name) => value.Kind is JsonValueKind.True or JsonValueKind.False
            ? value.Kind == JsonValueKind.True
            : throw Wrong(value, $"'{name}' is {value.KindName}; write true or false");

        private List<string> Strings(JsonValue value, string name)
        {
            RequireKind(value, JsonValueKind.Array, $"'{name}'");
            return [.. value.Items.Select(item => String(item, name))];
        }

        private BlueprintFormatException Wrong(JsonValue value, string problem) =>
            new(problem, text.PositionOf(value), text.PathOf(value), source);
    }
}
