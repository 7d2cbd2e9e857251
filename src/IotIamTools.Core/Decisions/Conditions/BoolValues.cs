namespace IotIamTools.Core.Decisions;

/// <summary>The values of Bool, and of Null, where "true" means that the key is absent. Case has no meaning in them.</summary>
internal sealed class BoolValues : ConditionValues
{
    private readonly StringValues _values;

    public BoolValues(IReadOnlyList<string> values, bool hasVariables) =>
        _values = new StringValues(values, hasVariables, StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<PolicyVariable> Variables => _values.Variables;

    public override bool IsMatch(string value, RequestContext context) =>
        (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("false", StringComparison.OrdinalIgnoreCase)) && _values.IsMatch(value, context);
}
