using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Permissions.Grants;

/// <summary>Adds statements to a policy without a word more than it takes.</summary>
internal static class PolicyUnion
{
    /// <summary>The first policy with what the second one allows beside: where both have the same resources and conditions, their actions share a statement.</summary>
    public static PolicyDocument Add(PolicyDocument policy, PolicyDocument more)
    {
        var statements = policy.Statements.ToList();
        foreach (var added in more.Statements)
        {
            var at = statements.FindIndex(s => CanShare(s, added));
            if (at < 0)
            {
                statements.Add(added);
            }
            else
            {
                statements[at] = statements[at] with { Actions = [.. statements[at].Actions.Union(added.Actions, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)] };
            }
        }

        return policy with { Statements = statements };
    }

    private static bool CanShare(Statement a, Statement b) =>
        a.Effect == b.Effect && a.Actions.Count > 0 && a.Principal is null && a.NotPrincipal is null && a.NotResources.Count == 0
        && a.Resources.ToHashSet(StringComparer.Ordinal).SetEquals(b.Resources)
        && Texts(a).SetEquals(Texts(b));

    private static HashSet<string> Texts(Statement statement) => statement.Conditions
        .Select(c => $"{c.Operator} {c.Key.ToLowerInvariant()} {string.Join('\n', c.Values.Order(StringComparer.Ordinal))}").ToHashSet(StringComparer.Ordinal);
}
