using IotIamTools.Core.Decisions;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Policies;

/// <summary>What the author of a statement should look at in its conditions, for <see cref="PolicyLint"/>.</summary>
/// <param name="conditions">All of the statement's conditions.</param>
/// <param name="grants">Whether the statement widens what someone can do.</param>
/// <param name="add">Takes what is found: the rule, the level and the message.</param>
internal sealed class ConditionLint(IReadOnlyList<Condition> conditions, bool grants, Action<string, FindingLevel, string> add)
{
    /// <summary>Keys that hold several values, so that a comparison needs ForAllValues or ForAnyValue. Source: reference_policies_condition-keys.</summary>
    private static readonly HashSet<string> MultivaluedKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:TagKeys", "aws:CalledVia", "aws:PrincipalOrgPaths", "aws:ResourceOrgPaths", "aws:SourceOrgPaths", "aws:PrincipalServiceNamesList",
    };

    /// <summary>Looks at one of them.</summary>
    public void Check(Condition condition)
    {
        var (op, key) = (condition.Operator, Excerpt.Of(condition.Key));
        if (condition.Values.Count == 0)
        {
            add("EmptyCondition", FindingLevel.Suggestion, $"{op} {key} has no values, so that it is the same for every request; name values, or ask with Null whether the key exists");
        }

        if (op.Kind == ConditionOperatorKind.Null && op.Qualifier != SetQualifier.None)
        {
            add("NullWithQualifier", FindingLevel.Suggestion, $"{op} {key} is the same for every request; write Null without {op.Qualifier}");
        }
        else if (op.Qualifier == SetQualifier.None && op.Kind != ConditionOperatorKind.Null && MultivaluedKeys.Contains(condition.Key))
        {
            add("MissingQualifier", FindingLevel.Warning, $"{key} has several values; write ForAllValues:{op} or ForAnyValue:{op}");
        }
        else if (op is { Qualifier: SetQualifier.ForAllValues } && grants && !conditions.Any(c => c.Operator.Kind == ConditionOperatorKind.Null
            && string.Equals(c.Key, condition.Key, StringComparison.OrdinalIgnoreCase)))
        {
            add("ForAllValuesWithoutKey", FindingLevel.Security, $"{op} {key} also allows requests that lack the key; add \"Null\": {{\"{key}\": \"false\"}}");
        }

        foreach (var value in condition.Values)
        {
            CheckValue(condition, value);
        }
    }

    private void CheckValue(Condition condition, string value)
    {
        var (op, key) = (condition.Operator, Excerpt.Of(condition.Key));
        if (StatementLint.VariableProblem(value) is { } problem)
        {
            add("Variable", FindingLevel.Warning, problem);
        }

        var hasVariable = value.Contains("${", StringComparison.Ordinal);
        var isArn = op.Kind is ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike or ConditionOperatorKind.ArnNotEquals or ConditionOperatorKind.ArnNotLike;
        if (hasVariable && !isArn && op.Kind > ConditionOperatorKind.StringNotLike)
        {
            // Booleans too: Access Analyzer's check has them among the operators without variables.
            add("VariableForOperator", FindingLevel.Warning, $"{op} {key} has a variable, which only string and ARN operators read");
            return;
        }

        if (op.Kind is ConditionOperatorKind.StringEquals or ConditionOperatorKind.StringNotEquals && !hasVariable && PolicyPattern.HasWildcard(value))
        {
            var like = op with { Kind = op.Kind == ConditionOperatorKind.StringEquals ? ConditionOperatorKind.StringLike : ConditionOperatorKind.StringNotLike };
            add("WildcardWithoutLike", FindingLevel.Warning, $"{op} takes '{Excerpt.Of(value)}' for {key} as it is written; for a wildcard write {like}");
        }

        // The evaluator's own reading: what it passes over never decides.
        if (isArn ? !hasVariable && value != "*" && value.Split(':').Length < 6 : !ConditionValues.IsValue(op.Kind, value))
        {
            add("ValueType", FindingLevel.Warning, $"'{Excerpt.Of(value)}' can never match {op} {key}; write {Expected(op.Kind)}");
        }
    }

    private static string Expected(ConditionOperatorKind kind) => kind switch
    {
        ConditionOperatorKind.Bool or ConditionOperatorKind.Null => "true or false",
        ConditionOperatorKind.BinaryEquals => "bytes in base64",
        ConditionOperatorKind.IpAddress or ConditionOperatorKind.NotIpAddress => "an address or range such as 203.0.113.0/24",
        <= ConditionOperatorKind.NumericGreaterThanEquals => "a number",
        <= ConditionOperatorKind.DateGreaterThanEquals => "a date such as 2026-01-31T00:00:00Z, or seconds since 1970",
        _ => "an ARN of six fields",
    };
}
