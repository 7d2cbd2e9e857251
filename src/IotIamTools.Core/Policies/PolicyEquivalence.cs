using System.Numerics;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Policies;

/// <summary>
/// Compares policy documents by what they mean, not by their text. Without meaning are: the order of statements and values,
/// one value against a list of one, repeated values and those that a wider one beside them has already, Sid and Id, the
/// case of actions and condition keys, how actions, resources and principals are spread over statements, an account's
/// number against its root ARN, <c>"*"</c> against <c>{"AWS": "*"}</c>, the version where no <c>${</c> stands.
/// Conditions are compared one by one; two that are written differently but always agree count as different.
/// Source: IAM user guide, reference_policies_elements and reference_policies_grammar.
/// </summary>
public static class PolicyEquivalence
{
    /// <summary>Whether the two documents mean the same.</summary>
    public static bool AreEquivalent(PolicyDocument a, PolicyDocument b) => AreEquivalent(PolicyClause.Of(a), PolicyClause.Of(b));

    /// <summary>Whether the clauses of two documents mean the same.</summary>
    internal static bool AreEquivalent(List<PolicyClause> a, List<PolicyClause> b) => !Uncovered(a, b).Any() && !Uncovered(b, a).Any();

    /// <summary>
    /// What the second document grants or denies that the first does not, as sentences for people, such as
    /// "Allow sts:AssumeRole to Service: greengrass.amazonaws.com if StringEquals aws:SourceAccount = 123456789012";
    /// empty where there is nothing. They are in the order of the second document's statements.
    /// </summary>
    /// <param name="first">The document to compare with.</param>
    /// <param name="second">The document that may have more.</param>
    public static IReadOnlyList<string> Added(PolicyDocument first, PolicyDocument second) =>
        Uncovered(PolicyClause.Of(second), PolicyClause.Of(first)).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>The parts of the clauses that no other clause has.</summary>
    private static IEnumerable<string> Uncovered(List<PolicyClause> clauses, List<PolicyClause> others)
    {
        var byContext = others.ToLookup(c => c.Context, c => new Cover(c), StringComparer.Ordinal);
        return clauses.SelectMany(c => Uncovered(c, byContext[c.Context].ToList()));
    }

    /// <summary>
    /// A clause is the product of its principals, actions and resources, which can be millions of triples. It is not
    /// multiplied out: terms that the same of the other clauses have are one group, and only groups are combined. A
    /// triple of groups is covered where one clause has all three.
    /// </summary>
    private static IEnumerable<string> Uncovered(PolicyClause clause, List<Cover> others)
    {
        var principals = Groups(clause.Principals, others.ConvertAll(o => o.Principal));
        var actions = Groups(clause.Actions, others.ConvertAll(o => o.Action));
        var resources = Groups(clause.Resources, others.ConvertAll(o => o.Resource));
        foreach (var principal in principals)
        {
            // Actions that lack the same resources are told in one sentence.
            var missing = new Dictionary<string, (List<PolicyClause.Term> Actions, List<PolicyClause.Term> Resources)>(StringComparer.Ordinal);
            foreach (var action in actions)
            {
                var both = principal.Owners & action.Owners;
                var open = resources.Where(r => (r.Owners & both).IsZero).ToList();
                if (open.Count == 0)
                {
                    continue;
                }

                var key = string.Join(' ', open.Select(r => r.Owners));
                if (!missing.TryGetValue(key, out var entry))
                {
                    missing.Add(key, entry = ([], open.SelectMany(r => r.Terms).ToList()));
                }

                entry.Actions.AddRange(action.Terms);
            }

            foreach (var (missingActions, missingResources) in missing.Values)
            {
                yield return clause.Sentence(principal.Terms, missingActions, missingResources);
            }
        }
    }

    /// <summary>The terms that the same clauses have, together; a bit of the number is a clause.</summary>
    private static List<(BigInteger Owners, List<PolicyClause.Term> Terms)> Groups(IReadOnlyList<PolicyClause.Term> terms, List<Predicate<PolicyClause.Term>> finders)
    {
        var groups = new List<(BigInteger Owners, List<PolicyClause.Term> Terms)>();
        var byOwners = new Dictionary<BigInteger, List<PolicyClause.Term>>();
        foreach (var term in terms)
        {
            var owners = BigInteger.Zero;
            for (var i = 0; i < finders.Count; i++)
            {
                if (finders[i](term))
                {
                    owners |= BigInteger.One << i;
                }
            }

            if (!byOwners.TryGetValue(owners, out var group))
            {
                byOwners.Add(owners, group = []);
                groups.Add((owners, group));
            }

            group.Add(term);
        }

        return groups;
    }

    /// <summary>Whether the terms have a term, equal or in a wider pattern.</summary>
    private static Predicate<PolicyClause.Term> Finder(IReadOnlyList<PolicyClause.Term> terms, Func<string, string, bool> covers)
    {
        var keys = terms.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var patterns = terms.Where(t => !t.IsNegated && PolicyPattern.HasWildcard(t.Key)).Select(t => t.Key).ToList();
        return term => keys.Contains(term.Key) || (term.Key.Length > 0 && patterns.Exists(p => (!term.IsNegated || p == "*") && covers(p, term.Key)));
    }

    /// <summary>Tells of a term whether a clause has it.</summary>
    private sealed class Cover(PolicyClause clause)
    {
        public Predicate<PolicyClause.Term> Principal { get; } = Finder(clause.Principals, (_, _) => false);

        public Predicate<PolicyClause.Term> Action { get; } = Finder(clause.Actions, PolicyPattern.ActionCovers);

        public Predicate<PolicyClause.Term> Resource { get; } = Finder(clause.Resources, PolicyPattern.ResourceCovers);
    }
}
