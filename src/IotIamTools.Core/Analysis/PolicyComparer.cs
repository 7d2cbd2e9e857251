using IotIamTools.Core.Actions;
using IotIamTools.Core.Analysis.Sets;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Analysis;

/// <summary>
/// Compares two policies by the requests that they decide, of which there are infinitely many: either it proves that no request is decided differently, or it gives one that is, and the
/// decision engine confirms it. Source: IAM user guide, reference_policies_evaluation-logic and reference_policies_elements.
/// </summary>
public static class PolicyComparer
{
    /// <summary>Whether the two policies decide every request alike, and if not, which requests they decide differently.</summary>
    /// <param name="old">The policy before the change.</param>
    /// <param name="new">The policy after it.</param>
    /// <param name="kind">What kind of policy they are.</param>
    /// <param name="options">The bounds; null for the usual ones.</param>
    public static PolicyComparison Compare(PolicyDocument old, PolicyDocument @new, PolicyKind kind = PolicyKind.Identity, ComparisonOptions? options = null)
    {
        options ??= new ComparisonOptions();
        var type = kind switch
        {
            PolicyKind.Identity => PolicyType.Identity,
            PolicyKind.ServiceControl => PolicyType.ServiceControl,
            PolicyKind.ResourceControl => PolicyType.ResourceControl,
            _ => PolicyType.Resource,
        };
        var pair = new PolicyPair(old, @new, type);
        var budget = new Budget(options.MaxSteps);
        var search = new ChangeSearch(pair, new WitnessFinder(type, kind == PolicyKind.Trust, ActionCatalog.Default), budget, options.MaxGroups);
        var gained = search.Run(Question.Gained);
        var removed = search.Run(Question.DeniesRemoved);
        var lost = search.Run(Question.Lost);
        var added = search.Run(Question.DeniesAdded);
        var (verdict, reason) = Judge(gained, removed, lost, added);
        return new PolicyComparison
        {
            Verdict = verdict,
            Gained = gained.Groups,
            DeniesRemoved = removed.Groups,
            Lost = lost.Groups,
            DeniesAdded = added.Groups,
            Reason = reason,
            Steps = budget.Spent,
        };
    }

    /// <summary>Compares two texts; the groups then have the lines of their statements.</summary>
    /// <param name="old">The text of the policy before the change.</param>
    /// <param name="new">The text of the policy after it.</param>
    /// <param name="kind">What kind of policy they are.</param>
    /// <param name="options">The bounds; null for the usual ones.</param>
    /// <exception cref="PolicyFormatException">One of the texts is not a policy document.</exception>
    public static PolicyComparison Compare(string old, string @new, PolicyKind kind = PolicyKind.Identity, ComparisonOptions? options = null)
    {
        var comparison = Compare(PolicyDocument.Parse(old), PolicyDocument.Parse(@new), kind, options);
        var (oldLines, newLines) = (StatementLines.Of(old), StatementLines.Of(@new));
        return comparison with
        {
            Gained = WithLines(comparison.Gained, newLines),
            DeniesAdded = WithLines(comparison.DeniesAdded, newLines),
            Lost = WithLines(comparison.Lost, oldLines),
            DeniesRemoved = WithLines(comparison.DeniesRemoved, oldLines),
        };
    }

    private static List<AccessGroup> WithLines(IReadOnlyList<AccessGroup> groups, IReadOnlyList<int> lines) =>
        [.. groups.Select(g => g.Statement is { } number ? g with { Line = lines[number - 1] } : g)];

    private static (ComparisonVerdict Verdict, string? Reason) Judge(Findings gained, Findings removed, Findings lost, Findings added)
    {
        if (gained.Groups.Count > 0)
        {
            return (ComparisonVerdict.NewAccess, gained.More ?? gained.Unknown);
        }

        if (gained.Unknown is { } unknown)
        {
            return (ComparisonVerdict.Unknown, unknown);
        }

        if (removed.Groups.Count > 0)
        {
            return (ComparisonVerdict.DenyRemoved, removed.More ?? removed.Unknown);
        }

        if (removed.Unknown is { } doubt)
        {
            return (ComparisonVerdict.Unknown, doubt);
        }

        if (lost.Groups.Count > 0)
        {
            return (ComparisonVerdict.NoNewAccess, lost.More ?? lost.Unknown);
        }

        if (added.Groups.Count > 0)
        {
            return (ComparisonVerdict.NoNewAccess, "the new policy explicitly denies requests that the old one only does not allow");
        }

        return (lost.Unknown ?? added.Unknown) is { } open ? (ComparisonVerdict.Unknown, open) : (ComparisonVerdict.Equal, null);
    }
}
