using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>
/// One line of a Condition element made ready for deciding: how the operator's qualifier, IfExists and negation treat a key's
/// values, and what an absent key means. Source: IAM user guide, reference_policies_elements_condition_operators and
/// reference_policies_condition-single-vs-multi-valued-context-keys.
/// </summary>
internal sealed class CompiledCondition
{
    private readonly ConditionOperator _conditionOperator;
    private readonly bool _isNegated;
    private readonly ConditionValues _values;

    public CompiledCondition(Condition condition, bool hasVariables)
    {
        _conditionOperator = condition.Operator;
        Key = condition.Key;
        _isNegated = condition.Operator.IsNegated;
        _values = ConditionValues.Of(condition, hasVariables);
    }

    public string Key { get; }

    /// <summary>The values, for those who ask what they have in common with others.</summary>
    public ConditionValues Values => _values;

    private bool IsNullCheck => _conditionOperator.Kind == ConditionOperatorKind.Null;

    public bool IsMet(RequestContext context)
    {
        _ = context.TryGet(Key, out var value);
        if (IsNullCheck)
        {
            return _values.IsMatch(value is { IsNull: false } ? "false" : "true", context);
        }

        if (value is null || value.Span.IsEmpty)
        {
            return IsMetWithoutKey;
        }

        var given = value.Span;

        return _conditionOperator.Qualifier switch
        {
            SetQualifier.ForAllValues => value.IsNull || AreAllMet(given, context),
            SetQualifier.ForAnyValue => !value.IsNull && IsAnyMet(given, context),
            _ when given.Length == 1 => IsMetBy(given[0], context),

            // Several values can be compared with a set operator only; without one they are not the one value that is asked for.
            _ => _isNegated,
        };
    }

    /// <summary>The key and the condition's variables as far as the context lacks them and the result depends on them.</summary>
    public IReadOnlyList<string> MissingKeys(RequestContext context)
    {
        if (IsNullCheck)
        {
            return [];
        }

        if (!context.TryGet(Key, out var value) || value.Span.IsEmpty)
        {
            return [Key];
        }

        return [.. _values.Variables.Where(v => v.Resolve(context) is null).Select(v => v.Key)];
    }

    /// <summary>Why the condition cannot be decided over the context: what a statement "has", as ends of sentences.</summary>
    public IReadOnlyList<string> Doubts(RequestContext context)
    {
        var given = !IsNullCheck && context.TryGet(Key, out var value) ? value.Values : [];
        var doubts = _values.Unreadable
            .Select(v => $"compares the key '{Key}' by {_conditionOperator} with the value '{v}', which is not {_values.Form}: it was taken to match nothing")

            // An empty value is none at all, of whatever type.
            .Concat(given.Where(v => v.Length > 0 && !_values.CanRead(v))
                .Select(v => $"compares the key '{Key}' by {_conditionOperator}, and the request's value '{v}' is not {_values.Form}: it was taken to match nothing"));
        return given.Count > 1 && _conditionOperator.Qualifier == SetQualifier.None
            ? [.. doubts, $"takes the key '{Key}' for single-valued, and the request has several values: ForAllValues or ForAnyValue is missing"]
            : [.. doubts];
    }

    /// <summary>
    /// An absent key meets negated operators and IfExists. Set operators decide for themselves before either: no value is a subset
    /// of any set, and none of no values matches.
    /// </summary>
    private bool IsMetWithoutKey => _conditionOperator.Qualifier switch
    {
        SetQualifier.ForAllValues => true,
        SetQualifier.ForAnyValue => false,
        _ => _conditionOperator.IfExists || _isNegated,
    };

    private bool IsMetBy(string value, RequestContext context) => _values.IsMatch(value, context) != _isNegated;

    private bool AreAllMet(ReadOnlySpan<string> given, RequestContext context)
    {
        foreach (var value in given)
        {
            if (!IsMetBy(value, context))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsAnyMet(ReadOnlySpan<string> given, RequestContext context)
    {
        foreach (var value in given)
        {
            if (IsMetBy(value, context))
            {
                return true;
            }
        }

        return false;
    }
}
