namespace IotIamTools.Core.Decisions;

/// <summary>The values of Bool, and of Null, where "true" means that the key is absent. Case has no meaning in them.</summary>
internal sealed class BoolValues : ConditionValues
{
    private readonly StringValues _values;

    public BoolValues(IReadOnlyList<string> values, bool hasVariables) =>
        _values = new StringValues(values, hasVariables, StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<PolicyVariable> Variables => _values.Variables;

    public static bool IsValue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    public override bool IsMatch(string value, RequestContext context) => IsValue(value) && _values.IsMatch(value, context);
}
