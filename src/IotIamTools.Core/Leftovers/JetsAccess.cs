using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Leftovers;

/// <summary>Whether policies together are the Jets deploy permissions in their broad form.</summary>
/// <param name="Policies">The policies that have <c>iam:*</c> on <c>*</c>.</param>
/// <param name="Certainty">Certain if they have all services that a version of Jets documents; Likely if they have what every deploy needs; Possible if they have IAM only.</param>
internal sealed record JetsAccess(IReadOnlyList<KnownPolicy> Policies, Certainty Certainty)
{
    private const string Iam = "iam";

    /// <summary>The broad permissions, or null if the policies do not have them. An administrator's <c>*</c> does not count: it is meant.</summary>
    public static JetsAccess? Find(IReadOnlyList<KnownPolicy> policies)
    {
        var granting = policies.Where(p => Services(p.Document, Effect.Allow).Contains(Iam)).ToList();
        if (granting.Count == 0 || policies.Any(p => Services(p.Document, Effect.Deny).Overlaps([Iam, "*"])))
        {
            return null;
        }

        var services = policies.SelectMany(p => Services(p.Document, Effect.Allow)).ToHashSet(StringComparer.Ordinal);
        var certainty = LeftoverFacts.JetsBaselines.Any(b => services.IsSupersetOf(b.Services)) ? Certainty.Certain
            : services.Contains("cloudformation") ? Certainty.Likely
            : Certainty.Possible;
        return new JetsAccess(granting, certainty);
    }

    /// <summary>The services all of whose actions are allowed or denied on everything, without conditions.</summary>
    private static HashSet<string> Services(PolicyDocument document, Effect effect) => document.Statements
        .Where(s => s.Effect == effect && s.Conditions.Count == 0 && s.Resources.Contains("*", StringComparer.Ordinal))
        .SelectMany(s => s.Actions)
        .Select(a => a.Split(':', 2))
        .Where(a => a[^1].Trim('*').Length == 0)
        .Select(a => a[0].ToLowerInvariant())
        .ToHashSet(StringComparer.Ordinal);
}
