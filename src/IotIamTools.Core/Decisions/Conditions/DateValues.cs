using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>The values of the date operators.</summary>
internal sealed class DateValues : ConditionValues
{
    private readonly Ordering _ordering;
    private readonly long[] _instants;

    public DateValues(IReadOnlyList<string> values, Ordering ordering)
    {
        _ordering = ordering;
        _instants = [.. values.Select(v => PolicyDate.TryParse(v, out var ticks) ? ticks : (long?)null).OfType<long>()];
        Unreadable = [.. values.Where(v => !CanRead(v))];
    }

    /// <summary>The values that are dates, in ticks of UTC.</summary>
    public IReadOnlyList<long> Instants => _instants;

    public override string Form => "a date as policies write it, such as 2026-01-31T00:00:00Z";

    public override IReadOnlyList<string> Unreadable { get; }

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

    public override bool CanRead(string value) => PolicyDate.TryParse(value, out _);
}
