namespace IotIamTools.Core.Decisions;

/// <summary>The values of the date operators.</summary>
internal sealed class DateValues : ConditionValues
{
    private readonly Ordering _ordering;
    private readonly long[] _instants;

    public DateValues(IReadOnlyList<string> values, Ordering ordering)
    {
        _ordering = ordering;
        _instants = [.. values.Select(v => PolicyDate.TryParse(v, out var ticks) ? ticks : (long?)null).OfType<long>()];
    }

    public override bool IsMatch(string value, RequestContext context)
    {
        if (!PolicyDate.TryParse(value, out var ticks))
        {
            return false;
        }

        foreach (var other in _instants)
        {
            if (_ordering.Includes(ticks.CompareTo(other)))
            {
                return true;
            }
        }

        return false;
    }
}
