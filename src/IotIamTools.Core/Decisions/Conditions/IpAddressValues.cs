namespace IotIamTools.Core.Decisions;

/// <summary>The values of IpAddress and NotIpAddress: addresses and CIDR ranges of IPv4 and IPv6.</summary>
internal sealed class IpAddressValues : ConditionValues
{
    private readonly IpRange[] _ranges;

    public IpAddressValues(IReadOnlyList<string> values) =>
        _ranges = [.. values.Select(v => IpRange.TryParse(v, out var range) ? range : (IpRange?)null).OfType<IpRange>()];

    public override bool IsMatch(string value, RequestContext context)
    {
        // The request has an address; only a policy has ranges.
        if (value.Contains('/', StringComparison.Ordinal) || !IpRange.TryParse(value, out var address))
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
}
