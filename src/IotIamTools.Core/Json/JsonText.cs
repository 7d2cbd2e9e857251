using System.Text;

namespace IotIamTools.Core.Json;

/// <summary>
/// A JSON text (RFC 8259) with its values and their places. Names that occur twice in one object are an error: IAM
/// takes one of the two without saying which. Values may be nested 64 deep.
/// </summary>
public sealed class JsonText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _utf8;

    private JsonText(byte[] utf8, JsonValue root)
    {
        _utf8 = utf8;
        Root = root;
    }

    /// <summary>The outermost value.</summary>
    public JsonValue Root { get; }

    /// <summary>Reads a text; a byte order mark is passed over.</summary>
    /// <exception cref="DocumentFormatException">The text is not JSON.</exception>
    public static JsonText Parse(string text)
    {
        byte[] bytes;
        try
        {
            bytes = StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException e)
        {
            // A string can hold half of a surrogate pair, which no UTF-8 can carry; it must not become another character silently.
            var before = Encoding.UTF8.GetBytes(text[..e.Index]);
            throw Problem(before, before.Length, "$", $"the character U+{(int)text[e.Index]:X4} is half of a surrogate pair, which is no text");
        }

        return Parse(bytes);
    }

    /// <summary>Reads a UTF-8 text; a byte order mark is passed over.</summary>
    /// <exception cref="DocumentFormatException">The text is not JSON.</exception>
    public static JsonText Parse(byte[] utf8) => new(utf8, new JsonScanner(utf8).Read());

    /// <summary>Where a value stands.</summary>
    public TextPosition PositionOf(JsonValue value) => PositionAt(_utf8, value.Offset);

    /// <summary>Where a byte of the text stands.</summary>
    public TextPosition PositionAt(int offset) => PositionAt(_utf8, offset);

    /// <summary>The path from the root to a value of this text, such as <c>$.Statement[0].Effect</c>.</summary>
    public string PathOf(JsonValue value)
    {
        // Only errors ask for a path, so it is searched for then and costs nothing otherwise.
        value = value.Origin ?? value;
        var path = new StringBuilder("$");
        Descend(Root);
        return path.ToString();

        bool Descend(JsonValue current)
        {
            if (ReferenceEquals(current, value))
            {
                return true;
            }

            var length = path.Length;
            foreach (var member in current.Members)
            {
                AppendName(path, member.Name);
                if (Descend(member.Value))
                {
                    return true;
                }

                path.Length = length;
            }

            for (var i = 0; i < current.Items.Count; i++)
            {
                path.Append('[').Append(i).Append(']');
                if (Descend(current.Items[i]))
                {
                    return true;
                }

                path.Length = length;
            }

            return false;
        }
    }

    internal static DocumentFormatException Problem(byte[] utf8, int offset, string path, string problem) =>
        new(problem, PositionAt(utf8, offset), path);

    internal static TextPosition PositionAt(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..Math.Clamp(offset, 0, utf8.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        var line = before.Count((byte)'\n') + 1;
        var inLine = before[lineStart..];
        if (line == 1 && inLine.StartsWith("\uFEFF"u8))
        {
            inLine = inLine[3..];
        }

        return new TextPosition(line, Encoding.UTF8.GetCharCount(inLine) + 1);
    }

    internal static void AppendName(StringBuilder path, string name)
    {
        if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            path.Append('.').Append(Text.Excerpt.Of(name));
        }
        else
        {
            path.Append("['").Append(Text.Excerpt.Of(name).Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
        }
    }
}
