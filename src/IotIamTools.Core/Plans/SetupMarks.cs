using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Plans;

/// <summary>
/// Tells whether what has the name of a part of a set-up is that part, before it is removed: a name alone may be anybody's. A role is known by
/// its trust policy, a group by its policies, a customer managed policy by its actions.
/// </summary>
internal static class SetupMarks
{
    /// <summary>Why a role is not the set-up's; null if it is: its trust policy lets in one of those that the set-up's lets in, and nobody else.</summary>
    public static string? ProblemOf(Role role, RoleSpec spec)
    {
        if (TrustOrder.IsPlaceholder(role.TrustPolicy))
        {
            return null;
        }

        if (!PolicyParser.TryParse(role.TrustPolicy, out var trust, out _))
        {
            return "its trust policy is not a valid policy";
        }

        var expected = Principals(spec.Trust);
        var actual = Principals(trust!);
        var others = actual.Except(expected, StringComparer.OrdinalIgnoreCase).ToList();
        return actual.Count == 0 ? $"its trust policy lets nobody in, and the set-up's lets {List(expected)} in"
            : others.Count == actual.Count ? $"its trust policy names {List(others)}, not {List(expected)} as the set-up's does"
            : others.Count > 0 ? $"its trust policy also names {List(others)}, which the set-up's does not"
            : null;
    }

    /// <summary>Why a group is not the set-up's; null if it is: it has one of the set-up's policies, or none at all.</summary>
    public static string? ProblemOf(IReadOnlyList<string> inlineNames, IReadOnlyList<AttachedPolicy> attached, GroupSpec spec) =>
        inlineNames.Count + attached.Count == 0 || inlineNames.Any(n => IsOf(spec, n)) || attached.Any(a => IsOf(spec, a))
            ? null
            : $"it has {List([.. inlineNames, .. attached.Select(a => a.Name)])}, and none of the set-up's policies";

    /// <summary>Whether an inline policy is one that the set-up gives a group.</summary>
    public static bool IsOf(GroupSpec spec, string inlineName) => spec.InlinePolicies.Any(p => p.Name == inlineName);

    /// <summary>Whether a managed policy is one that the set-up gives a group.</summary>
    public static bool IsOf(GroupSpec spec, AttachedPolicy attached) => spec.ManagedPolicies.Any(p => p.Arn == attached.Arn || p.SatisfiedBy.Contains(attached.Arn));

    /// <summary>Why a customer managed policy is not the set-up's; null if it is: it has an action in common with it.</summary>
    public static string? ProblemOf(string? document, PolicySpec spec)
    {
        if (document is null || !PolicyParser.TryParse(document, out var actual, out _))
        {
            return "its document is not a valid policy";
        }

        var expected = Actions(spec.Document).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Actions(actual!).Any(expected.Contains) ? null : "it has no action in common with the set-up's policy";
    }

    private static List<string> Principals(PolicyDocument trust) =>
    [
        .. trust.Statements.Where(s => s.Effect == Effect.Allow)
            .SelectMany(s => s.Principal?.Principals.Select(p => Normalize(p.Value)) ?? ["everybody else than " + s.NotPrincipal])
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    // An account and its root user are the same principal. Source: IAM user guide, reference_policies_elements_principal.
    private static string Normalize(string principal) =>
        Iam.Arn.TryParse(principal, out var arn) && arn is { Service: "iam", Resource: "root" } ? arn.Account.ToString() : principal;

    private static IEnumerable<string> Actions(PolicyDocument document) => document.Statements.SelectMany(s => s.Actions.Concat(s.NotActions));

    private static string List(List<string> texts) => texts.Count == 0 ? "nobody" : string.Join(", ", texts);
}
