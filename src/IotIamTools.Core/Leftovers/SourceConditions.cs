using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Leftovers;

/// <summary>The conditions in a trust policy that say for whom a service may assume the role.</summary>
internal static class SourceConditions
{
    private static readonly string[] Keys = ["aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths"];

    /// <summary>Whether the statement lets the service assume the role for anybody.</summary>
    public static bool AreMissing(Statement statement, string service) =>
        statement.Effect == Effect.Allow
        && statement.Principal?.Principals.Any(p => IsService(p, service)) == true
        && !statement.Conditions.Any(IsLimit);

    /// <summary>The trust policy with the conditions of a remediation where they are missing. All else in it stays.</summary>
    public static PolicyDocument AddTo(PolicyDocument trust, AddConditionsRemediation remediation) =>
        trust with { Statements = [.. trust.Statements.SelectMany(s => AreMissing(s, remediation.Service) ? AddTo(s, remediation) : [s])] };

    private static IEnumerable<Statement> AddTo(Statement statement, AddConditionsRemediation remediation)
    {
        // The other principals of the statement may have other sources: the service gets a statement of its own.
        var others = statement.Principal!.Principals.Where(p => !IsService(p, remediation.Service)).ToList();
        if (others.Count > 0)
        {
            yield return statement with { Principal = new PrincipalSet { Principals = others } };
        }

        yield return statement with
        {
            Sid = others.Count == 0 ? statement.Sid : null,
            Principal = new PrincipalSet { Principals = [.. statement.Principal.Principals.Where(p => IsService(p, remediation.Service))] },
            Conditions =
            [
                .. statement.Conditions,
                new Condition(new ConditionOperator(ConditionOperatorKind.StringEquals), Keys[0], [remediation.SourceAccount]),
                new Condition(new ConditionOperator(ConditionOperatorKind.ArnLike), Keys[1], [remediation.SourceArn]),
            ],
        };
    }

    private static bool IsService(Principal principal, string service) => principal.Kind == PrincipalKind.Service && TrustedPrincipals.ServiceName(principal) == service;

    /// <summary>A condition on the source that says something: not one that any source meets, nor one that a request without the key meets.</summary>
    private static bool IsLimit(Condition condition) =>
        Keys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)
        && !condition.Operator.IsNegated
        && !condition.Operator.IfExists
        && condition.Operator.Kind != ConditionOperatorKind.Null
        && condition.Operator.Qualifier != SetQualifier.ForAllValues
        && !condition.Values.Contains("*", StringComparer.Ordinal);
}
