using IotIamTools.Core.Text;

namespace IotIamTools.Core.Policies;

/// <summary>One line of a Condition element: an operator, a key and the values of which any may match.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Key">The condition key, such as <c>aws:SourceAccount</c>; case has no meaning in it.</param>
/// <param name="Values">The values as text (numbers and booleans as they are written); may be empty.</param>
public sealed record Condition(ConditionOperator Operator, string Key, IReadOnlyList<string> Values);

/// <summary>How the values of a multivalued key are taken. Source: IAM user guide, reference_policies_condition-single-vs-multi-valued-context-keys.</summary>
public enum SetQualifier
{
    /// <summary>None: the key has a single value.</summary>
    None,

    /// <summary>Every value of the request must match.</summary>
    ForAllValues,

    /// <summary>At least one value of the request must match.</summary>
    ForAnyValue,
}

/// <summary>The comparisons. Source: IAM user guide, reference_policies_elements_condition_operators.</summary>
public enum ConditionOperatorKind
{
#pragma warning disable CS1591 // The members are the operators of the language, each named as the guide names it.
    StringEquals,
    StringNotEquals,
    StringEqualsIgnoreCase,
    StringNotEqualsIgnoreCase,
    StringLike,
    StringNotLike,
    NumericEquals,
    NumericNotEquals,
    NumericLessThan,
    NumericLessThanEquals,
    NumericGreaterThan,
    NumericGreaterThanEquals,
    DateEquals,
    DateNotEquals,
    DateLessThan,
    DateLessThanEquals,
    DateGreaterThan,
    DateGreaterThanEquals,
    Bool,
    BinaryEquals,
    IpAddress,
    NotIpAddress,
    ArnEquals,
    ArnLike,
    ArnNotEquals,
    ArnNotLike,
    Null,
#pragma warning restore CS1591
}

/// <summary>A condition operator with its set qualifier and <c>IfExists</c>: <c>ForAnyValue:StringLikeIfExists</c>.</summary>
/// <param name="Kind">The comparison.</param>
/// <param name="Qualifier">The set qualifier.</param>
/// <param name="IfExists">Whether a key that is not in the request counts as matching.</param>
public readonly record struct ConditionOperator(ConditionOperatorKind Kind, SetQualifier Qualifier = SetQualifier.None, bool IfExists = false)
{
    private const string IfExistsSuffix = "IfExists";

    private static readonly Dictionary<string, ConditionOperatorKind> Kinds =
        Enum.GetValues<ConditionOperatorKind>().ToDictionary(k => k.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an operator. Case has no meaning in it, as in IAM.</summary>
    /// <returns>Whether the text is an operator. <c>NullIfExists</c> is none: the guide excludes it.</returns>
    public static bool TryParse(string text, out ConditionOperator result)
    {
        result = default;
        var qualifier = SetQualifier.None;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            // Not Enum.TryParse, which takes numbers and lists of names as well.
            var prefix = text.AsSpan(0, colon);
            if (prefix.Equals(nameof(SetQualifier.ForAllValues), StringComparison.OrdinalIgnoreCase))
            {
                qualifier = SetQualifier.ForAllValues;
            }
            else if (prefix.Equals(nameof(SetQualifier.ForAnyValue), StringComparison.OrdinalIgnoreCase))
            {
                qualifier = SetQualifier.ForAnyValue;
            }
            else
            {
                return false;
            }

            text = text[(colon + 1)..];
        }

        var ifExists = text.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        if (ifExists)
        {
            text = text[..^IfExistsSuffix.Length];
        }

        if (!Kinds.TryGetValue(text, out var kind) || (ifExists && kind == ConditionOperatorKind.Null))
        {
            return false;
        }

        result = new ConditionOperator(kind, qualifier, ifExists);
        return true;
    }

    /// <summary>Whether the comparison is a negated one: it holds where none of the values matches.</summary>
    public bool IsNegated => Kind is ConditionOperatorKind.StringNotEquals or ConditionOperatorKind.StringNotEqualsIgnoreCase
        or ConditionOperatorKind.StringNotLike or ConditionOperatorKind.NumericNotEquals or ConditionOperatorKind.DateNotEquals
        or ConditionOperatorKind.NotIpAddress or ConditionOperatorKind.ArnNotEquals or ConditionOperatorKind.ArnNotLike;

    /// <summary>What a text that is no operator was probably meant to be: "; did you mean 'StringEquals'?" or an empty text.</summary>
    internal static string Suggest(string text)
    {
        if (text.StartsWith("NullIfExists", StringComparison.OrdinalIgnoreCase))
        {
            return "; Null asks whether the key exists, so it takes no IfExists";
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : text[..colon];
        var qualifier = colon < 0 ? "" : Nearest.Find(prefix, [nameof(SetQualifier.ForAllValues), nameof(SetQualifier.ForAnyValue)]) + ":";
        var name = text[(colon + 1)..];
        var suffix = name.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase) ? IfExistsSuffix : "";
        return qualifier != ":" && Nearest.Find(name[..^suffix.Length], Names) is { } kind ? $"; did you mean '{qualifier}{kind}{suffix}'?" : "";
    }

    /// <summary>The names of all comparisons.</summary>
    public static IEnumerable<string> Names => Kinds.Keys;

    /// <summary>The operator as policies spell it.</summary>
    public override string ToString() =>
        $"{(Qualifier == SetQualifier.None ? "" : Qualifier + ":")}{Kind}{(IfExists ? IfExistsSuffix : "")}";
}
