using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Policies;

/// <summary>
/// Makes random policy documents that IAM's grammar allows, each different and the same for the same seed: for tests that
/// state what holds for every policy.
/// </summary>
public sealed class PolicyGenerator(Random random)
{
    private static readonly string[] Services = ["s3", "iot", "iam", "sts", "greengrass", "execute-api", "IoT", "S3"];
    private static readonly string[] Verbs = ["Get", "Put", "List", "Describe", "Create", "Delete", "get", "*", "?et"];
    private static readonly string[] Nouns = ["Object", "Thing", "Role", "*", "Thing*", "Object?", "THING", "Policy"];
    private static readonly string[] Names = ["a", "b", "core", "*", "a*", "?", "x/y", "x/*", "${aws:username}", "${*}", "ä", "日本", "😀", "\"q\"", "\\", "a:b", "<&'+>"];
    private static readonly string[] Keys =
        ["aws:SourceAccount", "aws:SourceArn", "AWS:username", "s3:prefix", "aws:RequestTag/Team", "aws:TagKeys", "iot:Connection.Thing.IsAttached", "aws:sourceip"];

    /// <summary>A document for that place: with principals where it needs them, without where it cannot have them.</summary>
    public PolicyDocument Document(PolicyKind kind = PolicyKind.Identity) => new()
    {
        Version = Pick(PolicyDocument.CurrentVersion, PolicyDocument.CurrentVersion, PolicyDocument.OldVersion, null),
        Id = kind == PolicyKind.Resource && OneIn(3) ? Name() : null,
        Statements = List(1, 4, i => Statement(kind, i)),
    };

    /// <summary>A document of any kind.</summary>
    public PolicyDocument AnyDocument() => Document(Pick(PolicyKind.Identity, PolicyKind.Trust, PolicyKind.Resource));

    /// <summary>A statement for that place.</summary>
    public Statement Statement(PolicyKind kind, int index = 0)
    {
        var hasPrincipal = kind is PolicyKind.Trust or PolicyKind.Resource or PolicyKind.ResourceControl;
        var hasResource = kind != PolicyKind.Trust;
        var (notPrincipal, notAction, notResource) = (kind == PolicyKind.Resource && OneIn(6), OneIn(6), OneIn(6));
        return new Statement
        {
            Sid = OneIn(2) ? $"Sid{index}" : null,
            Effect = OneIn(4) ? Effect.Deny : Effect.Allow,
            Principal = hasPrincipal && !notPrincipal ? Principals() : null,
            NotPrincipal = hasPrincipal && notPrincipal ? Principals() : null,
            Actions = notAction ? [] : List(1, 4, _ => Action(kind)),
            NotActions = notAction ? List(1, 4, _ => Action(kind)) : [],
            Resources = hasResource && !notResource ? List(1, 4, _ => Resource()) : [],
            NotResources = hasResource && notResource ? List(1, 4, _ => Resource()) : [],
            Conditions = Conditions(),
        };
    }

    /// <summary>An action or a pattern of actions.</summary>
    public string Action(PolicyKind kind = PolicyKind.Identity) => kind == PolicyKind.Trust
        ? Pick("sts:AssumeRole", "sts:TagSession", "STS:assumerole", "sts:*")
        : OneIn(12) ? "*" : $"{Pick(Services)}:{Pick(Verbs)}{Pick(Nouns)}";

    /// <summary>An ARN, a pattern of ARNs, or *.</summary>
    public string Resource() => OneIn(5)
        ? "*"
        : $"arn:{Pick("aws", "aws", "aws-cn", "*")}:{Pick("s3", "iot", "iam")}:{Pick("", "eu-west-1", "*")}:{Pick("", "123456789012", "*")}:{Pick("thing/", "role/", "")}{Name()}";

    /// <summary>A Principal element in one of its forms.</summary>
    public PrincipalSet Principals() => OneIn(5) ? PrincipalSet.Star : new PrincipalSet { Principals = List(1, 4, _ => Principal()) };

