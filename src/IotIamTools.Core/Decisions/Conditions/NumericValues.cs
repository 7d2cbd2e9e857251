using System.Globalization;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>The values of the numeric operators: integers and decimals.</summary>
internal sealed class NumericValues : ConditionValues
{
    private readonly Ordering _ordering;
    private readonly decimal[] _numbers;

    public NumericValues(IReadOnlyList<string> values, Ordering ordering)
    {
        _ordering = ordering;
        _numbers = [.. values.Select(v => TryParse(v, out var number) ? number : (decimal?)null).OfType<decimal>()];
        Unreadable = [.. values.Where(v => !CanRead(v))];
    }

    /// <summary>The values that are numbers.</summary>
    public IReadOnlyList<decimal> Numbers => _numbers;

    public override string Form => "a number";

    public override IReadOnlyList<string> Unreadable { get; }

    public override bool IsMatch(string value, RequestContext context)
    {
        if (!TryParse(value, out var number))
        {
            return false;
        }

        foreach (var other in _numbers)
        {
            if (_ordering.Includes(number.CompareTo(other)))
            {
                return true;
            }
        }

        return false;
    }

    public override bool CanRead(string value) => TryParse(value, out _);

    // Decimal and not double: 0.1 in a policy is the 0.1 of a request, however either is written.
    public static bool TryParse(string text, out decimal number) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
}
