using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>
/// What the condition keys about the principal are for each kind of principal. Source: IAM user guide, reference_policies_condition-keys (properties of the
/// principal) and reference_policies_variables (principal key values).
/// </summary>
/// <param name="principals">The principals.</param>
internal sealed class PrincipalKeys(PrincipalDomain principals)
{
    private const string Arn = "AWS:PRINCIPALARN";
    private const string Account = "AWS:PRINCIPALACCOUNT";
    private const string UserName = "AWS:USERNAME";

    private static readonly string[] PrincipalTypes = ["User", "AssumedRole", "FederatedUser", "Account", "Anonymous"];
    private static readonly int[] TwelveCharacters = [.. Enumerable.Repeat(WildcardPattern.SegmentAny, 12)];

    /// <summary>The sets of values that tell principals apart by a key.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<Pattern[]> Sets(string key) => !principals.IsTied ? [] : key.ToUpperInvariant() switch
    {
        Arn => [.. principals.Points.Select(p => p.Principal).Where(p => p.AccountId is not null).SelectMany(p => new[] { Literal(ArnOf(p)), Wild($"{ParentOf(p)}/?*") }), .. Kinds()],
        Account => [.. principals.Points.Select(p => p.Principal.AccountId).OfType<string>().Distinct().Select(Literal), [new Pattern(TwelveCharacters, "")]],
        UserName => [.. principals.Points.Where(p => p.Principal.Type == PrincipalType.User).Select(p => p.Principal.Name).Distinct().Select(Literal)],
        "AWS:PRINCIPALTYPE" => [.. PrincipalTypes.Select(Literal)],
        "AWS:PRINCIPALISAWSSERVICE" => [Literal("true"), Literal("false")],
        "AWS:PRINCIPALSERVICENAME" or "AWS:FEDERATEDPROVIDER" => [.. principals.Points.Where(p => p.Principal.AccountId is null).Select(p => p.Principal.Id).Distinct().Select(Literal)],
        _ => [],
    };

    /// <summary>The state of a key for a principal; null if the key does not depend on it.</summary>
    public KeyState? StateOf(PrincipalPoint point, KeyDomain key)
    {
        var principal = point.Principal;
        var (isOfAccount, isService) = (principal.AccountId is not null, principal.Type == PrincipalType.Service);
        return principals.IsTied ? key.Key.ToUpperInvariant() switch
        {
            Account => isOfAccount ? One(v => IsAccountOf(point, v)) : Absent(),
            Arn => isOfAccount ? One(v => IsArnOf(point, v)) : Absent(),
            UserName => principal.Type != PrincipalType.User ? Absent() : One(v => point.IsNamed ? v == principal.Name : !IsNamedUser(principal, v)),
            "AWS:PRINCIPALTYPE" => principal.ContextKeys().Where(k => k.Key == "aws:PrincipalType").Select(k => k.Value.Values[0]).FirstOrDefault() is { } type
                ? One(v => v == type)
                : Absent(),
            "AWS:PRINCIPALISAWSSERVICE" => One(v => v == (isService ? "true" : "false")),
            "AWS:PRINCIPALSERVICENAME" => isService ? One(v => point.IsNamed ? v == principal.Id : !IsNamedName(v)) : Absent(),
            "AWS:FEDERATEDPROVIDER" => point.Provider is { } provider ? One(v => v == provider)
                : principal.Type == PrincipalType.FederatedIdentity ? One(v => point.IsNamed ? v == principal.Id : !IsNamedName(v))
                : Absent(),
            "AWS:PRINCIPALORGID" or "AWS:PRINCIPALORGPATHS" when !isOfAccount => Absent(),
            _ => null,
        }
        : null;

        KeyState Absent() => key.Only(isAbsent: true, _ => false);
        KeyState One(Func<string, bool> isValue) => key.Only(isAbsent: false, isValue);
    }

