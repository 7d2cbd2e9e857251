using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Analysis;

/// <summary>
/// Tells whether policies mean the same. That is proved over all requests (<see cref="PolicyComparer"/>); without a proof, policies are the same only if they are written alike.
/// </summary>
public static class PolicyMeaning
{
    /// <summary>Whether two policies decide every request alike.</summary>
    /// <param name="first">A policy.</param>
    /// <param name="second">A policy.</param>
    /// <param name="kind">What kind of policy they are; null takes policies with principals for policies of resources, and others for identity policies.</param>
    public static bool AreSame(PolicyDocument first, PolicyDocument second, PolicyKind? kind = null) =>
        PolicyForm.AreAlike(first, second) || Differences(first, second, kind) is { Verdict: ComparisonVerdict.Equal };

    /// <summary>What a change of a policy changes; null if both are written alike, or if a statement is in neither kind of policy in force, so that only its form counts.</summary>
    /// <param name="before">The policy before the change.</param>
    /// <param name="after">The policy after it.</param>
    /// <param name="kind">What kind of policy they are; see <see cref="AreSame"/>.</param>
    internal static PolicyComparison? Differences(PolicyDocument before, PolicyDocument after, PolicyKind? kind = null)
    {
        var found = kind ?? (before.Statements.Concat(after.Statements).Any(s => s.Principal is not null || s.NotPrincipal is not null) ? PolicyKind.Resource : PolicyKind.Identity);
        return before.Statements.Concat(after.Statements).All(s => IsInForce(s, found)) ? PolicyComparer.Compare(before, after, found, new ComparisonOptions { MaxGroups = 4 }) : null;
    }

    /// <summary>Whether a statement has an effect in a policy of a kind: one of a resource names principals, and another names resources.</summary>
    private static bool IsInForce(Statement statement, PolicyKind kind)
    {
        var hasPrincipal = statement.Principal is not null || statement.NotPrincipal is not null;
        return kind is PolicyKind.Identity or PolicyKind.ServiceControl ? !hasPrincipal && statement.Resources.Count + statement.NotResources.Count > 0 : hasPrincipal;
    }
}
