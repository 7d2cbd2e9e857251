using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>The policies of one random situation, as documents, so that tests can change them before they are compiled.</summary>
internal sealed record PolicyDocuments
{
    public IReadOnlyList<PolicyDocument> Identity { get; init; } = [];

    public IReadOnlyList<PolicyDocument> Group { get; init; } = [];

    public IReadOnlyList<PolicyDocument>? Boundary { get; init; }

    public PolicyDocument? Session { get; init; }

    public PolicyDocument? Resource { get; init; }

    public IReadOnlyList<IReadOnlyList<PolicyDocument>> ServiceControl { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<PolicyDocument>> ResourceControl { get; init; } = [];

    public PolicySet Compile() => new()
    {
        IdentityPolicies = Compile(Identity),
        GroupPolicies = Compile(Group),
        Boundary = Boundary is null ? null : Compile(Boundary),
        SessionPolicies = Session is null ? null : Compile([Session]),
        ResourcePolicy = Resource is null ? null : Compile([Resource])[0],
        ServiceControlLevels = [.. ServiceControl.Select((l, i) => new OrganizationLevel($"level{i}", Compile(l)))],
        ResourceControlLevels = [.. ResourceControl.Select((l, i) => new OrganizationLevel($"level{i}", Compile(l)))],
    };

    /// <summary>The same situation with every document changed.</summary>
    public PolicyDocuments Select(Func<PolicyDocument, PolicyDocument> change) => new()
    {
        Identity = [.. Identity.Select(change)],
        Group = [.. Group.Select(change)],
        Boundary = Boundary?.Select(change).ToList(),
        Session = Session is null ? null : change(Session),
        Resource = Resource is null ? null : change(Resource),
        ServiceControl = [.. ServiceControl.Select(l => l.Select(change).ToList())],
        ResourceControl = [.. ResourceControl.Select(l => l.Select(change).ToList())],
    };

    /// <summary>All documents.</summary>
    public IEnumerable<PolicyDocument> All() => Identity.Concat(Group).Concat(Boundary ?? []).Concat(Session is null ? [] : [Session]).Concat(Resource is null ? [] : [Resource])
        .Concat(ServiceControl.SelectMany(l => l)).Concat(ResourceControl.SelectMany(l => l));

    private static List<CompiledPolicy> Compile(IReadOnlyList<PolicyDocument> documents) =>
        [.. documents.Select((d, i) => CompiledPolicy.Compile(d, $"policy{i}"))];
}

/// <summary>Makes policies and requests at random, out of few enough names that they often meet.</summary>
internal sealed class RandomPolicies(int seed)
{
    private const string Here = "111111111111";
    private const string There = "222222222222";

    private static readonly string[] Actions =
        ["s3:GetObject", "s3:PutObject", "S3:getobject", "sqs:SendMessage", "sts:AssumeRole", "kms:Decrypt", "kms:RetireGrant", "iam:PassRole"];

    private static readonly string[] ActionPatterns =
        ["*", "s3:*", "S3:GET*", "s3:?etObject", "s3:*Object", "s3:Get*ect", "sqs:*", "sts:Assume*", "kms:*", "kms:Decrypt", "iam:PassRole", "s3:GetObject", "s3:PutObject", "sts:AssumeRole"];

    private static readonly string[] Resources =
    [
        "*", "arn:aws:s3:::bucket", "arn:aws:s3:::bucket/key", "arn:aws:s3:::bucket/home/ann/x", "arn:aws:s3:::bucket/a:b", "arn:aws:s3:::bucket/*",
        $"arn:aws:sqs:us-east-1:{Here}:queue", $"arn:aws:sqs:eu-west-1:{There}:queue", $"arn:aws:iam::{Here}:role/app", $"arn:aws:iam::{There}:role/app",
        $"arn:aws:kms:us-east-1:{Here}:key/1", $"arn:aws:kms:us-east-1:{There}:key/1", $"arn:aws:kms:us-east-1:{Here}:alias/a",
    ];

    private static readonly string[] ResourcePatterns =
    [
        "*", "*", "*", "arn:aws:s3:::bucket/*", "arn:aws:s3:::b?cket/k*y", "arn:aws:s3:::*/ann/*", "arn:aws:s3:::bucket/home/${aws:username}/*",
        "arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'key'}", "arn:aws:s3:::bucket/${*}", "arn:aws:sqs:*:*:queue", "arn:aws:sqs:us-*-1:*", "arn:aws:*:::bucket/key",
        "arn:aws:sqs:u*1:*:queue", "arn:aws:iam::*:role/app", "arn:aws:kms:*", "arn:aws:kms:*:key/1", "arn:aws:${aws:username}:::bucket", "arn:aws:s3:::bucket/a?b", "arn:*:s3:::bucket/key", "arn:aws:s3:::$bucket/${", "arn:aws:iam::1?1111111111:role/a*p",
    ];

