using System.Buffers;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Finds its way in JSON that is known to be right, without reading it.</summary>
internal static class JsonScan
{
    private static readonly SearchValues<byte> LiteralStops = SearchValues.Create(" \t\r\n,:{}[]"u8);
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\"u8);

    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n"u8);

    /// <summary>The length of the white space that the text begins with.</summary>
    public static int GapLength(ReadOnlySpan<byte> json)
    {
        var end = json.IndexOfAnyExcept(WhiteSpace);
        return end < 0 ? json.Length : end;
    }

    /// <summary>The length of the string that the text begins with, its quotes included.</summary>
    public static int StringLength(ReadOnlySpan<byte> json)
    {
        for (var i = 1; ;)
        {
            i += json[i..].IndexOfAny(StringStops);
            if (json[i] == '"')
            {
                return i + 1;
            }

            i += 2;
        }
    }

    /// <summary>The length of the number, <c>true</c>, <c>false</c> or <c>null</c> that the text begins with.</summary>
    public static int LiteralLength(ReadOnlySpan<byte> json)
    {
        var end = json.IndexOfAny(LiteralStops);
        return end < 0 ? json.Length : end;
    }
}
