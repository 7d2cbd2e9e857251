using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>
/// A range of addresses in CIDR form; one address is a range of its own. Source: IAM user guide,
/// reference_policies_elements_condition_operators (IP address).
/// </summary>
internal readonly record struct IpRange
{
    private readonly bool _isIPv6;
    private readonly UInt128 _address;
    private readonly UInt128 _mask;

    private IpRange(bool isIPv6, UInt128 address, UInt128 mask)
    {
        _isIPv6 = isIPv6;
        _address = address & mask;
        _mask = mask;
    }

    public bool IsIPv6 => _isIPv6;

    /// <summary>The first address of the range as a number.</summary>
    public UInt128 First => _address;

    /// <summary>The last address of the range as a number.</summary>
    public UInt128 Last => _address | (~_mask & (_isIPv6 ? UInt128.MaxValue : uint.MaxValue));

    public static bool TryParse(ReadOnlySpan<char> text, out IpRange range)
    {
        range = default;
        var slash = text.IndexOf('/');
        var host = slash < 0 ? text : text[..slash];
        if (!IsPlainAddress(host) || !IPAddress.TryParse(host, out var ip))
        {
            return false;
        }

        var isLong = ip.AddressFamily == AddressFamily.InterNetworkV6;
        var bits = isLong ? 128 : 32;
        var prefix = bits;
        if (slash >= 0 && (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > bits))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        ip.TryWriteBytes(bytes, out _);
        var bitsOfHost = bits - prefix;
        var number = isLong ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var hostMask = bitsOfHost == 0 ? UInt128.Zero : UInt128.MaxValue >> (128 - bitsOfHost);
        range = new IpRange(isLong, number, ~hostMask);
        return true;
    }

    /// <summary>Whether an address is in the range.</summary>
    public bool Contains(IpRange single) => _isIPv6 == single._isIPv6 && (single._address & _mask) == _address;

    /// <summary>The platform's parser also takes "1", "0x7f.1", octal parts and zone ids, which no policy means.</summary>
    private static bool IsPlainAddress(ReadOnlySpan<char> host)
    {
        if (host.Contains(':'))
        {
            return host.IndexOfAny('%', '[') < 0;
        }

        var parts = 0;
        for (var rest = host; parts < 5; parts++)
        {
            var dot = rest.IndexOf('.');
            var digits = dot < 0 ? rest : rest[..dot];
            if (digits.Length is 0 or > 3 || digits.IndexOfAnyExceptInRange('0', '9') >= 0 || (digits.Length > 1 && digits[0] == '0'))
            {
                return false;
            }

            if (dot < 0)
            {
                return parts == 3;
            }

            rest = rest[(dot + 1)..];
        }

        return false;
    }
}
