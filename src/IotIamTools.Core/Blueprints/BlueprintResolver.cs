using System.Globalization;
using System.Text.Json;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Blueprints;

/// <summary>Makes the set-up out of a blueprint whose parameters have values.</summary>
internal sealed class BlueprintResolver(Blueprint blueprint, BlueprintValues values)
{
    private readonly JsonText _text = blueprint.Text;
    private readonly List<Note> _notes = [];

    public Setup Resolve()
    {
        var root = new BlueprintTemplate(values, Wrong).Expand(_text.Root)!;
        _notes.AddRange(Items(root, "notes").Select(n => new Note(Enum.Parse<NoteKind>(n["kind"]!.Text!, ignoreCase: true), n["text"]!.Text!)));
        return new Setup
        {
            Blueprint = blueprint.Name,
            Partition = values["Partition"][0],
            Policies = [.. Named(root, "policies", StringComparer.OrdinalIgnoreCase).Select(Policy)],
            Roles = [.. Named(root, "roles", StringComparer.OrdinalIgnoreCase).Select(Role)],
            Groups = [.. Named(root, "groups", StringComparer.OrdinalIgnoreCase).Select(Group)],
            Notes = _notes,
        };
    }

    private PolicySpec Policy(JsonValue policy)
    {
        var name = policy["name"]!.Text!;
        var path = Optional(policy, "path") ?? "/";
        return new PolicySpec
        {
            Name = name,
            Path = path,
            Arn = $"arn:{values["Partition"][0]}:iam::{values["AccountId"][0]}:policy{path}{name}",
            Description = Optional(policy, "description"),
            Document = Document(policy["document"]!, PolicyKind.Identity),
            Tags = Tags(policy),
        };
    }

    private RoleSpec Role(JsonValue role)
    {
        var name = role["name"]!.Text!;
        return new RoleSpec
        {
            Kind = Optional(role, "kind") ?? name,
            Name = name,
            Path = Optional(role, "path") ?? "/",
            Trust = Document(role["trust"]!, PolicyKind.Trust),
            Description = Optional(role, "description"),
            MaxSessionDuration = Seconds(role["maxSessionDuration"]),
            PermissionsBoundaryArn = Optional(role, "permissionsBoundary") is { } boundary ? PolicyArn(boundary) : null,
            Tags = Tags(role),
            ManagedPolicies = ManagedPolicies(role),
            InlinePolicies = InlinePolicies(role),
        };
    }

    private GroupSpec Group(JsonValue group)
    {
        var create = group["createUsers"] is { Text: not "" } text && Boolean(text);
        return new GroupSpec
        {
            Name = group["name"]!.Text!,
            Path = Optional(group, "path") ?? "/",
            ManagedPolicies = ManagedPolicies(group),
            InlinePolicies = InlinePolicies(group),
            Users = [.. Items(group, "users").Select(u => u.Text!).Distinct(StringComparer.OrdinalIgnoreCase).Select(u => new UserSpec { Name = u, Create = create })],
        };
    }

    private List<ManagedPolicySpec> ManagedPolicies(JsonValue entity)
    {
        var policies = new List<ManagedPolicySpec>();
        foreach (var item in Items(entity, "managedPolicies"))
        {
            var arn = PolicyArn(item.Kind == JsonValueKind.String ? item.Text! : item["arn"]!.Text!);
            var spec = new ManagedPolicySpec(arn, item.Kind == JsonValueKind.String ? [] : [.. Items(item, "satisfiedBy").Select(i => i.Text!)]);
            spec = RetiredPolicies.Replace(spec, _notes);
            if (!policies.Exists(p => p.Arn == spec.Arn))
            {
                policies.Add(spec);
            }
        }

        return policies;
    }

    private string PolicyArn(string arnOrName) => PolicyReference.ToArn(arnOrName, values["Partition"][0]);

    private List<InlinePolicySpec> InlinePolicies(JsonValue entity) =>
        [.. Named(entity, "inlinePolicies", StringComparer.Ordinal).Select(p => new InlinePolicySpec(p["name"]!.Text!, Document(p["document"]!, PolicyKind.Identity)))];

    private static List<Tag> Tags(JsonValue entity) =>
        entity["tags"] is { } tags ? [.. tags.Members.Select(m => new Tag(m.Name, m.Value.Text!))] : [];

    private PolicyDocument Document(JsonValue value, PolicyKind kind)
    {
        PolicyDocument document;
        try
        {
            document = PolicyParser.Parse(_text, value);
        }
        catch (PolicyFormatException e)
        {
            // What the user gave is to be told as that, and not as a place in a file that may be built in.
            throw GivenAt(value, e.Position) is { } parameter
                ? new BlueprintParameterException(parameter, e.Problem)
                : new BlueprintFormatException(e.Problem, e.Position, e.Path, blueprint.Source);
        }

        var problems = PolicyRules.Check(document, kind);
        return problems.Count == 0 ? document : throw Wrong(value, string.Join("; ", problems));
    }

    /// <summary>The parameter whose value stands at a place of a document; null where none does.</summary>
    private string? GivenAt(JsonValue value, TextPosition position)
    {
        if (value.Origin is { Text: { } template } && _text.PositionOf(value) == position)
        {
            var names = ParameterReader.NamesIn(template);
            return names.FirstOrDefault(n => blueprint.Parameters.Any(p => p.Name.Equals(n, StringComparison.OrdinalIgnoreCase)));
        }

        return value.Members.Select(m => m.Value).Concat(value.Items).Select(v => GivenAt(v, position)).FirstOrDefault(n => n is not null);
    }

    private int? Seconds(JsonValue? value)
    {
        if (value is null or { Text: "" })
        {
            return null;
        }

        return int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : throw Wrong(value, $"'{value.Text}' is no whole number of seconds");
    }

    private bool Boolean(JsonValue value) =>
        bool.TryParse(value.Text, out var flag) ? flag : throw Wrong(value, $"'{value.Text}' is neither true nor false");

    /// <summary>The items of a list whose names, which may come from parameters, must differ: those of entities in more than their case.</summary>
    private IReadOnlyList<JsonValue> Named(JsonValue owner, string list, StringComparer comparer)
    {
        var items = Items(owner, list);
        var names = new HashSet<string>(comparer);
        return items.FirstOrDefault(i => !names.Add(i["name"]!.Text!)) is { } second
            ? throw Wrong(second["name"]!, $"there are two of the name '{second["name"]!.Text}' in '{list}'")
            : items;
    }

    private static IReadOnlyList<JsonValue> Items(JsonValue owner, string name) => owner[name]?.Items ?? [];

    private static string? Optional(JsonValue owner, string name) => owner[name]?.Text is { Length: > 0 } found ? found : null;

    private BlueprintFormatException Wrong(JsonValue value, string problem) =>
        new(problem, _text.PositionOf(value), _text.PathOf(value), blueprint.Source);
}
