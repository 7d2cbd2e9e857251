namespace IotIamTools.Core.Policies;

/// <summary>
/// Makes one condition of two with the same operator and key. Both must hold, but the JSON of a policy has room for one
/// list of values only, of which any may match.
/// </summary>
internal static class ConditionMerge
{
    /// <summary>The conditions, those of one operator and key joined where one list of values can say the same.</summary>
    /// <param name="conditions">The conditions of a statement.</param>
    /// <param name="keys">How keys are compared.</param>
    public static IReadOnlyList<Condition> Combine(IReadOnlyList<Condition> conditions, StringComparison keys)
    {
        if (conditions.Count < 2)
        {
            return conditions;
        }

        var combined = new List<Condition>(conditions.Count);
        foreach (var condition in conditions)
        {
            var same = combined.FindIndex(c => c.Operator == condition.Operator && string.Equals(c.Key, condition.Key, keys));
            if (same >= 0 && TryJoin(combined[same], condition, out var values))
            {
                combined[same] = combined[same] with { Values = values };
            }
            else
            {
                combined.Add(condition);
            }
        }

        return combined;
    }

    private static bool TryJoin(Condition a, Condition b, out IReadOnlyList<string> values)
    {
        var (first, second) = (a.Values.ToHashSet(StringComparer.Ordinal), b.Values.ToHashSet(StringComparer.Ordinal));
        var nested = first.IsSubsetOf(second) || second.IsSubsetOf(first);
        if (a.Operator.IsNegated)
        {
            // "None of these" twice is "none of all these"; but "some value is none of these" twice may be two values.
            values = [.. a.Values.Union(b.Values, StringComparer.Ordinal)];
            return nested || a.Operator.Qualifier != SetQualifier.ForAnyValue;
        }

        values = first.IsSubsetOf(second) ? a.Values : b.Values;
        if (nested)
        {
            return true;
        }

        if (a.Operator is { Kind: ConditionOperatorKind.StringEquals, Qualifier: not SetQualifier.ForAnyValue }
            && !a.Values.Concat(b.Values).Any(v => v.Contains("${", StringComparison.Ordinal)))
        {
            values = [.. a.Values.Where(second.Contains)];
            return values.Count > 0;
        }

        return false;
    }
}
