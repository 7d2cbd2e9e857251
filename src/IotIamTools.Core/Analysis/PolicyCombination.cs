using System.Globalization;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Analysis;

/// <summary>Several policies as one.</summary>
/// <param name="Document">The one policy, in the current version.</param>
/// <param name="Origins">For each of its statements the index of the document that it is from; of equal ones the first.</param>
/// <param name="Warnings">What its author should know, as sentences.</param>
public sealed record CombinedPolicy(PolicyDocument Document, IReadOnlyList<int> Origins, IReadOnlyList<string> Warnings);

/// <summary>
/// Combines policies into one that has all of their statements in their order. Of statements that mean the same (<see cref="PolicyMeaning"/>)
/// the first is kept; a Sid that another statement has already gets a number, since Sids must be unique in a policy and mean nothing to IAM.
/// </summary>
public static class PolicyCombination
{
    private const int MostCompared = 40;

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
        var forms = new Dictionary<string, int>(StringComparer.Ordinal);
        var alike = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var origin = 0; origin < documents.Count; origin++)
        {
            foreach (var statement in documents[origin].Statements)
            {
                // All statements come into one policy of the current version, so they are compared as its statements.
                var form = PolicyForm.Key(statement, hasVariables: true);
                var others = Others(alike, statement);
                if (forms.TryGetValue(form, out var same) || (same = FindSame(kept, others, statement)) >= 0)
                {
                    kept[same] = kept[same] with { Statement = Named(kept[same].Statement, statement.Sid) };
                    continue;
                }

                forms.Add(form, kept.Count);
                others.Add(kept.Count);
                kept.Add((statement, origin));
                if (!documents[origin].HasVariables && HasVariable(statement))
                {
                    warnings.Add($"Statement {kept.Count.ToString(CultureInfo.InvariantCulture)} is from a policy of version {documents[origin].Version ?? PolicyDocument.OldVersion}, in which ${{...}} is plain text; in version {PolicyDocument.CurrentVersion} it is a variable. For the plain text write ${{$}}{{...}}.");
                }
            }
        }

        return kept;
    }

    /// <summary>The statements kept so far that may mean the same: they have the same effect, services and condition keys.</summary>
    private static List<int> Others(Dictionary<string, List<int>> alike, Statement statement)
    {
        var actions = statement.Actions.Concat(statement.NotActions).Select(a => a.Split(':')[0].ToUpperInvariant());
        var keys = statement.Conditions.Select(c => c.Key.ToUpperInvariant());
        var key = PolicyForm.Join(
        [
            statement.Effect.ToString(),
            PolicyForm.Join(actions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            PolicyForm.Join(keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        ]);
        if (!alike.TryGetValue(key, out var others))
        {
            alike.Add(key, others = []);
        }

        return others;
    }

    /// <summary>The index of a statement that means the same, or -1. Among very many that are alike only those that are written alike are found.</summary>
    private static int FindSame(List<(Statement Statement, int Origin)> kept, List<int> others, Statement statement) =>
        others.Count > MostCompared ? -1 : others.FindIndex(o => PolicyMeaning.AreSame(One(kept[o].Statement), One(statement))) is >= 0 and var found ? others[found] : -1;

    private static PolicyDocument One(Statement statement) => new() { Statements = [statement] };

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
