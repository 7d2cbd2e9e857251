using System.Globalization;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Policies;

/// <summary>Several policies as one.</summary>
/// <param name="Document">The one policy, in the current version.</param>
/// <param name="Origins">For each of its statements the index of the document that it is from; of equal ones the first.</param>
/// <param name="Warnings">What its author should know, as sentences.</param>
public sealed record CombinedPolicy(PolicyDocument Document, IReadOnlyList<int> Origins, IReadOnlyList<string> Warnings);

/// <summary>
/// Combines policies into one that has all of their statements in their order. Of statements that mean the same (<see cref="PolicyEquivalence"/>)
/// the first is kept; a Sid that another statement has already gets a number, since Sids must be unique in a policy and mean nothing to IAM.
/// </summary>
public static class PolicyCombination
{
    /// <summary>Combines the documents.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="id">The Id of the result; by default the one that the documents have, and none where they have several.</param>
    public static CombinedPolicy Combine(IReadOnlyList<PolicyDocument> documents, string? id = null)
    {
        var warnings = new List<string>();
        var kept = Distinct(documents, warnings);
        var ids = documents.Select(d => d.Id).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var document = new PolicyDocument
        {
            Id = id ?? (ids.Count == 1 ? ids[0] : null),
            Statements = WithUniqueSids(kept.ConvertAll(k => k.Statement), warnings),
        };
        if (id is null && ids.Count > 1)
        {
            warnings.Add($"The policies have several Ids, so that their combination has none: {string.Join(", ", ids.Select(Excerpt.Of))}.");
        }

        return new CombinedPolicy(document, kept.ConvertAll(k => k.Origin), warnings);
    }

    private static List<(Statement Statement, int Origin)> Distinct(IReadOnlyList<PolicyDocument> documents, List<string> warnings)
    {
        var kept = new List<(Statement Statement, int Origin)>();
        var seen = new Dictionary<string, List<(List<PolicyClause> Clauses, int Index)>>(StringComparer.Ordinal);
        for (var origin = 0; origin < documents.Count; origin++)
        {
            foreach (var statement in documents[origin].Statements)
            {
                var clauses = PolicyClause.Of(new PolicyDocument { Statements = [statement] });
                var key = Key(clauses[0]);
                if (!seen.TryGetValue(key, out var alike))
                {
                    seen.Add(key, alike = []);
                }

                var same = alike.FindIndex(a => PolicyEquivalence.AreEquivalent(a.Clauses, clauses));
                if (same >= 0)
                {
                    var index = alike[same].Index;
                    kept[index] = kept[index] with { Statement = Named(kept[index].Statement, statement.Sid) };
                    continue;
                }

                alike.Add((clauses, kept.Count));
                kept.Add((statement, origin));
                if (!documents[origin].HasVariables && HasVariable(statement))
                {
                    warnings.Add($"Statement {kept.Count.ToString(CultureInfo.InvariantCulture)} is from a policy of version {documents[origin].Version ?? PolicyDocument.OldVersion}, in which ${{...}} is plain text; in version {PolicyDocument.CurrentVersion} it is a variable. For the plain text write ${{$}}{{...}}.");
                }
            }
        }

        return kept;
    }

    /// <summary>What statements that mean the same have in common, so that few are compared: two patterns match the same only where they differ in nothing but wildcards.</summary>
    private static string Key(PolicyClause clause) => string.Join("\n\n", [clause.Context, Letters(clause.Principals), Letters(clause.Actions), Letters(clause.Resources)]);

    private static string Letters(IEnumerable<PolicyClause.Term> terms) =>
        string.Join('\n', terms.Select(t => string.Concat(t.Key.Where(c => c is not ('*' or '?' or ':')))).Order(StringComparer.Ordinal));

    private static Statement Named(Statement statement, string? sid) => string.IsNullOrEmpty(statement.Sid) && !string.IsNullOrEmpty(sid) ? statement with { Sid = sid } : statement;

    private static bool HasVariable(Statement statement) => statement.Resources.Concat(statement.NotResources).Concat(statement.Conditions.SelectMany(c => c.Values))
        .Any(v => v.Contains("${", StringComparison.Ordinal));

    private static List<Statement> WithUniqueSids(List<Statement> statements, List<string> warnings)
    {
        var taken = statements.Select(s => s.Sid).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var renamed = new List<string>();
        var unique = statements.ConvertAll(statement =>
        {
            if (string.IsNullOrEmpty(statement.Sid) || used.Add(statement.Sid))
            {
                return statement;
            }

            var number = 2;
            string sid;
            do
            {
                sid = statement.Sid + number++.ToString(CultureInfo.InvariantCulture);
            }
            while (!taken.Add(sid));

            used.Add(sid);
            renamed.Add($"{Excerpt.Of(statement.Sid)} is now {Excerpt.Of(sid)}");
            return statement with { Sid = sid };
        });
        if (renamed.Count > 0)
        {
            warnings.Add($"Different statements had the same Sid, so that one of them was given another: {string.Join(", ", renamed)}.");
        }

        return unique;
    }
}
