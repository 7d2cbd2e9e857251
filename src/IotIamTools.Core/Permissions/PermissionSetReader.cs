using System.Text.Json;
using System.Text.RegularExpressions;
using IotIamTools.Core.Actions;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Json;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Permissions;

/// <summary>Reads the text of a permission set and checks all that can be checked before its parameters have values.</summary>
internal sealed partial class PermissionSetReader(JsonText text, string? source)
{
    private static readonly string[] SetMembers = ["$schema", "name", "title", "documents", "notes", "parameters", "whole", "permissions"];
    private static readonly string[] NoteMembers = ["kind", "text"];
    private static readonly string[] ParameterMembers = ["description", "type", "default", "values"];
    private static readonly string[] PermissionMembers = ["action", "actions", "documented", "resources", "types", "passedTo", "context", "when", "note"];

    private static readonly Dictionary<string, ContextValue> NoContext = [];

    private readonly List<BlueprintParameter> _parameters = [];

    public static PermissionSet Read(string json, string? source)
    {
        try
        {
            return new PermissionSetReader(JsonText.Parse(json), source).Set();
        }
        catch (DocumentFormatException e) when (e is not PermissionSetFormatException)
        {
            throw new PermissionSetFormatException(e.Problem, e.Position, e.Path, source);
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetName();

    private PermissionSet Set()
    {
        var root = text.Root;
        Object(root, "a permission set", SetMembers);
        var name = RequiredString(root, "name", "a permission set");
        if (!SetName().IsMatch(name))
        {
            throw Wrong(root["name"]!, $"'{Excerpt.Of(name)}' is no name of a permission set; write lower-case letters, digits and hyphens");
        }

        _parameters.AddRange((root["parameters"] is { } declared ? Kind(declared, JsonValueKind.Object, "'parameters'").Members : []).Select(Parameter));
        var templates = Kind(Required(root, "permissions", "a permission set"), JsonValueKind.Array, "'permissions'").Items.SelectMany(Permissions).ToList();
        if (templates.Count == 0)
        {
            throw Wrong(root["permissions"]!, "the set has no permissions");
        }

        return new PermissionSet(templates)
        {
            Name = name,
            Title = root["title"] is { } title ? String(title, "title") : name,
            Documents = Strings(root, "documents"),
            Parameters = _parameters,
            Notes = root["notes"] is { } notes ? [.. Kind(notes, JsonValueKind.Array, "'notes'").Items.Select(Note)] : [],
            Whole = root["whole"] is { } whole ? String(whole, "whole") : null,
            Source = source,
        };
    }

    private Note Note(JsonValue value)
    {
        Object(value, "a note", NoteMembers);
        var kind = RequiredString(value, "kind", "a note");
        return Enum.GetNames<NoteKind>().Contains(kind, StringComparer.OrdinalIgnoreCase)
            ? new Note(Enum.Parse<NoteKind>(kind, ignoreCase: true), RequiredString(value, "text", "a note"))
            : throw Wrong(value["kind"]!, $"a note's kind is one of {string.Join(", ", Enum.GetNames<NoteKind>())}");
    }

    private BlueprintParameter Parameter(JsonMember member)
    {
        if (BlueprintValues.BuiltIn.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
        {
            throw Wrong(member.Value, $"'{member.Name}' is known in every permission set and cannot be declared");
        }

        var what = $"parameter '{Excerpt.Of(member.Name)}'";
        Object(member.Value, what, ParameterMembers);
        var type = BlueprintParameterType.Text;
        if (member.Value["type"] is { } given && !Enum.TryParse(String(given, "type"), ignoreCase: true, out type))
        {
            throw Wrong(given, "a parameter's type is text, list or switch");
        }

        var preset = member.Value["default"] is { } value ? String(value, "default") : type == BlueprintParameterType.Switch ? "false" : null;
        return new BlueprintParameter
        {
            Name = member.Name,
            Description = RequiredString(member.Value, "description", what),
            Type = type,
            Default = preset is not null ? [preset] : type == BlueprintParameterType.List ? [] : [""],
            Values = Strings(member.Value, "values"),
        };
    }

    /// <summary>An item of the list: an action's name, or an object for one action or for several that are alike.</summary>
    private IEnumerable<PermissionTemplate> Permissions(JsonValue item)
    {
        if (item.Kind == JsonValueKind.String)
        {
            return [new PermissionTemplate(item.Text!, Action(item), [], [], [], NoContext, [], null)];
        }

        Object(item, "a permission", PermissionMembers);
        if ((item["action"] is null) == (item["actions"] is null))
        {
            throw Wrong(item, "a permission has either 'action' or 'actions'");
        }

        if (item["documented"] is { } several && item["actions"] is not null)
        {
            throw Wrong(several, "'documented' is another name of one action; write a permission with 'action' for it");
        }

        var actions = item["action"] is { } one ? [one] : Kind(item["actions"]!, JsonValueKind.Array, "'actions'").Items;
        var resources = Values(item, "resources").Select(Resource).ToList();
        var types = Values(item, "types").Select(Resource).ToList();
        var passedTo = Strings(item, "passedTo");
        var context = item["context"] is { } given ? Context(given) : NoContext;
        var conditions = item["when"] is { } when ? (when.Kind == JsonValueKind.Array ? when.Items : [when]).Select(Condition).ToList() : [];
        var note = item["note"] is { } text ? String(text, "note") : null;
        return actions.Select(action =>
        {
            var name = Action(action);
            if (passedTo.Count > 0 && !name.Equals("iam:PassRole", StringComparison.OrdinalIgnoreCase))
            {
                throw Wrong(item["passedTo"]!, $"'passedTo' is for iam:PassRole only, and this is {name}");
            }

            return new PermissionTemplate(item["documented"] is { } other ? String(other, "documented") : name, name, resources, types, passedTo, context, conditions, note);
        }).ToList();
    }

    private string Action(JsonValue value)
    {
        var action = String(value, "action");
        if (PolicyPattern.HasWildcard(action))
        {
            throw Wrong(value, $"'{Excerpt.Of(action)}' stands for many actions, and whether all of them are allowed says little; list those that are needed{Examples(action)}");
        }

        try
        {
            return RequestAction.Parse(action).Name;
        }
        catch (FormatException e)
        {
            throw Wrong(value, e.Message);
        }
    }

    private static string Examples(string pattern)
    {
        var some = ActionCatalog.Default.Match(pattern).Take(3).ToList();
        return some.Count == 0 ? "" : $", such as {string.Join(", ", some)}";
    }

    private string Resource(JsonValue value)
    {
        var resource = String(value, "resources");
        foreach (Match match in BlueprintReader.Placeholder().Matches(resource))
        {
            CheckName(match.Groups["name"].Value, value);
            if (_parameters.Exists(p => p.Type == BlueprintParameterType.List && p.Name.Equals(match.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)))
            {
                throw Wrong(value, $"'{match.Groups["name"].Value}' has any number of values and cannot stand in a resource");
            }
        }

        return resource == "*" || resource.StartsWith("arn:", StringComparison.Ordinal)
            ? resource
            : throw Wrong(value, $"'{Excerpt.Of(resource)}' is no resource; write an ARN, with * for all of something, or *");
    }

    private Dictionary<string, ContextValue> Context(JsonValue value)
    {
        var context = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, _, item) in Kind(value, JsonValueKind.Object, "'context'").Members)
        {
            var values = item.Kind == JsonValueKind.Array ? ContextValue.OfMany(item.Items.Select(i => String(i, name))) : ContextValue.Of(String(item, name));
            if (!context.TryAdd(name, values))
            {
                throw Wrong(item, $"the context key '{Excerpt.Of(name)}' is given twice; names of context keys ignore case");
            }
        }

        return context;
    }

    private BlueprintCondition Condition(JsonValue value)
    {
        var condition = BlueprintCondition.Parse(String(value, "when"));
        CheckName(condition.Parameter, value);
        var parameter = _parameters.Find(p => p.Name.Equals(condition.Parameter, StringComparison.OrdinalIgnoreCase));
        if (parameter is { Values.Count: > 0 } && condition.Values.FirstOrDefault(v => !parameter.Values.Contains(v, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw Wrong(value, $"'{Excerpt.Of(unknown)}' is no value of {parameter.Name}{Nearest.Suggest(unknown, parameter.Values)}");
        }

        return condition;
    }

    private void CheckName(string name, JsonValue value)
    {
        var known = BlueprintValues.BuiltIn.Concat(_parameters.Select(p => p.Name)).ToList();
        if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw Wrong(value, $"there is no parameter '{Excerpt.Of(name)}'{Nearest.Suggest(name, known)}");
        }
    }

    private void Object(JsonValue value, string what, string[] members)
    {
        Kind(value, JsonValueKind.Object, what);
        foreach (var member in value.Members)
        {
            if (!members.Contains(member.Name, StringComparer.Ordinal))
            {
                throw new PermissionSetFormatException(
                    $"{what} has no member '{Excerpt.Of(member.Name)}'{Nearest.Suggest(member.Name, members)}", text.PositionAt(member.Offset), text.PathOf(value), source);
            }
        }
    }

    private JsonValue Kind(JsonValue value, JsonValueKind kind, string what) => value.Kind == kind
        ? value
        : throw Wrong(value, $"{what} must be {(kind == JsonValueKind.Object ? "an object" : "a list")}, and this is {value.KindName}");

    private JsonValue Required(JsonValue value, string name, string what) => value[name] ?? throw Wrong(value, $"{what} needs '{name}'");

    private string RequiredString(JsonValue value, string name, string what) => String(Required(value, name, what), name);

    private string String(JsonValue value, string name) =>
        value.Kind == JsonValueKind.String ? value.Text! : throw Wrong(value, $"'{name}' is {value.KindName}; write a string");

    private IReadOnlyList<JsonValue> Values(JsonValue owner, string name) =>
        owner[name] is { } list ? Kind(list, JsonValueKind.Array, $"'{name}'").Items : [];

    private List<string> Strings(JsonValue owner, string name) => [.. Values(owner, name).Select(v => String(v, name))];

    private PermissionSetFormatException Wrong(JsonValue value, string problem) => new(problem, text.PositionOf(value), text.PathOf(value), source);
}
