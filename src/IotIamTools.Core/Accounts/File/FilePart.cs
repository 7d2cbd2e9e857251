using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IotIamTools.Core.Accounts.File;

/// <summary>A value of the account file. What the module has no need to understand stays the text that it was.</summary>
internal abstract class FilePart
{
    public abstract void Write(JsonIndenter output);
}

/// <summary>A value that is kept as its JSON text.</summary>
internal sealed class TextPart(ReadOnlyMemory<byte> json) : FilePart
{
    private static readonly JsonEncodedText True = JsonEncodedText.Encode("true");

    public ReadOnlyMemory<byte> Json => json;

    public bool IsString => json.Span[0] == '"';

    public static TextPart Of(string value) =>
        new(Encoding.UTF8.GetBytes("\"" + JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value + "\""));

    public static TextPart Of(int value) => new(Encoding.UTF8.GetBytes(value.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static TextPart Of(bool value) => new(value ? True.EncodedUtf8Bytes.ToArray() : "false"u8.ToArray());

    /// <summary>A JSON text, such as a policy document, put in place as it is.</summary>
    public static TextPart Raw(string value) => new(Encoding.UTF8.GetBytes(value));

    /// <summary>The string's characters; null where it is no string, or holds escapes that are no Unicode text.</summary>
    public string? AsString()
    {
        if (!IsString)
        {
            return null;
        }

        var inner = json.Span[1..^1];
        if (!inner.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(inner);
        }

        try
        {
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public override void Write(JsonIndenter output) => output.Append(json.Span);

    /// <summary>The JSON text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(json.Span);
}

/// <summary>A list whose items the module reads or changes.</summary>
internal sealed class ListPart : FilePart
{
    public List<FilePart> Items { get; } = [];

    public IEnumerable<RecordPart> Records => Items.OfType<RecordPart>();

    public override void Write(JsonIndenter output)
    {
        output.Append("["u8);
        for (var i = 0; i < Items.Count; i++)
        {
            if (i > 0)
            {
                output.Append(","u8);
            }

            Items[i].Write(output);
        }

        output.Append("]"u8);
    }
}
