using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Exports;

/// <summary>Writes JSON for people, and policies into it whose texts are written in a way of their own.</summary>
internal static class JsonCopy
{
    /// <summary>What is written, on several lines, with a line feed at the end of each.</summary>
    public static string Indented(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>The policy, each of its texts (names of members apart) by <paramref name="text"/>.</summary>
    public static void Policy(Utf8JsonWriter writer, PolicyDocument document, Action<Utf8JsonWriter, string> text)
    {
        using var json = JsonDocument.Parse(PolicyWriter.Write(document));
        Value(writer, json.RootElement, text);
    }

    private static void Value(Utf8JsonWriter writer, JsonElement value, Action<Utf8JsonWriter, string> text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (member.NameEquals("Version"))
                    {
                        // A date in other formats' eyes, and never anything but itself.
                        member.Value.WriteTo(writer);
                    }
                    else
                    {
                        Value(writer, member.Value, text);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Value(writer, item, text);
                }

                writer.WriteEndArray();
                break;
            default:
                text(writer, value.GetString()!);
                break;
        }
    }
}
