using System.Buffers;
using System.Text;
using System.Text.Json;

namespace IotIamTools.Core.Json;

/// <summary>
/// A JSON text (RFC 8259) with its values and their places. Names that occur twice in one object are an error: IAM
/// takes one of the two without saying which.
/// </summary>
public sealed class JsonText
{
    private const int MaximumDepth = 64;
    private readonly byte[] utf8;

    private JsonText(byte[] utf8, JsonValue root)
    {
        this.utf8 = utf8;
        Root = root;
    }

    /// <summary>The outermost value.</summary>
    public JsonValue Root { get; }

    /// <summary>Reads a text.</summary>
    /// <exception cref="DocumentFormatException">The text is not JSON.</exception>
    public static JsonText Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a UTF-8 text; a byte order mark is passed over.</summary>
    /// <exception cref="DocumentFormatException">The text is not JSON.</exception>
    public static JsonText Parse(byte[] utf8)
    {
        var start = utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var open = new Stack<Container>();
        var reader = new Utf8JsonReader(utf8.AsSpan(start), new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            JsonValue? root = null;
            while (reader.Read())
            {
                var offset = start + (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    NameMember(utf8, open, reader.GetString()!, offset);
                    continue;
                }

                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    open.Pop().Close();
                    continue;
                }

                var value = ValueAt(ref reader, offset);
                if (open.TryPeek(out var parent))
                {
                    parent.Add(value);
                }
                else
                {
                    root = value;
                }

                if (value.Kind is JsonValueKind.Object or JsonValueKind.Array)
                {
                    open.Push(new Container(value));
                }
            }

            return new JsonText(utf8, root!);
        }
        catch (JsonException e)
        {
            var at = start + OffsetOfLine(utf8.AsSpan(start), (int)(e.LineNumber ?? 0)) + (int)(e.BytePositionInLine ?? 0);
            throw JsonSyntax.Explain(utf8, Math.Min(at, utf8.Length), open);
        }
        catch (InvalidOperationException)
        {
            // The reader gives this for a string whose bytes or escapes are no Unicode text.
            throw Problem(utf8, start + (int)reader.TokenStartIndex, PathOf(open), "the string holds bytes or \\u escapes that are no valid Unicode text");
        }
    }

    /// <summary>Where a value stands.</summary>
    public TextPosition PositionOf(JsonValue value) => PositionAt(utf8, value.Offset);

    /// <summary>Where a byte of the text stands.</summary>
    public TextPosition PositionAt(int offset) => PositionAt(utf8, offset);

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

    internal static string PathOf(Stack<Container> open)
    {
        var path = new StringBuilder("$");
        foreach (var container in open.Reverse())
        {
            container.AppendPath(path);
        }

        return path.ToString();
    }

    internal static void AppendName(StringBuilder path, string name)
    {
        if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            path.Append('.').Append(name);
        }
        else
        {
            path.Append("['").Append(name.Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
        }
    }

    private static void NameMember(byte[] utf8, Stack<Container> open, string name, int offset)
    {
        var container = open.Peek();
        if (!container.Name(name, offset))
        {
            throw Problem(utf8, offset, PathOf(open), $"the name '{name}' occurs twice in one object; keep one of the two");
        }
    }

    private static JsonValue ValueAt(ref Utf8JsonReader reader, int offset) => reader.TokenType switch
    {
        JsonTokenType.StartObject => new JsonValue(JsonValueKind.Object, offset, null),
        JsonTokenType.StartArray => new JsonValue(JsonValueKind.Array, offset, null),
        JsonTokenType.String => new JsonValue(JsonValueKind.String, offset, reader.GetString()),
        JsonTokenType.Number => new JsonValue(JsonValueKind.Number, offset, Encoding.UTF8.GetString(reader.ValueSpan)),
        JsonTokenType.True => new JsonValue(JsonValueKind.True, offset, "true"),
        JsonTokenType.False => new JsonValue(JsonValueKind.False, offset, "false"),
        _ => new JsonValue(JsonValueKind.Null, offset, null),
    };

    private static int OffsetOfLine(ReadOnlySpan<byte> utf8, int line)
    {
        var offset = 0;
        for (; line > 0; line--)
        {
            var next = utf8[offset..].IndexOf((byte)'\n');
            if (next < 0)
            {
                break;
            }

            offset += next + 1;
        }

        return offset;
    }

    /// <summary>An object or list whose end has not been read yet.</summary>
    internal sealed class Container(JsonValue value)
    {
        private readonly List<JsonMember> members = [];
        private readonly List<JsonValue> items = [];
        private HashSet<string>? names;
        private string? name;
        private int nameOffset;

        public JsonValue Value => value;

        public bool Name(string newName, int offset)
        {
            name = newName;
            nameOffset = offset;
            if (members.Count < 8)
            {
                foreach (var member in members)
                {
                    if (member.Name == newName)
                    {
                        return false;
                    }
                }

                return true;
            }

            names ??= members.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
            return names.Add(newName);
        }

        public void Add(JsonValue item)
        {
            if (value.Kind == JsonValueKind.Object)
            {
                members.Add(new JsonMember(name!, nameOffset, item));
            }
            else
            {
                items.Add(item);
            }
        }

        public void Close()
        {
            value.Members = members;
            value.Items = items;
        }

        public void AppendPath(StringBuilder path)
        {
            if (value.Kind == JsonValueKind.Array)
            {
                // The index of the item that is being read: a started container was already added to the list.
                path.Append('[').Append(Math.Max(items.Count - 1, 0)).Append(']');
            }
            else if (name is not null)
            {
                AppendName(path, name);
            }
        }
    }
}
