using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Leftovers;

/// <summary>The conditions in a trust policy that say for whom a service may assume the role.</summary>
internal static class SourceConditions
{
    private static readonly string[] Keys = ["aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths"];

    /// <summary>Whether the statement lets the service assume the role for anybody.</summary>
    public static bool AreMissing(Statement statement, string service) =>
        statement.Effect == Effect.Allow
        && statement.Principal?.Principals.Any(p => p.Kind == PrincipalKind.Service && TrustedPrincipals.ServiceName(p) == service) == true
        && !statement.Conditions.Any(IsLimit);

    /// <summary>The policy with the documented conditions where they are missing; all else in it stays.</summary>
    public static PolicyDocument AddTo(PolicyDocument trust, IReadOnlyList<SourceConditionFact> facts, string partition, string accountId) =>
        trust with { Statements = [.. trust.Statements.SelectMany(s => AddTo(s, facts, partition, accountId))] };

    private static IEnumerable<Statement> AddTo(Statement statement, IReadOnlyList<SourceConditionFact> facts, string partition, string accountId)
    {
        var open = facts.Where(f => AreMissing(statement, f.Principal)).ToList();
        if (open.Count == 0)
        {
            return [statement];
        }

        // A statement names several services, each with a source of its own: then each gets a statement.
        var others = statement.Principal!.Principals.Where(p => !open.Exists(f => f.Principal == TrustedPrincipals.ServiceName(p))).ToList();
        var rest = others.Count == 0 ? [] : new[] { statement with { Principal = new PrincipalSet { Principals = others } } };
        return rest.Concat(open.Select((fact, i) => statement with
        {
            Sid = rest.Length == 0 && i == 0 ? statement.Sid : null,
            Principal = new PrincipalSet { Principals = [.. statement.Principal.Principals.Where(p => TrustedPrincipals.ServiceName(p) == fact.Principal)] },
            Conditions = [.. statement.Conditions, .. Conditions(fact, partition, accountId)],
        }));
    }

    private static Condition[] Conditions(SourceConditionFact fact, string partition, string accountId) =>
    [
        new(new ConditionOperator(ConditionOperatorKind.StringEquals), "aws:SourceAccount", [accountId]),
        new(
            new ConditionOperator(ConditionOperatorKind.ArnLike),
            "aws:SourceArn",
            [fact.SourceArn.Replace("{partition}", partition, StringComparison.Ordinal).Replace("{account}", accountId, StringComparison.Ordinal)]),
    ];

    /// <summary>A condition on the source that says something: not one that any source meets, nor one that a request without the key meets.</summary>
    private static bool IsLimit(Condition condition) =>
        Keys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)
        && !condition.Operator.IsNegated
        && !condition.Operator.IfExists
        && condition.Operator.Kind != ConditionOperatorKind.Null
        && condition.Operator.Qualifier != SetQualifier.ForAllValues
        && !condition.Values.Contains("*", StringComparer.Ordinal);
}
