using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>The values of BinaryEquals: bytes in base64, in the policy as in the request.</summary>
internal sealed class BinaryValues : ConditionValues
{
    private readonly byte[][] _values;

    public BinaryValues(IReadOnlyList<string> values)
    {
        _values = [.. values.Select(Decode).OfType<byte[]>()];
        Unreadable = [.. values.Where(v => !CanRead(v))];
    }

    /// <summary>The values that are base64.</summary>
    public IReadOnlyList<byte[]> Items => _values;

    public override string Form => "base64";

    public override IReadOnlyList<string> Unreadable { get; }

    public override bool IsMatch(string value, RequestContext context)
    {
        if (Decode(value) is not { } bytes)
        {
            return false;
        }

        foreach (var other in _values)
        {
            if (bytes.AsSpan().SequenceEqual(other))
            {
                return true;
            }
        }

        return false;
    }

    public override bool CanRead(string value) => Decode(value) is not null;

    public static byte[]? Decode(string base64)
    {
        var bytes = new byte[(base64.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
