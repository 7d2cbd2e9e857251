using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>The values of a condition, each read as the operator's type; any of them may match. A value that is not of the type matches nothing.</summary>
internal abstract class ConditionValues
{
    /// <summary>The variables in the values.</summary>
    public virtual IEnumerable<PolicyVariable> Variables => [];

    /// <summary>What a value has to be, for messages; null where any text is one.</summary>
    public virtual string? Form => null;

    /// <summary>The values of the policy that are not of the operator's type.</summary>
    public virtual IReadOnlyList<string> Unreadable => [];

    /// <summary>Whether a text is a value of the operator's type at all; one with a variable in it is for operators that read them.</summary>
    public static bool IsValue(ConditionOperatorKind kind, string text) => kind switch
    {
        ConditionOperatorKind.Bool or ConditionOperatorKind.Null => BoolValues.IsValue(text),
        ConditionOperatorKind.BinaryEquals => BinaryValues.Decode(text) is not null,
        ConditionOperatorKind.IpAddress or ConditionOperatorKind.NotIpAddress => IpRange.TryParse(text, out _),
        >= ConditionOperatorKind.NumericEquals and <= ConditionOperatorKind.NumericGreaterThanEquals => NumericValues.TryParse(text, out _),
        >= ConditionOperatorKind.DateEquals and <= ConditionOperatorKind.DateGreaterThanEquals => PolicyDate.TryParse(text, out _),
        _ => true,
    };

    public static ConditionValues Of(Condition condition, bool hasVariables) => condition.Operator.Kind switch
    {
        ConditionOperatorKind.StringEquals or ConditionOperatorKind.StringNotEquals =>
            new StringValues(condition.Values, hasVariables, StringComparison.Ordinal),
        ConditionOperatorKind.StringEqualsIgnoreCase or ConditionOperatorKind.StringNotEqualsIgnoreCase =>
            new StringValues(condition.Values, hasVariables, StringComparison.OrdinalIgnoreCase),
        ConditionOperatorKind.StringLike or ConditionOperatorKind.StringNotLike => new LikeValues(condition.Values, hasVariables),
        ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike or ConditionOperatorKind.ArnNotEquals or ConditionOperatorKind.ArnNotLike =>
            new ArnValues(condition.Values, hasVariables),
        ConditionOperatorKind.Bool => new BoolValues(condition.Values, hasVariables),
        ConditionOperatorKind.Null => new BoolValues(condition.Values, hasVariables: false),
        ConditionOperatorKind.BinaryEquals => new BinaryValues(condition.Values),
        ConditionOperatorKind.IpAddress or ConditionOperatorKind.NotIpAddress => new IpAddressValues(condition.Values),
        ConditionOperatorKind.NumericEquals or ConditionOperatorKind.NumericNotEquals => new NumericValues(condition.Values, Ordering.Equal),
        ConditionOperatorKind.NumericLessThan => new NumericValues(condition.Values, Ordering.Less),
        ConditionOperatorKind.NumericLessThanEquals => new NumericValues(condition.Values, Ordering.Less | Ordering.Equal),
        ConditionOperatorKind.NumericGreaterThan => new NumericValues(condition.Values, Ordering.Greater),
        ConditionOperatorKind.NumericGreaterThanEquals => new NumericValues(condition.Values, Ordering.Greater | Ordering.Equal),
        ConditionOperatorKind.DateEquals or ConditionOperatorKind.DateNotEquals => new DateValues(condition.Values, Ordering.Equal),
        ConditionOperatorKind.DateLessThan => new DateValues(condition.Values, Ordering.Less),
        ConditionOperatorKind.DateLessThanEquals => new DateValues(condition.Values, Ordering.Less | Ordering.Equal),
        ConditionOperatorKind.DateGreaterThan => new DateValues(condition.Values, Ordering.Greater),
        ConditionOperatorKind.DateGreaterThanEquals => new DateValues(condition.Values, Ordering.Greater | Ordering.Equal),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Operator.Kind, "unknown condition operator"),
    };

    /// <summary>Whether a value of the request matches any of the values. Negation is not applied here.</summary>
    public abstract bool IsMatch(string value, RequestContext context);

    /// <summary>Whether a value of the request is of the operator's type.</summary>
    public virtual bool CanRead(string value) => true;
}
