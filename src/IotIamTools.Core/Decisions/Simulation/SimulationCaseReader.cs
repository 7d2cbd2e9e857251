using System.Text.Json;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Json;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Decisions.Simulation;

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

    private readonly JsonForm _form;

    private SimulationCaseReader(JsonText text) => _form = new JsonForm(text, (problem, position, path) => new DocumentFormatException(problem, position, path));

    public static SimulationCase Read(JsonText text) => new SimulationCaseReader(text).Case(text.Root);

    private SimulationCase Case(JsonValue value)
    {
        _form.RequireObject(value, "a case", CaseMembers);
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
            _form.String(_form.Required(value, "id", "a case"), "id"),
            policies,
            Request(_form.Required(value, "request", "a case")),
            Optional(value, "expected") is { } expected ? Expected(expected) : null);
    }

    private AuthorizationRequest Request(JsonValue value)
    {
        _form.RequireObject(value, "'request'", RequestMembers);
        return new AuthorizationRequest(
            Principal(_form.Required(value, "principal", "'request'")),
            Parse(_form.Required(value, "action", "'request'"), "action", RequestAction.Parse),
            Resource(_form.Required(value, "resource", "'request'")),
            Optional(value, "context") is { } context ? Context(context) : RequestContext.Empty);
    }

    private RequestPrincipal Principal(JsonValue value)
    {
        if (value.Kind == JsonValueKind.String)
        {
            return Parse(value, "principal", RequestPrincipal.Parse);
        }

        _form.RequireObject(value, "'principal'", PrincipalMembers);
        var type = _form.Required(value, "type", "'principal'");
        return _form.String(type, "type") == "Anonymous"
            ? RequestPrincipal.Anonymous
            : throw _form.Wrong(type, $"the principal type '{Excerpt.Of(type.Text!)}' is unknown; write {{\"type\": \"Anonymous\"}}, or an ARN or service as a string");
    }

    private RequestResource Resource(JsonValue value)
    {
        _form.RequireObject(value, "'resource'", ResourceMembers);
        var arn = _form.Required(value, "arn", "'resource'");
        var resource = Parse(arn, "arn", a => RequestResource.Parse(a));
        return Optional(value, "accountId") is { } account
            ? Parse(account, "accountId", a => RequestResource.Parse(resource.Arn, a))
            : resource;
    }

    private RequestContext Context(JsonValue value)
    {
        _form.RequireObject(value, "'context'");
        var keys = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in value.Members)
        {
            var (name, _, item) = member;
            var values = item.Kind == JsonValueKind.Array ? ContextValue.OfMany(item.Items.Select(i => Scalar(i, name))) : ContextValue.Of(Scalar(item, name));
            if (!keys.TryAdd(name, values))
            {
                throw _form.Wrong(member, value, $"the context key '{Excerpt.Of(name)}' is given twice; names of context keys ignore case");
            }
        }

        return new RequestContext(keys);
    }

    private Decision Expected(JsonValue value)
    {
        var name = _form.String(value, "expected");
        return Array.IndexOf(Decisions, name) >= 0
            ? Enum.Parse<Decision>(name)
            : throw _form.Wrong(value, $"the decision '{Excerpt.Of(name)}' is unknown; write one of {string.Join(", ", Decisions)}{Nearest.Suggest(name, Decisions)}");
    }

    private List<OrganizationLevel> Levels(JsonValue? value, string member)
    {
        var levels = new List<OrganizationLevel>();
        if (value is null)
        {
            return levels;
        }

        foreach (var level in _form.List(value, member))
        {
            var at = $"{member}[{levels.Count}]";
            _form.RequireObject(level, $"'{at}'", LevelMembers);
            levels.Add(new OrganizationLevel(
                Optional(level, "orgIdentifier") is { } id ? _form.String(id, "orgIdentifier") : at,
                Policies(Optional(level, "policies"), $"{at}.policies") ?? []));
        }

        return levels;
    }

    private List<CompiledPolicy>? Policies(JsonValue? value, string member) =>
        value is null ? null : [.. _form.List(value, member).Select((item, i) => Policy(item, $"{member}[{i}]"))];

    private CompiledPolicy Policy(JsonValue value, string name) => CompiledPolicy.Compile(PolicyParser.Parse(_form.Text, value), name);

    private T Parse<T>(JsonValue value, string member, Func<string, T> parse)
    {
        try
        {
            return parse(_form.String(value, member));
        }
        catch (FormatException e) when (e is not DocumentFormatException)
        {
            throw _form.Wrong(value, e.Message);
        }
    }

    private string Scalar(JsonValue value, string key) =>
        value.Kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value.Text!
            : throw _form.Wrong(value, $"the value of the context key '{Excerpt.Of(key)}' is {value.KindName}; write a string or a list of strings, and leave out a key that the request does not have");

    /// <summary>A member that may be absent; null means the same.</summary>
    private static JsonValue? Optional(JsonValue value, string member) => value[member] is { Kind: not JsonValueKind.Null } found ? found : null;
}