    /// <summary>A principal of the kind that agrees with the values of the keys, for a request.</summary>
    public static RequestPrincipal Choose(PrincipalPoint point, RequestContext context)
    {
        var principal = point.Principal;
        var arn = Value("aws:PrincipalArn");
        var account = Value("aws:PrincipalAccount");
        var user = Value("aws:username");
        if (point.IsNamed || principal.AccountId is null)
        {
            return principal;
        }

        var parsed = Iam.Arn.TryParse(arn, out var parts);
        var owner = account is not null && Iam.Arn.IsAccountId(account) ? account : parsed && Iam.Arn.IsAccountId(parts.Account) ? parts.Account.ToString() : principal.AccountId;
        var called = parsed && parts.Resource.Contains('/') ? parts.ResourceName.ToString() : user ?? principal.Name;
        var text = principal.Type switch
        {
            PrincipalType.Root => $"arn:{principal.Partition}:iam::{owner}:root",
            _ when parsed && principal.Type is PrincipalType.User or PrincipalType.Role => arn!,
            PrincipalType.User when user is not null => $"arn:{principal.Partition}:iam::{owner}:user/{user}",
            PrincipalType.RoleSession => $"arn:{principal.Partition}:sts::{owner}:assumed-role/{called}/session",
            _ => principal.Id.Replace(principal.AccountId, owner, StringComparison.Ordinal),
        };
        try
        {
            return RequestPrincipal.Parse(text);
        }
        catch (FormatException)
        {
            return principal;
        }

        string? Value(string key) => context.Keys.TryGetValue(key, out var value) && value.Values is [var first, ..] ? first : null;
    }

    private static Pattern[] Literal(string text) => [new Pattern([.. text.Select(c => (int)c)], text)];

    private static Pattern[] Wild(string text) =>
        [new Pattern([.. text.Select(c => c switch { '*' => WildcardPattern.Star, '?' => WildcardPattern.Any, _ => c })], text)];

    private static IEnumerable<Pattern[]> Kinds() => [Kind("iam", "user/?*"), Kind("iam", "role/?*"), Kind("iam", "root"), Kind("sts", "federated-user/?*")];

    private static Pattern[] Kind(string service, string resource) =>
        [new Pattern([.. "arn:".Select(c => (int)c), WildcardPattern.SegmentStar, .. $":{service}::".Select(c => (int)c), .. TwelveCharacters, ':', .. Wild(resource)[0].Codes], resource)];

    /// <summary>The key holds the ARN of the role for a session of it.</summary>
    private string ArnOf(RequestPrincipal principal) => principal.Type != PrincipalType.RoleSession ? principal.Id
        : principals.Named.FirstOrDefault(n => n.StartsWith($"arn:{principal.Partition}:iam::{principal.AccountId}:role/", StringComparison.Ordinal) && n.EndsWith($"/{principal.Name}", StringComparison.Ordinal))
            ?? $"arn:{principal.Partition}:iam::{principal.AccountId}:role/{principal.Name}";

    private static string ParentOf(RequestPrincipal principal) => principal.Type switch
    {
        PrincipalType.User => $"arn:{principal.Partition}:iam::{principal.AccountId}:user",
        PrincipalType.FederatedUser => $"arn:{principal.Partition}:sts::{principal.AccountId}:federated-user",
        _ => $"arn:{principal.Partition}:iam::{principal.AccountId}:role",
    };

    private bool IsUnknown(RequestPrincipal principal) => !principals.Points.Any(p => p.IsNamed && p.Principal.AccountId == principal.AccountId);

    private bool IsAccountOf(PrincipalPoint point, string value) => IsUnknown(point.Principal)
        ? value.Length == 12 && !principals.Points.Any(p => p.IsNamed && p.Principal.AccountId == value)
        : value == point.Principal.AccountId;

    private bool IsArnOf(PrincipalPoint point, string value)
    {
        var principal = point.Principal;
        var own = ArnOf(principal);
        if (point.IsNamed || principals.Named.Contains(own))
        {
            return value == own;
        }

        if (!Iam.Arn.TryParse(value, out var arn) || principals.Named.Contains(value))
        {
            return false;
        }

        var isOwner = IsUnknown(principal)
            ? arn.Account.Length == 12 && !IsNamedAccount(arn.Account.ToString())
            : arn.Account.SequenceEqual(principal.AccountId) && arn.Partition.SequenceEqual(principal.Partition);
        return isOwner && (principal.Type == PrincipalType.Root
            ? arn.Resource.SequenceEqual("root")
            : arn.Resource.StartsWith(ParentOf(principal).AsSpan()[(ParentOf(principal).LastIndexOf(':') + 1)..], StringComparison.Ordinal));
    }

    private bool IsNamedAccount(string account) => principals.Points.Any(p => p.IsNamed && p.Principal.AccountId == account);

    private bool IsNamedUser(RequestPrincipal other, string name) =>
        principals.Points.Any(p => p.IsNamed && p.Principal.Type == PrincipalType.User && p.Principal.AccountId == other.AccountId && p.Principal.Name == name);

    private bool IsNamedName(string name) => principals.Points.Any(p => p.IsNamed && p.Principal.Id == name);
}
