using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Analysis;

/// <summary>What replacing a policy would change, for people.</summary>
/// <param name="Goes">What the policy that is replaced allows or denies beyond the other, each with a request that shows it if one is known.</param>
/// <param name="Comes">What the policy that takes its place allows or denies beyond the other, in the same way.</param>
/// <param name="Lines">Both without the requests: first what goes, with "- ", then what comes, with "+ ".</param>
public sealed record PolicyChange(IReadOnlyList<string> Goes, IReadOnlyList<string> Comes, IReadOnlyList<string> Lines)
{
    /// <summary>The change; null if both policies mean the same (<see cref="PolicyMeaning"/>).</summary>
    /// <param name="before">The policy that is replaced.</param>
    /// <param name="after">The policy that takes its place.</param>
    /// <param name="kind">What kind of policy they are.</param>
    public static PolicyChange? Of(PolicyDocument before, PolicyDocument after, PolicyKind kind)
    {
        if (PolicyForm.AreAlike(before, after))
        {
            return null;
        }

        var comparison = PolicyMeaning.Differences(before, after, kind);
        if (comparison is { Verdict: ComparisonVerdict.Equal })
        {
            return null;
        }

        var goes = Words(PolicyEquivalence.Added(after, before), comparison?.Lost, comparison?.DeniesRemoved);
        var comes = Words(PolicyEquivalence.Added(before, after), comparison?.Gained, comparison?.DeniesAdded);
        if (goes.Count + comes.Count == 0)
        {
            // Neither in words nor in requests is there a difference to name, and no proof that there is none.
            comes = [(comparison?.Reason ?? "the documents are written differently", "")];
        }

        return new PolicyChange(
            [.. goes.Select(w => w.Text + w.Example)],
            [.. comes.Select(w => w.Text + w.Example)],
            [.. goes.Select(w => "- " + w.Text), .. comes.Select(w => "+ " + w.Text)]);
    }

    /// <summary>The policies' own words for what one has beyond the other, and otherwise those of the groups; the first with a request that shows it.</summary>
    private static List<(string Text, string Example)> Words(IReadOnlyList<string> words, IReadOnlyList<AccessGroup>? allowed, IReadOnlyList<AccessGroup>? denied)
    {
        var groups = (allowed ?? []).Select(g => (Effect: Effect.Allow, Group: g)).Concat((denied ?? []).Select(g => (Effect: Effect.Deny, Group: g))).ToList();
        var texts = words.Count > 0 ? words : [.. groups.Select(g => $"{g.Effect} {ComparisonText.Sentence(g.Group)}")];
        var example = groups.Count > 0 ? $", such as {Example(groups[0].Group.Witness)}" : "";
        return [.. texts.Select((t, i) => (t, i == 0 ? example : ""))];
    }

    private static string Example(AuthorizationRequest request)
    {
        var context = request.Context.Keys.Count == 0 ? "" : $" with {string.Join(", ", request.Context.Keys.Select(k => $"{k.Key} = {k.Value}"))}";
        return $"{request.Action} on {request.Resource} by {request.Principal}{context}";
    }
}
