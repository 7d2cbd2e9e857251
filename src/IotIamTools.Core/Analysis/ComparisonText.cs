using System.Globalization;
using IotIamTools.Core.Decisions.Simulation;

namespace IotIamTools.Core.Analysis;

/// <summary>Says for people what a comparison found.</summary>
public static class ComparisonText
{
    /// <summary>The answer in one sentence.</summary>
    public static string Sentence(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Equal => "both policies decide every request alike",
        ComparisonVerdict.NoNewAccess => "the new policy allows nothing that the old one does not allow, and removes no explicit deny",
        ComparisonVerdict.NewAccess => "the new policy allows requests that the old one does not allow",
        ComparisonVerdict.DenyRemoved => "the new policy allows nothing new by itself, but no longer denies requests explicitly; another policy can now allow them",
        _ => "there is neither a proof that both are alike nor a request that shows a difference; treat the change as new access",
    };

    /// <summary>The whole comparison, a line each.</summary>
    public static IEnumerable<string> Lines(PolicyComparison comparison) =>
    [
        $"{comparison.Verdict}: {Sentence(comparison.Verdict)}",
        .. comparison.Reason is { } reason ? [$"  {(comparison.Verdict == ComparisonVerdict.Unknown ? "because" : "note:")} {reason}"] : Array.Empty<string>(),
        .. Groups("gained", comparison.Gained),
        .. Groups("no longer denied", comparison.DeniesRemoved),
        .. Groups("lost", comparison.Lost),
        .. Groups("newly denied", comparison.DeniesAdded),
    ];

    /// <summary>One group in one sentence, such as "s3:PutObject on arn:aws:s3:::b/* if StringEquals aws:RequestedRegion = eu-west-1".</summary>
    public static string Sentence(AccessGroup group) => string.Concat(
        Shown(group.Actions),
        group.Resources.Count > 0 ? $" on {Shown(group.Resources)}" : "",
        group.Principals.Count > 0 ? $" to {Shown(group.Principals)}" : "",
        group.Conditions.Count > 0 ? $" if {string.Join(" and ", group.Conditions)}" : "");

    private static IEnumerable<string> Groups(string title, IReadOnlyList<AccessGroup> groups)
    {
        foreach (var group in groups)
        {
            var line = group.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $", line {number}") : "";
            yield return group.Statement is { } statement ? string.Create(CultureInfo.InvariantCulture, $"{title} (statement {statement}{line}):") : $"{title}:";
            yield return $"  {Sentence(group)}";
            yield return $"  such as {RequestJson.Write(group.Witness)}";
        }
    }

    private static string Shown(IReadOnlyList<string> texts)
    {
        const int Most = 20;
        var list = string.Join(", ", texts.Take(Most));
        return texts.Count > Most ? string.Create(CultureInfo.InvariantCulture, $"{list} and {texts.Count - Most} more") : list;
    }
}