    /// <summary>Up to five conditions; never one key twice under an operator.</summary>
    public IReadOnlyList<Condition> Conditions() => OneIn(2)
        ? []
        : List(1, 5, _ => new Condition(Operator(), Pick(Keys), List(0, 3, _ => Pick("", "true", "12.5", "123456789012", "2026-01-01T00:00:00Z", Name()))))
            .DistinctBy(c => (c.Operator, c.Key.ToUpperInvariant())).ToList();

    /// <summary>An operator with or without a set qualifier and IfExists.</summary>
    public ConditionOperator Operator()
    {
        var kind = Pick(Enum.GetValues<ConditionOperatorKind>());
        return new ConditionOperator(kind, Pick(SetQualifier.None, SetQualifier.None, SetQualifier.ForAllValues, SetQualifier.ForAnyValue), kind != ConditionOperatorKind.Null && OneIn(4));
    }

    /// <summary>
    /// Another document that means the same: statements, values and conditions in another order, some of them twice, with other
    /// case where IAM ignores it, other Sids, statements taken apart, accounts as ARNs.
    /// </summary>
    public PolicyDocument SameMeaning(PolicyDocument document) => document with
    {
        Id = OneIn(2) ? "another" : document.Id,
        Statements = Shuffled(document.Statements.SelectMany(Split).Concat(document.Statements.Where(_ => OneIn(4)))).Select((s, i) => Rewritten(s, i)).ToList(),
    };

    private IEnumerable<Statement> Split(Statement statement) => statement.Actions.Count > 1 && OneIn(3)
        ? statement.Actions.Select(a => statement with { Actions = [a] })
        : statement.Resources.Count > 1 && OneIn(3) ? statement.Resources.Select(r => statement with { Resources = [r] })
        : statement.Principal is { Principals.Count: > 1 } set && OneIn(3) ? set.Principals.Select(p => statement with { Principal = new PrincipalSet { Principals = [p] } })
        : [statement];

    private Statement Rewritten(Statement statement, int index) => statement with
    {
        Sid = Pick(null, $"Other{index}"),
        Principal = Rewritten(statement.Principal),
        NotPrincipal = Rewritten(statement.NotPrincipal),
        Actions = Repeated(statement.Actions.Select(OtherCase)),
        NotActions = Repeated(statement.NotActions.Select(OtherCase)),
        Resources = Repeated(statement.Resources),
        NotResources = Repeated(statement.NotResources),
        Conditions = Shuffled(statement.Conditions.Select(c => c with { Key = OtherCase(c.Key), Values = Repeated(c.Values) })),
    };

    private PrincipalSet? Rewritten(PrincipalSet? set) => set switch
    {
        null => null,
        { IsStar: true } => Pick(set, new PrincipalSet { Principals = [new Principal(PrincipalKind.Aws, "*")] }),
        _ => new PrincipalSet
        {
            Principals = Shuffled(set.Principals).ConvertAll(p => p is { Kind: PrincipalKind.Aws, Value: "123456789012" } && OneIn(2) ? p with { Value = "arn:aws:iam::123456789012:root" } : p),
        },
    };

    private Principal Principal() => random.Next(5) switch
    {
        0 => new Principal(PrincipalKind.Service, Pick("greengrass.amazonaws.com", "iot.amazonaws.com")),
        1 => new Principal(PrincipalKind.Federated, Pick("cognito-identity.amazonaws.com", "arn:aws:iam::123456789012:saml-provider/adfs")),
        2 => new Principal(PrincipalKind.CanonicalUser, "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"),
        _ => new Principal(PrincipalKind.Aws, Pick("123456789012", "arn:aws:iam::123456789012:root", "*", "arn:aws:iam::999999999999:role/x", "arn:aws:iam::123456789012:user/ann")),
    };

    private string Name() => Pick(Names);

    private string OtherCase(string text) => random.Next(3) switch { 0 => text.ToUpperInvariant(), 1 => text.ToLowerInvariant(), _ => text };

    private List<T> Repeated<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        return Shuffled(list.Concat(list.Where(_ => OneIn(5))));
    }

    private List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private List<T> List<T>(int least, int most, Func<int, T> item) => Enumerable.Range(0, random.Next(least, most + 1)).Select(item).ToList();

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];

    private bool OneIn(int n) => random.Next(n) == 0;
}
