using System.Text.Json;
using IotIamTools.Core.Json;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Decisions;

/// <summary>Reads simulation cases. What is not known is an error and not passed over: a mistyped member would change what is tested.</summary>
internal sealed class SimulationCaseReader
{
    private static readonly string[] CaseMembers =
        ["id", "identityPolicies", "groupPolicies", "boundary", "sessionPolicy", "resourcePolicy", "scps", "rcps", "request", "expected"];

    private static readonly string[] LevelMembers = ["orgIdentifier", "policies"];
    private static readonly string[] RequestMembers = ["principal", "action", "resource", "context"];
    private static readonly string[] PrincipalMembers = ["type"];
    private static readonly string[] ResourceMembers = ["arn", "accountId"];
    private static readonly string[] Decisions = Enum.GetNames<Decision>();

    private readonly JsonText _text;

    private SimulationCaseReader(JsonText text) => _text = text;

    public static SimulationCase Read(JsonText text) => new SimulationCaseReader(text).Case(text.Root);

    private SimulationCase Case(JsonValue value)
    {
        RequireObject(value, "a case", CaseMembers);
        var policies = new PolicySet
        {
            IdentityPolicies = Policies(Optional(value, "identityPolicies"), "identityPolicies") ?? [],
            GroupPolicies = Policies(Optional(value, "groupPolicies"), "groupPolicies") ?? [],
            Boundary = Policies(Optional(value, "boundary"), "boundary"),
            SessionPolicies = Optional(value, "sessionPolicy") is { } session ? [Policy(session, "sessionPolicy")] : null,
            ResourcePolicy = Optional(value, "resourcePolicy") is { } resource ? Policy(resource, "resourcePolicy") : null,
            ServiceControlLevels = Levels(Optional(value, "scps"), "scps"),
            ResourceControlLevels = Levels(Optional(value, "rcps"), "rcps"),
        };
        return new SimulationCase(
            String(Required(value, "id", "a case"), "id"),
            policies,
            Request(Required(value, "request", "a case")),
            Optional(value, "expected") is { } expected ? Expected(expected) : null);
    }

    private AuthorizationRequest Request(JsonValue value)
    {
        RequireObject(value, "'request'", RequestMembers);
        return new AuthorizationRequest(
            Principal(Required(value, "principal", "'request'")),
            Parse(Required(value, "action", "'request'"), "action", RequestAction.Parse),
            Resource(Required(value, "resource", "'request'")),
            Optional(value, "context") is { } context ? Context(context) : RequestContext.Empty);
    }

    private RequestPrincipal Principal(JsonValue value)
    {
        if (value.Kind == JsonValueKind.String)
        {
            return Parse(value, "principal", RequestPrincipal.Parse);
        }

        RequireObject(value, "'principal'", PrincipalMembers);
        var type = Required(value, "type", "'principal'");
        return String(type, "type") == "Anonymous"
            ? RequestPrincipal.Anonymous
            : throw Wrong(type, $"the principal type '{type.Text}' is unknown; write {{\"type\": \"Anonymous\"}}, or an ARN or service as a string");
    }

    private RequestResource Resource(JsonValue value)
    {
        RequireObject(value, "'resource'", ResourceMembers);
        var arn = Required(value, "arn", "'resource'");
        var resource = Parse(arn, "arn", a => RequestResource.Parse(a));
        return Optional(value, "accountId") is { } account
            ? Parse(account, "accountId", a => RequestResource.Parse(resource.Arn, a))
            : resource;
    }

    private RequestContext Context(JsonValue value)
    {
        RequireKind(value, JsonValueKind.Object, "context", "an object of context keys and their values");
        var keys = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, offset, item) in value.Members)
        {
            var values = item.Kind == JsonValueKind.Array ? ContextValue.OfMany(item.Items.Select(i => Scalar(i, name))) : ContextValue.Of(Scalar(item, name));
            if (!keys.TryAdd(name, values))
            {
                throw Wrong(offset, _text.PathOf(value), $"the context key '{name}' is given twice; names of context keys ignore case");
            }
        }

        return new RequestContext(keys);
    }

    private Decision Expected(JsonValue value)
    {
        var name = String(value, "expected");
        return Array.IndexOf(Decisions, name) >= 0
            ? Enum.Parse<Decision>(name)
            : throw Wrong(value, $"the decision '{name}' is unknown; write one of {string.Join(", ", Decisions)}{Nearest.Suggest(name, Decisions)}");
    }

    private List<OrganizationLevel> Levels(JsonValue? value, string member)
    {
        var levels = new List<OrganizationLevel>();
        if (value is null)
        {
            return levels;
        }

        RequireKind(value, JsonValueKind.Array, member, "a list of levels, the root first");
        foreach (var level in value.Items)
        {
            var at = $"{member}[{levels.Count}]";
            RequireObject(level, $"'{at}'", LevelMembers);
            levels.Add(new OrganizationLevel(
                Optional(level, "orgIdentifier") is { } id ? String(id, "orgIdentifier") : at,
                Policies(Optional(level, "policies"), $"{at}.policies") ?? []));
        }

        return levels;
    }

    private List<CompiledPolicy>? Policies(JsonValue? value, string member)
    {
        if (value is null)
        {
            return null;
        }

        RequireKind(value, JsonValueKind.Array, member, "a list of policies");
        return [.. value.Items.Select((item, i) => Policy(item, $"{member}[{i}]"))];
    }

    private CompiledPolicy Policy(JsonValue value, string name) => CompiledPolicy.Compile(PolicyParser.Parse(_text, value), name);

    private T Parse<T>(JsonValue value, string member, Func<string, T> parse)
    {
        try
        {
            return parse(String(value, member));
        }
        catch (FormatException e) when (e is not DocumentFormatException)
        {
            throw Wrong(value, e.Message);
        }
    }

    private string Scalar(JsonValue value, string key) =>
        value.Kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value.Text!
            : throw Wrong(value, $"the value of the context key '{key}' is {value.KindName}; write a string or a list of strings, and leave out a key that the request does not have");

    private string String(JsonValue value, string member)
    {
        RequireKind(value, JsonValueKind.String, member, "a string");
        return value.Text!;
    }

    /// <summary>A member that may be absent; null means the same.</summary>
    private static JsonValue? Optional(JsonValue value, string member) => value[member] is { Kind: not JsonValueKind.Null } found ? found : null;

    private JsonValue Required(JsonValue value, string member, string what) => value[member] ?? throw Wrong(value, $"{what} has no '{member}'");

    private void RequireKind(JsonValue value, JsonValueKind kind, string member, string expected)
    {
        if (value.Kind != kind)
        {
            throw Wrong(value, $"'{member}' is {value.KindName}; write {expected}");
        }
    }

    private void RequireObject(JsonValue value, string what, string[] members)
    {
        if (value.Kind != JsonValueKind.Object)
        {
            throw Wrong(value, $"{what} must be an object, and this is {value.KindName}");
        }

        foreach (var member in value.Members)
        {
            if (Array.IndexOf(members, member.Name) < 0)
            {
                throw Wrong(member.Offset, _text.PathOf(value), $"{what} has no member '{member.Name}'{Nearest.Suggest(member.Name, members)}");
            }
        }
    }

    private DocumentFormatException Wrong(JsonValue value, string problem) => Wrong(value.Offset, _text.PathOf(value), problem);

    private DocumentFormatException Wrong(int offset, string path, string problem) => new(problem, _text.PositionAt(offset), path);
}
