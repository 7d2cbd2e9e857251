using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Analysis;

/// <summary>Other ways of writing the same policy.</summary>
internal static class Rewritings
{
    /// <summary>The statements and all lists in the reverse order.</summary>
    public static PolicyDocument Reverse(PolicyDocument document) => document with { Statements = [.. document.Statements.Reverse().Select(Reverse)] };

    /// <summary>A statement for each action and resource.</summary>
    public static PolicyDocument Split(PolicyDocument document) => document with { Statements = [.. document.Statements.SelectMany(Split)] };

    /// <summary>One statement for those that differ in their actions only.</summary>
    public static PolicyDocument Merge(PolicyDocument document) => document with
    {
        Statements = [.. document.Statements.GroupBy(s => (s with { Sid = null, Actions = [] }, s.NotActions.Count > 0) is var (rest, isNot)
                ? $"{isNot} {PolicyWriter.Write(new PolicyDocument { Statements = [isNot ? s : rest with { Actions = ["x:y"] }] })}"
                : "", StringComparer.Ordinal)
            .Select(g => g.First() with { Sid = null, Actions = [.. g.SelectMany(s => s.Actions).Distinct()] })],
    };

    private static Statement Reverse(Statement statement) => statement with
    {
        Actions = [.. statement.Actions.Reverse()],
        NotActions = [.. statement.NotActions.Reverse()],
        Resources = [.. statement.Resources.Reverse()],
        NotResources = [.. statement.NotResources.Reverse()],
        Conditions = [.. statement.Conditions.Reverse().Select(c => c with { Values = [.. c.Values.Reverse()] })],
    };

    private static IEnumerable<Statement> Split(Statement statement) =>
        from actions in statement.Actions.Count > 0 ? statement.Actions.Select(a => new[] { a }) : [[]]
        from resources in statement.Resources.Count > 0 ? statement.Resources.Select(r => new[] { r }) : [[]]
        select statement with { Sid = null, Actions = actions, Resources = resources };
}
