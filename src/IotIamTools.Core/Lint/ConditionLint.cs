using IotIamTools.Core.Decisions.Conditions;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Lint;

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
        else if (op.Qualifier == SetQualifier.ForAllValues && grants && !MustExist(condition.Key))
        {
            CheckForAllValues(op, condition.Key);
        }

        foreach (var value in condition.Values)
        {
            CheckValue(condition, value);
        }
    }

    /// <summary>Source: IAM user guide, reference_policies_condition-single-vs-multi-valued-context-keys, and the policy check "ForAllValues with single valued key".</summary>
    private void CheckForAllValues(ConditionOperator op, string key)
    {
        var shown = Excerpt.Of(key);
        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && !MultivaluedKeys.Contains(key))
        {
            add("ForAllValuesOfSingleValue", FindingLevel.Security, $"{op} {shown} also allows requests that lack the key, which has one value at most; write {op with { Qualifier = SetQualifier.None }}");
        }
        else
        {
            add("ForAllValuesWithoutKey", FindingLevel.Suggestion, $"{op} {shown} also allows requests that lack the key; where that is not meant, add \"Null\": {{\"{shown}\": \"false\"}}");
        }
    }

    /// <summary>Whether the other conditions hold only where the key exists. aws:TagKeys does where a request must have some tag.</summary>
    private bool MustExist(string key) => conditions.Any(c => c.Operator.Kind == ConditionOperatorKind.Null
        ? string.Equals(c.Key, key, StringComparison.OrdinalIgnoreCase) || (IsTagOfTagKeys(c.Key, key) && c.Values is ["false"])
        : IsTagOfTagKeys(c.Key, key) && !c.Operator.IsNegated && !c.Operator.IfExists && c.Operator.Qualifier != SetQualifier.ForAllValues);

    private static bool IsTagOfTagKeys(string other, string key) =>
        string.Equals(key, "aws:TagKeys", StringComparison.OrdinalIgnoreCase) && other.StartsWith("aws:RequestTag/", StringComparison.OrdinalIgnoreCase);

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