    private static readonly string[] Principals =
    [
        $"arn:aws:iam::{Here}:user/ann", $"arn:aws:iam::{Here}:user/ann", $"arn:aws:iam::{There}:user/bob", $"arn:aws:iam::{Here}:user/team/bob", $"arn:aws:iam::{Here}:role/app",
        $"arn:aws:sts::{Here}:assumed-role/app/s1", $"arn:aws:sts::{Here}:assumed-role/app/s2", $"arn:aws:sts::{There}:assumed-role/app/s1", $"arn:aws:sts::{Here}:federated-user/ann",
        $"arn:aws:iam::{Here}:root", $"arn:aws:iam::{There}:root", $"arn:aws:iam::{Here}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
        "greengrass.amazonaws.com", "anonymous", $"arn:aws:iam::{Here}:saml-provider/idp", "accounts.google.com",
    ];

    private static readonly Principal[] Named =
    [
        new(PrincipalKind.Aws, "*"), new(PrincipalKind.Aws, Here), new(PrincipalKind.Aws, There), new(PrincipalKind.Aws, $"arn:aws:iam::{Here}:root"), new(PrincipalKind.Aws, $"arn:aws-cn:iam::{Here}:root"),
        new(PrincipalKind.Aws, $"arn:aws:iam::{Here}:user/ann"), new(PrincipalKind.Aws, $"arn:aws:iam::{Here}:user/team/bob"), new(PrincipalKind.Aws, $"arn:aws:iam::{There}:user/bob"),
        new(PrincipalKind.Aws, $"arn:aws:iam::{Here}:role/app"), new(PrincipalKind.Aws, $"arn:aws:iam::{Here}:role/path/app"), new(PrincipalKind.Aws, $"arn:aws:iam::{There}:role/app"),
        new(PrincipalKind.Aws, $"arn:aws:sts::{Here}:assumed-role/app/s1"), new(PrincipalKind.Aws, $"arn:aws:sts::{Here}:assumed-role/app/*"), new(PrincipalKind.Aws, $"arn:aws:iam::{Here}:user/*"),
        new(PrincipalKind.Aws, $"arn:aws:sts::{Here}:federated-user/ann"), new(PrincipalKind.Service, "greengrass.amazonaws.com"), new(PrincipalKind.Service, "iot.amazonaws.com"),
        new(PrincipalKind.Federated, "accounts.google.com"), new(PrincipalKind.Federated, $"arn:aws:iam::{Here}:saml-provider/idp"), new(PrincipalKind.CanonicalUser, "79a59df9"),
    ];

    /// <summary>For each type of operator a key of that type and values, of policies and requests, that often meet.</summary>
    private static readonly Dictionary<string, (string Key, string[] Values)> Types = new(StringComparer.Ordinal)
    {
        ["String"] = ("aws:username", ["ann", "Ann", "a*", "*", "", "?nn", "key", "x${aws:username}*", "${aws:username}", "${aws:TagKeys}", "${aws:PrincipalTag/team, 'ann'}", "${$}{x}", "${x"]),
        ["Numeric"] = ("s3:max-keys", ["10", "10.0", "9.5", "-3", "1e1", "+10", "0.1", ".1", "ten", "${aws:username}"]),
        ["Date"] = ("aws:CurrentTime", ["2020-01-01", "2020", "2020-01", "2020-01-01T00:00Z", "2020-01-01T00:00:00Z", "2019-12-31T23:30:00-00:30", "2020-01-01T00:00:00.5Z", "1577836800", "2021", "20200101", "2020-13-01"]),
        ["Bool"] = ("aws:SecureTransport", ["true", "false", "TRUE", "yes", "", "${aws:SecureTransport}"]),
        ["Binary"] = ("kms:blob", ["QUJD", "QUJE", "QUI=", "QU", "ABC"]),
        ["Ip"] = ("aws:SourceIp", ["203.0.113.7", "203.0.113.0/24", "203.0.113.7/32", "0.0.0.0/0", "2001:db8::1", "2001:DB8:0::1", "2001:db8::/32", "::/0", "999.1.1.1", "203.0.113", "10.0.0.1"]),
        ["Arn"] = ("aws:SourceArn", ["arn:aws:sns:us-east-1:111111111111:topic", "arn:aws:sns:*:111111111111:t?pic", "arn:aws:sns:*", "arn:aws:s3:::b:x", "arn:aws:s3:::*", "*", "arn:*:s*:*:*:*", "${aws:SourceArn}", "arn:aws:s3:::${aws:username}"]),
        ["Tags"] = ("aws:TagKeys", ["ann", "key", "team-1", "", "k*"]),
        ["Team"] = ("aws:PrincipalTag/team", ["key", "ann", "", "home", "accounts.google.com"]),
        ["Provider"] = ("aws:FederatedProvider", ["accounts.google.com", "", "x"]),
    };

