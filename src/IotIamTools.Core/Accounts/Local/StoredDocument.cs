using System.Text;

namespace IotIamTools.Core.Accounts.Local;

/// <summary>Policy documents in the file: JSON in place, as the aws CLI prints them, or a string, URL-encoded as in the API or plain.</summary>
internal static class StoredDocument
{
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
        var rented = System.Buffers.ArrayPool<byte>.Shared.Rent(json.Length);
        try
        {
            var length = 0;
            var inString = false;
            for (var i = 0; i < json.Length; i++)
            {
                var b = json[i];
                if (inString)
                {
                    rented[length++] = b;
                    if (b == '\\')
                    {
                        rented[length++] = json[++i];
                    }
                    else if (b == '"')
                    {
                        inString = false;
                    }
                }
                else if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                {
                    rented[length++] = b;
                    inString = b == '"';
                }
            }

            return Encoding.UTF8.GetString(rented, 0, length);
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
