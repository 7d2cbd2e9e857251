namespace IotIamTools.Core.Decisions.Requests;

/// <summary>
/// The value or values of a context key. Whether a key is single-valued or multivalued is a property of the key, not
/// of how many values it happens to have: a value given as a list is multivalued even with one item, and cannot be a policy
/// variable. Source: IAM user guide, reference_policies_condition-single-vs-multi-valued-context-keys.
/// </summary>
public sealed class ContextValue
{
    private readonly string[] _values;

    private ContextValue(string[] values, bool isMultivalued)
    {
        _values = values;
        IsMultivalued = isMultivalued;
        IsNull = Array.TrueForAll(values, v => v.Length == 0);
    }

    /// <summary>Whether the value was given as a list.</summary>
    public bool IsMultivalued { get; }

    /// <summary>The values in their order; may be empty for a multivalued key.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>
    /// Whether there is no value, or none but empty strings: what the guide calls a null data set
    /// (reference_policies_elements_condition, the request context).
    /// </summary>
    internal bool IsNull { get; }

    internal ReadOnlySpan<string> Span => _values;

    /// <summary>A single value.</summary>
    public static ContextValue Of(string value) => new([value], isMultivalued: false);

    /// <summary>The values of a multivalued key.</summary>
    public static ContextValue OfMany(IEnumerable<string> values) => new([.. values], isMultivalued: true);

    /// <summary>A single value.</summary>
    public static implicit operator ContextValue(string value) => Of(value);

    /// <summary>The values of a multivalued key.</summary>
    public static implicit operator ContextValue(string[] values) => OfMany(values);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _values);
}
