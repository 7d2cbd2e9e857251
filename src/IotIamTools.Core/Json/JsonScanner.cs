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

    private readonly byte[] _utf8;
    private readonly Stack<JsonContainer> _open = new();
    private readonly JsonSyntax _syntax;
    private int _at;

    public JsonScanner(byte[] utf8)
    {
        _utf8 = utf8;
        _syntax = new JsonSyntax(utf8, _open);
    }

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="DocumentFormatException">The text is not JSON.</exception>
    public JsonValue Read()
    {
        _syntax.RefuseUtf16();
        _at = _utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        SkipWhiteSpace();
        var root = StartValue();
        while (_open.TryPeek(out var container))
        {
            Continue(container);
        }

        SkipWhiteSpace();
        return _at == _utf8.Length ? root : throw _syntax.TextAfterEnd(_at);
    }

    /// <summary>Reads one more member or item of the innermost object or list, or its end.</summary>
    private void Continue(JsonContainer container)
    {
        SkipWhiteSpace();
        if (Current == container.End)
        {
            _at++;
            Complete(_open.Pop());
            return;
        }

        if (container.Count > 0)
        {
            if (Current != ',')
            {
                throw _syntax.NeitherCommaNorEnd(_at, container);
            }

            var comma = _at++;
            SkipWhiteSpace();
            if (Current is '}' or ']')
            {
                throw _syntax.CommaBeforeEnd(comma, (char)Current);
            }
        }

        if (container.Value.Kind == JsonValueKind.Object)
        {
            ReadName(container);
        }

        StartValue();
    }

    private void ReadName(JsonContainer container)
    {
        if (Current != '"')
        {
            throw _syntax.NoName(_at, container);
        }

        var offset = _at;
        var name = ReadString();
        if (container.Find(name) is { } first)
        {
            throw _syntax.NameTwice(offset, name, first.Offset);
        }

        container.Name(name, offset);
        SkipWhiteSpace();
        if (Current != ':')
        {
            throw _syntax.NoColon(_at, name);
        }

        _at++;
        SkipWhiteSpace();
    }

    /// <summary>Reads a value; of an object or list only its start, the rest is for <see cref="Continue"/>.</summary>
    private JsonValue StartValue()
    {
        var offset = _at;
        JsonValue value;
        switch (Current)
        {
            case '{' or '[':
                if (_open.Count == MaximumDepth)
                {
                    throw _syntax.TooDeep(_at);
                }

                value = new JsonValue(Current == '{' ? JsonValueKind.Object : JsonValueKind.Array, offset, null);
                _at++;
                _open.Push(new JsonContainer(value));
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
                throw _syntax.NoValue(_at);
        }

        if (_open.TryPeek(out var parent))
        {
            parent.Add(value);
        }

        return value;
    }

    private void Complete(JsonContainer container)
    {
        container.Close();
        if (_open.TryPeek(out var parent))
        {
            parent.Add(container.Value);
        }
    }

    /// <summary>Passes over the word, where it stands here and ends here.</summary>
    private bool TryWord(ReadOnlySpan<byte> word)
    {
        if (!_utf8.AsSpan(_at).StartsWith(word) || (_at + word.Length < _utf8.Length && JsonSyntax.IsWordByte(_utf8[_at + word.Length])))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private string ReadNumber()
    {
        var start = _at;
        if (Current == '-')
        {
            _at++;
        }

        var whole = Digits();
        var wrong = whole == 0 || (whole > 1 && _utf8[_at - whole] == '0');
        if (Current == '.')
        {
            _at++;
            wrong |= Digits() == 0;
        }

        if (Current is 'e' or 'E')
        {
            _at++;
            if (Current is '+' or '-')
            {
                _at++;
            }

            wrong |= Digits() == 0;
        }

        return wrong || (_at < _utf8.Length && JsonSyntax.IsWordByte(_utf8[_at]))
            ? throw _syntax.NoNumber(start)
            : Encoding.ASCII.GetString(_utf8, start, _at - start);

        int Digits()
        {
            var first = _at;
            while (Current is >= '0' and <= '9')
            {
                _at++;
            }

            return _at - first;
        }
    }

    private string ReadString()
    {
        var opening = _at++;
        var start = _at;
        StringBuilder? text = null;
        while (true)
        {
            var length = _utf8.AsSpan(_at).IndexOfAny(EndsOfPlainText);
            if (length < 0)
            {
                throw _syntax.StringNotClosed(opening);
            }

            _at += length;
            var next = _utf8[_at];
            if (next == '"')
            {
                var end = _at++;
                return text is null ? Encoding.UTF8.GetString(_utf8, start, end - start) : text.Append(Encoding.UTF8.GetString(_utf8, start, end - start)).ToString();
            }

            if (next == '\\')
            {
                text ??= new StringBuilder();
                text.Append(Encoding.UTF8.GetString(_utf8, start, _at - start));
                ReadEscape(text, opening);
                start = _at;
            }
            else if (next < ' ')
            {
                throw next is (byte)'\n' or (byte)'\r' ? _syntax.StringNotClosed(opening) : _syntax.ControlCharacter(_at);
            }
            else
            {
                if (Rune.DecodeFromUtf8(_utf8.AsSpan(_at), out _, out var consumed) != OperationStatus.Done)
                {
                    throw _syntax.InvalidUtf8(_at);
                }

                _at += consumed;
            }
        }
    }

    private void ReadEscape(StringBuilder text, int opening)
    {
        var escape = _at;
        _at++;
        var kind = Current;
        if (kind < 0)
        {
            throw _syntax.StringNotClosed(opening);
        }

        if (kind == 'u')
        {
            _at--;
            var unit = ReadUnit(escape);
            text.Append(unit);
            if (char.IsHighSurrogate(unit) && Current == '\\' && _at + 1 < _utf8.Length && _utf8[_at + 1] == 'u')
            {
                var low = ReadUnit(_at);
                text.Append(low);
                if (!char.IsLowSurrogate(low))
                {
                    throw _syntax.LoneSurrogate(escape, unit);
                }
            }
            else if (char.IsSurrogate(unit))
            {
                throw _syntax.LoneSurrogate(escape, unit);
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
            _ => throw _syntax.UnknownEscape(escape),
        });
        _at++;
    }

    /// <summary>Reads one <c>\uXXXX</c>.</summary>
    private char ReadUnit(int escape)
    {
        _at = escape + 2;
        if (_at + 4 > _utf8.Length || !ushort.TryParse(_utf8.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw _syntax.UnknownEscape(escape);
        }

        _at += 4;
        return (char)unit;
    }

    /// <summary>The byte at the place of reading, or -1 at the end.</summary>
    private int Current => _at < _utf8.Length ? _utf8[_at] : -1;

    private void SkipWhiteSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }
}
