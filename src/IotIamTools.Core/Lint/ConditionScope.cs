using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Lint;

/// <summary>What a statement's conditions limit, for <see cref="PolicyLint"/>.</summary>
internal static class ConditionScope
{
    /// <summary>
    /// Keys by which only some principals pass. Source: IAM user guide, access-analyzer-reference-policy-checks ("Restrict access to service
    /// principal"), reference_policies_condition-keys; S3 user guide, access-control-block-public-access ("The meaning of public").
    /// </summary>
    private static readonly string[] KeysOfPrincipals =
    [
        "aws:Principal", "aws:Source", "aws:userid", "aws:username", "aws:FederatedProvider", "aws:Vpc", "kms:CallerAccount", "s3:DataAccessPoint", "sts:ExternalId",
    ];

    /// <summary>Whether some condition holds for certain values of the key only.</summary>
    public static bool Limits(IEnumerable<Condition> conditions, string key) => conditions.Any(c => IsLimit(c) && string.Equals(c.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether some condition holds for certain values of a key that starts so.</summary>
    public static bool LimitsAny(IEnumerable<Condition> conditions, string prefix) => conditions.Any(c => IsLimit(c) && c.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether some condition holds for certain principals, networks or sources only.</summary>
    public static bool LimitsWho(IReadOnlyList<Condition> conditions) => KeysOfPrincipals.Any(p => LimitsAny(conditions, p));

    /// <summary>A negated comparison lets everything else pass, and a value * everything.</summary>
    private static bool IsLimit(Condition condition) =>
        !condition.Operator.IsNegated && condition.Operator.Kind != ConditionOperatorKind.Null && condition.Values.All(v => v.AsSpan().IndexOfAnyExcept('*') >= 0);
}
