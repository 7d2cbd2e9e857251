using System.Buffers;
using System.Text;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Policy documents in the file: JSON in place, as the aws CLI prints them, or a string, URL-encoded as in the API or plain.</summary>
internal static class StoredDocument
{
    private static readonly SearchValues<byte> GapsAndQuotes = SearchValues.Create(" \t\r\n\""u8);

    /// <summary>The document as text without needless white space; a string that is no document is given as it is.</summary>
    public static string Read(FilePart? part)
    {
        if (part is not TextPart text)
        {
            return "";
        }

        if (!text.IsString)
        {
            return Compact(text.Json.Span);
        }

        var value = text.AsString() ?? text.ToString();
        return value.AsSpan().TrimStart().StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(value) : value;
    }

    /// <summary>A document that was checked, as it is put into the file.</summary>
    public static TextPart Write(string document) => TextPart.Raw(Compact(Encoding.UTF8.GetBytes(document)));

    /// <summary>Whether the file has that document already, white space apart.</summary>
    public static bool Is(FilePart? part, string document) => part is not null && Read(part) == Compact(Encoding.UTF8.GetBytes(document));

    private static string Compact(ReadOnlySpan<byte> json)
    {
        var rented = ArrayPool<byte>.Shared.Rent(json.Length);
        try
        {
            return Encoding.UTF8.GetString(rented, 0, Compact(json, rented));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Goes from string to string and from gap to gap, which are most of an export, not from byte to byte.</summary>
    private static int Compact(ReadOnlySpan<byte> json, Span<byte> compact)
    {
        var length = 0;
        while (!json.IsEmpty)
        {
            var run = json[0] == '"' ? JsonScan.StringLength(json) : json.IndexOfAny(GapsAndQuotes);
            if (run < 0)
            {
                run = json.Length;
            }

            json[..run].CopyTo(compact[length..]);
            length += run;
            json = json[run..];
            json = json[JsonScan.GapLength(json)..];
        }

        return length;
    }
}
