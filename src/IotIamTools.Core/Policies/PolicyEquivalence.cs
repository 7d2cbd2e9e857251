using System.Text;

namespace IotIamTools.Core.Policies;

/// <summary>
/// Compares policy documents by what they mean, not by their text: the order of statements and values, one value
/// against a list of one, repeated values, Sid and Id, the case of actions and condition keys, how actions, resources and
/// principals are spread over statements, an account's number against its root ARN. Source: IAM user guide,
/// reference_policies_elements and reference_policies_grammar.
/// </summary>
public static class PolicyEquivalence
{
    /// <summary>Whether the two documents mean the same.</summary>
    public static bool AreEquivalent(PolicyDocument a, PolicyDocument b) => Atoms(a).SetEquals(Atoms(b));

    /// <summary>What the second document grants or denies that the first does not, as short sentences for people, sorted.</summary>
    public static IReadOnlyList<string> Added(PolicyDocument first, PolicyDocument second)
    {
        var added = Atoms(second);
        added.ExceptWith(Atoms(first));
        return [.. added.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The document as the set of its smallest statements: one effect, one principal, one action, one resource, and the
    /// conditions. Statements of one effect are ORed, and so are their principals, actions and resources, which makes
    /// the set the meaning. What is negated (Not...) cannot be split and stays whole.
    /// </summary>
    internal static HashSet<string> Atoms(PolicyDocument document)
    {
        var atoms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in document.Statements)
        {
            var condition = ConditionText(statement.Conditions);
            foreach (var principal in PrincipalAtoms(statement))
            {
                foreach (var action in ValueAtoms("", statement.Actions, "not ", statement.NotActions, ignoreCase: true))
                {
                    foreach (var resource in ValueAtoms(" on ", statement.Resources, " on not ", statement.NotResources, ignoreCase: false))
                    {
                        atoms.Add($"{statement.Effect} {action}{resource}{principal}{condition}{VariablesMark(document, statement)}");
                    }
                }
            }
        }

        return atoms;
    }

    /// <summary>The version changes the meaning only where a <c>${</c> stands, which only one of the versions reads as a variable.</summary>
    private static string VariablesMark(PolicyDocument document, Statement statement)
    {
        var mayHaveVariables = statement.Resources.Concat(statement.NotResources).Concat(statement.Conditions.SelectMany(c => c.Values))
            .Any(v => v.Contains("${", StringComparison.Ordinal));
        return mayHaveVariables && !document.HasVariables ? " (${...} as plain text)" : "";
    }

    private static IEnumerable<string> PrincipalAtoms(Statement statement)
    {
        if (statement.Principal is { } principals)
        {
            return principals.Principals.Select(p => $" to {Normalize(p)}").Distinct(StringComparer.Ordinal);
        }

        if (statement.NotPrincipal is { } not)
        {
            return [" to all but " + string.Join(", ", not.Principals.Select(Normalize).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))];
        }

        return [""];
    }

    private static string Normalize(Principal principal)
    {
        // "AWS": "123456789012" is short for that account's root ARN; the partition is not part of the short form.
        if (principal.Kind == PrincipalKind.Aws && principal.Value.EndsWith(":root", StringComparison.Ordinal) && principal.Value.Split(':') is { Length: 6 } arn)
        {
            return $"AWS: {arn[4]}";
        }

        return principal.ToString();
    }

    private static IEnumerable<string> ValueAtoms(string prefix, IReadOnlyList<string> values, string notPrefix, IReadOnlyList<string> notValues, bool ignoreCase)
    {
        if (notValues.Count > 0)
        {
            return [notPrefix + string.Join(", ", Normalized(notValues))];
        }

        return values.Count == 0 ? [""] : Normalized(values).Select(v => prefix + v);

        IEnumerable<string> Normalized(IReadOnlyList<string> list) => list
            .Select(v => ignoreCase ? v.ToLowerInvariant() : v).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static string ConditionText(IReadOnlyList<Condition> conditions)
    {
        if (conditions.Count == 0)
        {
            return "";
        }

        var lines = conditions
            .Select(c => $"{c.Operator} {c.Key.ToLowerInvariant()} = {string.Join(" or ", c.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return new StringBuilder(" if ").AppendJoin(" and ", lines).ToString();
    }
}
