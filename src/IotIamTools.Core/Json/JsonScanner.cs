using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IotIamTools.Core.Json;

/// <summary>
/// Reads the values of a JSON text (RFC 8259). It is the reader of this library because the errors are the point here:
/// the runtime's reader gives neither a dependable place nor the reason for each of them. It keeps its own stack, so
/// that no nesting can exhaust the thread's.
/// </summary>
internal sealed class JsonScanner
{
    /// <summary>Deeper than any policy, blueprint or account file; the runtime's reader has the same limit.</summary>
    internal const int MaximumDepth = 64;

    private static readonly SearchValues<byte> EndsOfPlainText = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(b => (byte)b), .. Enumerable.Range(0x80, 0x80).Select(b => (byte)b)]);

    private readonly byte[] utf8;
    private readonly Stack<Container> open = new();
    private readonly JsonSyntax syntax;
    private int at;

    public JsonScanner(byte[] utf8)
    {
        this.utf8 = utf8;
        syntax = new JsonSyntax(utf8, open);
    }

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="DocumentFormatException">The text is not JSON.</exception>
    public JsonValue Read()
    {
        syntax.RefuseUtf16();
        at = utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        SkipWhiteSpace();
        var root = StartValue();
        while (open.TryPeek(out var container))
        {
            Continue(container);
        }

        SkipWhiteSpace();
        return at == utf8.Length ? root : throw syntax.TextAfterEnd(at);
    }

    /// <summary>Reads one more member or item of the innermost object or list, or its end.</summary>
    private void Continue(Container container)
    {
        SkipWhiteSpace();
        if (Current == container.End)
        {
            at++;
            Complete(open.Pop());
            return;
        }

        if (container.Count > 0)
        {
            if (Current != ',')
            {
                throw syntax.NeitherCommaNorEnd(at, container);
            }

            var comma = at++;
            SkipWhiteSpace();
            if (Current is '}' or ']')
            {
                throw syntax.CommaBeforeEnd(comma, (char)Current);
            }
        }

        if (container.Value.Kind == JsonValueKind.Object)
        {
            ReadName(container);
        }

        StartValue();
    }

    private void ReadName(Container container)
    {
        if (Current != '"')
        {
            throw syntax.NoName(at, container);
        }

        var offset = at;
        var name = ReadString();
        if (container.Find(name) is { } first)
        {
            throw syntax.NameTwice(offset, name, first.Offset);
        }

        container.Name(name, offset);
        SkipWhiteSpace();
        if (Current != ':')
        {
            throw syntax.NoColon(at, name);
        }

        at++;
        SkipWhiteSpace();
    }

    /// <summary>Reads a value; of an object or list only its start, the rest is for <see cref="Continue"/>.</summary>
    private JsonValue StartValue()
    {
        var offset = at;
        JsonValue value;
        switch (Current)
        {
            case '{' or '[':
                if (open.Count == MaximumDepth)
                {
                    throw syntax.TooDeep(at);
                }

                value = new JsonValue(Current == '{' ? JsonValueKind.Object : JsonValueKind.Array, offset, null);
                at++;
                open.Push(new Container(value));
                return value;
            case '"':
                value = new JsonValue(JsonValueKind.String, offset, ReadString());
                break;
            case '-' or (>= '0' and <= '9'):
                value = new JsonValue(JsonValueKind.Number, offset, ReadNumber());
                break;
            case 't' when TryWord("true"u8):
                value = new JsonValue(JsonValueKind.True, offset, "true");
                break;
            case 'f' when TryWord("false"u8):
                value = new JsonValue(JsonValueKind.False, offset, "false");
                break;
            case 'n' when TryWord("null"u8):
                value = new JsonValue(JsonValueKind.Null, offset, null);
                break;
            default:
                throw syntax.NoValue(at);
        }

        if (open.TryPeek(out var parent))
        {
            parent.Add(value);
        }

        return value;
    }

    private void Complete(Container container)
    {
        container.Close();
        if (open.TryPeek(out var parent))
        {
            parent.Add(container.Value);
        }
    }

    /// <summary>Passes over the word, where it stands here and ends here.</summary>
    private bool TryWord(ReadOnlySpan<byte> word)
    {
        if (!utf8.AsSpan(at).StartsWith(word) || (at + word.Length < utf8.Length && JsonSyntax.IsWordByte(utf8[at + word.Length])))
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    private string ReadNumber()
    {
        var start = at;
        if (Current == '-')
        {
            at++;
        }

        var whole = Digits();
        var wrong = whole == 0 || (whole > 1 && utf8[at - whole] == '0');
        if (Current == '.')
        {
            at++;
            wrong |= Digits() == 0;
        }

        if (Current is 'e' or 'E')
        {
            at++;
            if (Current is '+' or '-')
            {
                at++;
            }

            wrong |= Digits() == 0;
        }

        return wrong || (at < utf8.Length && JsonSyntax.IsWordByte(utf8[at]))
            ? throw syntax.NoNumber(start)
            : Encoding.ASCII.GetString(utf8, start, at - start);

        int Digits()
        {
            var first = at;
            while (Current is >= '0' and <= '9')
            {
                at++;
            }

            return at - first;
        }
    }

    private string ReadString()
    {
        var opening = at++;
        var start = at;
        StringBuilder? text = null;
        while (true)
        {
            var length = utf8.AsSpan(at).IndexOfAny(EndsOfPlainText);
            if (length < 0)
            {
                throw syntax.StringNotClosed(opening);
            }

            at += length;
            var next = utf8[at];
            if (next == '"')
            {
                var end = at++;
                return text is null ? Encoding.UTF8.GetString(utf8, start, end - start) : text.Append(Encoding.UTF8.GetString(utf8, start, end - start)).ToString();
            }

            if (next == '\\')
            {
                text ??= new StringBuilder();
                text.Append(Encoding.UTF8.GetString(utf8, start, at - start));
                ReadEscape(text, opening);
                start = at;
            }
            else if (next < ' ')
            {
                throw next is (byte)'\n' or (byte)'\r' ? syntax.StringNotClosed(opening) : syntax.ControlCharacter(at);
            }
            else
            {
                if (Rune.DecodeFromUtf8(utf8.AsSpan(at), out _, out var consumed) != OperationStatus.Done)
                {
                    throw syntax.InvalidUtf8(at);
                }

                at += consumed;
            }
        }
    }

    private void ReadEscape(StringBuilder text, int opening)
    {
        var escape = at;
        at++;
        var kind = Current;
        if (kind < 0)
        {
            throw syntax.StringNotClosed(opening);
        }

        if (kind == 'u')
        {
            at--;
            var unit = ReadUnit(escape);
            text.Append(unit);
            if (char.IsHighSurrogate(unit) && Current == '\\' && at + 1 < utf8.Length && utf8[at + 1] == 'u')
            {
                var low = ReadUnit(at);
                text.Append(low);
                if (!char.IsLowSurrogate(low))
                {
                    throw syntax.LoneSurrogate(escape, unit);
                }
            }
            else if (char.IsSurrogate(unit))
            {
                throw syntax.LoneSurrogate(escape, unit);
            }

            return;
        }

        text.Append(kind switch
        {
            '"' or '\\' or '/' => (char)kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw syntax.UnknownEscape(escape),
        });
        at++;
    }

    /// <summary>Reads one <c>\uXXXX</c>.</summary>
    private char ReadUnit(int escape)
    {
        at = escape + 2;
        if (at + 4 > utf8.Length || !ushort.TryParse(utf8.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw syntax.UnknownEscape(escape);
        }

        at += 4;
        return (char)unit;
    }

    /// <summary>The byte at the place of reading, or -1 at the end.</summary>
    private int Current => at < utf8.Length ? utf8[at] : -1;

    private void SkipWhiteSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }
    }

    /// <summary>An object or list whose end has not been read yet.</summary>
    internal sealed class Container(JsonValue value)
    {
        private readonly List<JsonMember> members = [];
        private readonly List<JsonValue> items = [];
        private Dictionary<string, int>? offsets;
        private string? name;
        private int nameOffset;

        public JsonValue Value => value;

        public int End => value.Kind == JsonValueKind.Object ? '}' : ']';

        public int Count => members.Count + items.Count;

        /// <summary>The member of that name, if there is one.</summary>
        public (string Name, int Offset)? Find(string wanted)
        {
            if (members.Count < 8)
            {
                foreach (var member in members)
                {
                    if (member.Name == wanted)
                    {
                        return (member.Name, member.Offset);
                    }
                }

                return null;
            }

            offsets ??= members.ToDictionary(m => m.Name, m => m.Offset, StringComparer.Ordinal);
            return offsets.TryGetValue(wanted, out var offset) ? (wanted, offset) : null;
        }

        /// <summary>Starts a member, whose value comes next.</summary>
        public void Name(string newName, int offset)
        {
            name = newName;
            nameOffset = offset;
            offsets?.Add(newName, offset);
        }

        public void Add(JsonValue item)
        {
            if (value.Kind == JsonValueKind.Object)
            {
                members.Add(new JsonMember(name!, nameOffset, item));
                name = null;
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

        /// <summary>Adds the step to the member or item that is being read.</summary>
        public void AppendStep(StringBuilder path)
        {
            if (value.Kind == JsonValueKind.Array)
            {
                path.Append('[').Append(items.Count).Append(']');
            }
            else if (name is not null)
            {
                JsonText.AppendName(path, name);
            }
        }
    }
}