    private static readonly string[] TypeNames = [.. Types.Keys];

    private static readonly ConditionOperatorKind[] Operators = Enum.GetValues<ConditionOperatorKind>();

    private readonly Random _random = new(seed);

    public PolicyDocuments Documents()
    {
        var withServiceControl = Chance(4);
        return new PolicyDocuments
        {
            Identity = Many(3, () => Document(DocumentKind.Identity)),
            Group = Many(2, () => Document(DocumentKind.Identity)),
            Boundary = Chance(3) ? Many(2, () => Document(DocumentKind.Identity)) : null,
            Session = Chance(3) ? Document(DocumentKind.Identity) : null,
            Resource = Chance(2) ? Document(DocumentKind.Resource) : null,
            ServiceControl = withServiceControl ? Many(3, () => Many(3, () => Chance(2) ? FullAccess : Document(DocumentKind.Identity))) : [],
            ResourceControl = Chance(6) ? Many(2, () => Many(2, () => Document(DocumentKind.ResourceControl))) : [],
        };
    }

    public AuthorizationRequest Request()
    {
        var resource = Pick(Resources);
        var principal = Pick(Principals);
        return new AuthorizationRequest(
            principal == "anonymous" ? RequestPrincipal.Anonymous : RequestPrincipal.Parse(principal),
            RequestAction.Parse(Pick(Actions)),
            RequestResource.Parse(resource, Chance(3) ? Pick([Here, There]) : null),
            Context());
    }

    /// <summary>A statement to add to a document of that kind.</summary>
    public Statement Statement(DocumentKind kind, Effect? effect = null)
    {
        var isNotAction = Chance(8);
        var isNotResource = Chance(8);
        var actions = Some(ActionPatterns, 3);
        var resources = Some(ResourcePatterns, 3);
        var isNotPrincipal = kind == DocumentKind.Resource && Chance(6);
        var principals = kind == DocumentKind.Identity || Chance(40) ? null
            : kind == DocumentKind.ResourceControl || Chance(4) ? PrincipalSet.Star
            : new PrincipalSet { Principals = [.. Some(Named, 3)] };
        return new Statement
        {
            Effect = effect ?? (kind == DocumentKind.ResourceControl || Chance(5) ? Effect.Deny : Effect.Allow),
            Principal = isNotPrincipal ? null : principals,
            NotPrincipal = isNotPrincipal ? principals : null,
            Actions = isNotAction ? [] : actions,
            NotActions = isNotAction ? actions : [],
            Resources = isNotResource || (kind == DocumentKind.Resource && Chance(4)) ? [] : resources,
            NotResources = isNotResource ? resources : [],
            Conditions = Chance(2) ? [] : [.. Many(3, Condition).DistinctBy(c => (c.Operator, c.Key))],
        };
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public IReadOnlyList<T> Shuffle<T>(IReadOnlyList<T> items)
    {
        var array = items.ToArray();
        _random.Shuffle(array);
        return array;
    }

    private static PolicyDocument FullAccess { get; } =
        new() { Statements = [new Statement { Effect = Effect.Allow, Actions = ["*"], Resources = ["*"] }] };

    private PolicyDocument Document(DocumentKind kind) => new()
    {
        Version = Chance(6) ? null : PolicyDocument.CurrentVersion,
        Statements = [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Statement(kind))],
    };

    private Condition Condition()
    {
        var kind = Pick(Operators);
        var qualifier = Chance(3) ? Pick([SetQualifier.ForAllValues, SetQualifier.ForAnyValue]) : SetQualifier.None;
        var type = TypeNames.FirstOrDefault(t => kind.ToString().Replace("Not", "", StringComparison.Ordinal).StartsWith(t, StringComparison.Ordinal));
        var values = kind == ConditionOperatorKind.Null ? [Pick(["true", "false"])] : Many(3, () => Pick(Types[type is null || Chance(8) ? Pick(TypeNames) : type].Values));
        return new Condition(new ConditionOperator(kind, qualifier, kind != ConditionOperatorKind.Null && Chance(4)), Cased(Types[type is null || Chance(4) ? Pick(TypeNames) : type].Key), values);
    }

    private RequestContext Context()
    {
        var keys = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        for (var i = _random.Next(10); i > 0; i--)
        {
            var (key, values) = Types[Pick(TypeNames)];
            var value = Chance(12) ? Types[Pick(TypeNames)].Values : values;
            keys[Cased(key)] = Chance(3) ? ContextValue.OfMany(Many(3, () => Pick(value))) : ContextValue.Of(Pick(value));
        }

        return new RequestContext(keys);
    }

    private string Cased(string key) => Chance(5) ? key.ToUpperInvariant() : key;

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private List<T> Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];

    private List<T> Some<T>(T[] items, int most) => [.. Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => Pick(items)).Distinct()];
}

internal enum DocumentKind
{
    Identity,
    Resource,
    ResourceControl,
}
