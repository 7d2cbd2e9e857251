using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>The values of IpAddress and NotIpAddress: addresses and CIDR ranges of IPv4 and IPv6.</summary>
internal sealed class IpAddressValues : ConditionValues
{
    private readonly IpRange[] _ranges;

    public IpAddressValues(IReadOnlyList<string> values)
    {
        _ranges = [.. values.Select(v => IpRange.TryParse(v, out var range) ? range : (IpRange?)null).OfType<IpRange>()];
        Unreadable = [.. values.Where(v => !IpRange.TryParse(v, out _))];
    }

    /// <summary>The values that are addresses or ranges.</summary>
    public IReadOnlyList<IpRange> Ranges => _ranges;

    public override string Form => "an address, such as 203.0.113.7, or in a policy a range, such as 203.0.113.0/24";

    public override IReadOnlyList<string> Unreadable { get; }

    public override bool IsMatch(string value, RequestContext context)
    {
        if (!TryParseAddress(value, out var address))
        {
            return false;
        }

        foreach (var range in _ranges)
        {
            if (range.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    public override bool CanRead(string value) => TryParseAddress(value, out _);

    /// <summary>The request has an address; only a policy has ranges.</summary>
    private static bool TryParseAddress(string value, out IpRange address)
    {
        address = default;
        return !value.Contains('/', StringComparison.Ordinal) && IpRange.TryParse(value, out address);
    }
}
