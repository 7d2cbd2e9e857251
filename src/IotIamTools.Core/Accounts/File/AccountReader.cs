using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// Reads the text of an account file in one pass, and only as deep as the module needs: policy documents and unknown members are
/// passed over and stay slices of the text. That is what makes large exports open fast.
/// </summary>
internal ref struct AccountReader
{
    private readonly byte[] _utf8;
    private readonly int _start;
    private readonly List<PathStep> _path = [];
    private Utf8JsonReader _reader;

    private AccountReader(byte[] utf8)
    {
        _utf8 = utf8;
        _start = utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        _reader = new Utf8JsonReader(utf8.AsSpan(_start));
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The file's bytes: UTF-8, or UTF-16 with a byte order mark, as Windows PowerShell's <c>></c> writes it.</param>
    /// <exception cref="DocumentFormatException">The text is no account file.</exception>
    public static RecordPart Read(byte[] text)
    {
        var decoded = ToUtf8(text);
        if (!Utf8.IsValid(decoded))
        {
            throw new DocumentFormatException("the file is not text: it holds bytes that are no UTF-8", PlaceOfInvalidText(decoded), "$");
        }

        var account = new AccountReader(decoded);
        try
        {
            account._reader.Read();
            var root = account.Record(AccountFormat.Account);
            account._reader.Read();
            return AccountFormat.Lists.Any(list => root[list] is ListPart)
                ? root
                : throw new DocumentFormatException(
                    $"the file is JSON, but no account: it has none of the lists {string.Join(", ", AccountFormat.Lists)}", new TextPosition(1, 1), "$");
        }
        catch (JsonException e)
        {
            // The parser that knows places explains it; it is asked only now, because it keeps everything that it reads.
            JsonText.Parse(decoded);
            throw new DocumentFormatException($"the file is not JSON: {e.Message}", new TextPosition((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), "$");
        }
    }

    private static byte[] ToUtf8(byte[] text) => text switch
    {
        [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, text, 2, text.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, text, 2, text.Length - 2),
        _ => text,
    };

    private static TextPosition PlaceOfInvalidText(byte[] utf8)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(utf8.AsSpan(valid), out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }

        return JsonText.PositionAt(utf8, valid);
    }

    private FilePart Value(MemberShape member)
    {
        if (_reader.TokenType == JsonTokenType.Null && !member.Required)
        {
            return Slice();
        }

        return Value(member.Shape);
    }

    private FilePart Value(Shape shape)
    {
        switch (shape)
        {
            case RecordShape record:
                return Record(record);
            case ListShape list:
                return List(list);
        }

        var fits = shape == Shape.Anything
            || (shape == Shape.Text && _reader.TokenType == JsonTokenType.String && IsUnicode())
            || (shape is ArnShape arn && _reader.TokenType == JsonTokenType.String && IsArn(arn))
            || (shape == Shape.Number && _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out _))
            || (shape == Shape.Flag && _reader.TokenType is JsonTokenType.True or JsonTokenType.False);
        return fits ? Slice() : throw Unfit(shape);
    }

    private RecordPart Record(RecordShape shape)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unfit(shape);
        }

        var at = Offset;
        var record = new RecordPart(shape);
        var expected = 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var nameOffset = Offset;
            var known = IsUnicode() ? Known(shape, ref expected) : throw Wrong(nameOffset, "the name holds \\u escapes that are no valid Unicode text");
            var nameText = _utf8.AsMemory(nameOffset + 1, _reader.ValueSpan.Length);
            var name = known?.Name ?? _reader.GetString()!;
            _reader.Read();
            FilePart value;
            if (known is null)
            {
                value = Slice();
            }
            else
            {
                _path.Add(new PathStep(known.Name, 0));
                value = Value(known);
                _path.RemoveAt(_path.Count - 1);
            }

            if (!record.Read(name, nameText, value))
            {
                throw Wrong(nameOffset, $"the name '{name}' occurs twice in one object; keep one of the two");
            }
        }

        foreach (var member in shape.Members)
        {
            if (member.Required && record[member.Name] is null)
            {
                throw Wrong(at, $"{shape.Name} has no '{member.Name}'");
            }
        }

        return record;
    }

    private ListPart List(ListShape shape)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            throw Unfit(shape);
        }

        var list = new ListPart();
        var keys = shape.Key is null ? null : new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            _path.Add(new PathStep(null, list.Items.Count));
            var at = Offset;
            var item = Value(shape.Item);
            if (keys is not null && item is RecordPart record && record.Text(shape.Key!) is { } key && !keys.Add(key))
            {
                throw Wrong(at, $"{record.Shape.Name} with the {shape.Key} '{key}' stands earlier in the list (case apart); keep one of the two");
            }

            list.Items.Add(item);
            _path.RemoveAt(_path.Count - 1);
        }

        return list;
    }

    /// <summary>The member that the reader stands at; members mostly come in the order of the shape, so that is tried first.</summary>
    private MemberShape? Known(RecordShape shape, ref int expected)
    {
        for (var i = 0; i < shape.Members.Count; i++)
        {
            var at = (expected + i) % shape.Members.Count;
            if (_reader.ValueTextEquals(shape.Members[at].Utf8Name))
            {
                expected = at + 1;
                return shape.Members[at];
            }
        }

        return null;
    }

    private TextPart Slice()
    {
        var from = Offset;
        _reader.Skip();
        return new TextPart(_utf8.AsMemory(from, _start + (int)_reader.BytesConsumed - from));
    }

    private int Offset => _start + (int)_reader.TokenStartIndex;

    private bool IsUnicode()
    {
        if (!_reader.ValueIsEscaped)
        {
            return true;
        }

        try
        {
            _ = _reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private bool IsArn(ArnShape shape)
    {
        Span<char> text = stackalloc char[IamLimits.MaxArnLength];
        return _reader.ValueSpan.Length <= text.Length && IsUnicode() && shape.Fits(text[.._reader.CopyString(text)]);
    }

    private DocumentFormatException Unfit(Shape shape)
    {
        var found = _reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String when shape is ArnShape && IsUnicode() => $"'{Excerpt.Of(_reader.GetString()!)}'",
            JsonTokenType.String when shape == Shape.Text || shape is ArnShape => "a string with \\u escapes that are no valid Unicode text",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "the number " + Encoding.UTF8.GetString(_reader.ValueSpan),
            JsonTokenType.True or JsonTokenType.False => "a boolean",
            _ => "null",
        };
        return Wrong(Offset, $"this is {found}; an account file has {shape.KindName} here");
    }

    private DocumentFormatException Wrong(int offset, string problem)
    {
        var text = new StringBuilder("$");
        foreach (var step in _path)
        {
            _ = step.Name is null ? text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]") : text.Append('.').Append(step.Name);
        }

        return new DocumentFormatException(problem, JsonText.PositionAt(_utf8, offset), text.ToString());
    }

    private readonly record struct PathStep(string? Name, int Index);
}
