using System.Globalization;
using System.Text;

namespace IotIamTools.Core.Policies;

/// <summary>
/// Tells whether policies are written alike: the same statements but for their order, the order and repetition of values, one value against a list of one, Sid and Id, the
/// case of actions, operators and condition keys, and the version where no <c>${</c> stands. No value is taken for another, whatever characters it has.
/// </summary>
internal static class PolicyForm
{
    /// <summary>Whether two documents are written alike.</summary>
    public static bool AreAlike(PolicyDocument a, PolicyDocument b) => Keys(a).SetEquals(Keys(b));

    /// <summary>A text that statements have in common if they are written alike, and no others.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="hasVariables">Whether <c>${...}</c> are variables in it.</param>
    public static string Key(Statement statement, bool hasVariables)
    {
        var isPlain = !hasVariables && statement.Resources.Concat(statement.NotResources).Concat(statement.Conditions.SelectMany(c => c.Values))
            .Any(v => v.Contains("${", StringComparison.Ordinal));
        return Join(
        [
            statement.Effect.ToString(),
            isPlain ? "plain" : "",
            Principals(statement.Principal),
            Principals(statement.NotPrincipal),
            Set(statement.Actions.Select(a => a.ToUpperInvariant())),
            Set(statement.NotActions.Select(a => a.ToUpperInvariant())),
            Set(statement.Resources),
            Set(statement.NotResources),
            Set(statement.Conditions.Select(c => Join([c.Operator.ToString(), c.Key.ToUpperInvariant(), Set(c.Values)]))),
        ]);
    }

    /// <summary>Texts as one text that no other texts make: each has its length before it.</summary>
    public static string Join(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:").Append(part);
        }

        return text.ToString();
    }

    private static HashSet<string> Keys(PolicyDocument document) => document.Statements.Select(s => Key(s, document.HasVariables)).ToHashSet(StringComparer.Ordinal);

    private static string Set(IEnumerable<string> values) => Join(values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Principals(PrincipalSet? principals) => principals is null ? "" : Set(principals.Principals.Select(p => Join([p.Kind.ToString(), p.Value])));
}
