using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>The values of Bool, and of Null, where "true" means that the key is absent. Case has no meaning in them.</summary>
internal sealed class BoolValues : ConditionValues
{
    private readonly StringValues _values;

    public BoolValues(IReadOnlyList<string> values, bool hasVariables)
    {
        _values = new StringValues(values, hasVariables, StringComparison.OrdinalIgnoreCase);
        Unreadable = [.. _values.Literals.Where(v => !CanRead(v))];
    }

    public override IEnumerable<PolicyVariable> Variables => _values.Variables;

    public override string Form => "true or false";

    public override IReadOnlyList<string> Unreadable { get; }

    public static bool IsValue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    public override bool IsMatch(string value, RequestContext context) => IsValue(value) && _values.IsMatch(value, context);

    public override bool CanRead(string value) => IsValue(value);
}
