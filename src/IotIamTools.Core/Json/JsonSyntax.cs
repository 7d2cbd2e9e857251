using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Json;

/// <summary>Says in a person's words what is wrong with a text that is not JSON, and what to do.</summary>
/// <param name="utf8">The text.</param>
/// <param name="open">The objects and lists that are not closed yet, the innermost on top.</param>
internal sealed class JsonSyntax(byte[] utf8, Stack<JsonContainer> open)
{
    public static bool IsWordByte(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'.' or (byte)'+' or (byte)'-' or >= 0x80;

    /// <summary>Refuses what is UTF-16, which would otherwise end in puzzling errors about single characters.</summary>
    public void RefuseUtf16()
    {
        if (utf8.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || utf8.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || (utf8.Length >= 2 && (utf8[0] == 0 || utf8[1] == 0)))
        {
            throw JsonText.Problem(utf8, 0, "$", "the text is in UTF-16 or UTF-32; save it as UTF-8");
        }
    }

    /// <summary>For bytes that are no UTF-8; <see cref="At"/> says so.</summary>
    public DocumentFormatException InvalidUtf8(int offset) => At(offset, PathOfStep(), "");

    public DocumentFormatException TextAfterEnd(int offset) => Generic(offset) is { } known
        ? At(offset, "$", known)
        : At(offset, "$", $"the text goes on after its end with {Found(offset)}; only one value may stand in it");

    public DocumentFormatException NeitherCommaNorEnd(int offset, JsonContainer container)
    {
        var path = PathOfContainer();
        if (offset >= utf8.Length)
        {
            return Ends();
        }

        var found = (char)utf8[offset];
        var isObject = container.Value.Kind == JsonValueKind.Object;
        var problem = found switch
        {
            '}' or ']' => $"{Opened(container)} is not closed: expected ',' or '{(char)container.End}' but found '{found}'",
            '"' => $"a ',' is missing before this {(isObject ? "name" : "value")}",
            '{' or '[' => "a ',' is missing before this value",
            ':' when !isObject => "a ':' stands in a list; names and their values stand in { }",
            ':' => "a second ':' stands in one member; put a value that holds ':' in double quotes",
            '=' => "'=' stands where ',' or an end is expected",
            ';' => "';' does not separate values; write ','",
            _ => Generic(offset),
        };
        return At(offset, path, problem ?? $"{Found(offset)} stands where ',' or '{(char)container.End}' is expected, in {Opened(container)}");
    }

    public DocumentFormatException CommaBeforeEnd(int comma, char end) =>
        At(comma, PathOfContainer(), $"a ',' stands before the closing '{end}'; remove the comma");

    public DocumentFormatException NoName(int offset, JsonContainer container)
    {
        if (offset >= utf8.Length)
        {
            return Ends();
        }

        var problem = (char)utf8[offset] switch
        {
            ']' => $"{Opened(container)} is not closed: expected a name or '}}' but found ']'",
            ',' => "a ',' stands where a name is expected; remove it",
            '{' or '[' => $"a value stands where a name is expected, in {Opened(container)}",
            _ when Word(offset) is { Length: > 0 } word && !IsTypographic(offset) => $"the name {Excerpt.Of(word)} is not in double quotes; write \"{Excerpt.Of(word)}\"",
            _ => Generic(offset),
        };
        return At(offset, PathOfContainer(), problem ?? $"{Found(offset)} stands where a name in double quotes is expected");
    }

    public DocumentFormatException NameTwice(int offset, string name, int first)
    {
        var path = new StringBuilder(PathOfContainer());
        JsonText.AppendName(path, name);
        return At(offset, path.ToString(), $"the name '{Excerpt.Of(name)}' occurs twice in one object, first at {JsonText.PositionAt(utf8, first)}; keep one of the two");
    }

    public DocumentFormatException NoColon(int offset, string name) => offset >= utf8.Length
        ? Ends()
        : At(offset, PathOfStep(), Generic(offset) ?? $"expected ':' and a value after the name '{Excerpt.Of(name)}', but found {Found(offset)}");

    public DocumentFormatException NoValue(int offset)
    {
        if (offset >= utf8.Length)
        {
            return Ends();
        }

        open.TryPeek(out var container);
        var isMember = container?.Value.Kind == JsonValueKind.Object;
        var problem = (char)utf8[offset] switch
        {
            ',' or '}' or ']' when isMember => $"the value is missing before this '{(char)utf8[offset]}'",
            ',' when container is not null => "a value is missing before this ','",
            '}' or ']' when container is not null => $"{Opened(container)} is not closed: expected a value or '{(char)container.End}' but found '{(char)utf8[offset]}'",
            '%' when container is null => "the text is URL-encoded, as the IAM API returns documents; decode it first",
            _ when !IsTypographic(offset) && Word(offset) is { Length: > 0 } word => AboutWord(word),
            _ => Generic(offset),
        };
        return At(offset, PathOfStep(), problem ?? $"{Found(offset)} stands where a value is expected");
    }

    public DocumentFormatException NoNumber(int offset)
    {
        var word = Word(offset);
        var digits = word.AsSpan().TrimStart('-');
        var problem = digits.Length > 1 && digits[0] == '0' && digits.IndexOfAnyExceptInRange('0', '9') < 0
            ? $"the number {Excerpt.Of(word)} starts with 0; put account ids and other codes in double quotes"
            : $"{Excerpt.Of(word)} is no JSON number; put text in double quotes";
        return At(offset, PathOfStep(), problem);
    }

    public DocumentFormatException TooDeep(int offset) =>
        At(offset, PathOfStep(), string.Create(CultureInfo.InvariantCulture, $"values are nested more than {JsonScanner.MaximumDepth} deep"));

    public DocumentFormatException StringNotClosed(int opening) =>
        At(opening, PathOfStep(), "the string that starts here is not closed on its line: a '\"' is missing");

    public DocumentFormatException ControlCharacter(int offset) =>
        At(offset, PathOfStep(), $"{Found(offset)} cannot stand in a string as it is; write \\{(utf8[offset] == '\t' ? "t" : $"u{(int)utf8[offset]:X4}")}");

    public DocumentFormatException UnknownEscape(int offset) =>
        At(offset, PathOfStep(), "this escape is unknown; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX");

    public DocumentFormatException LoneSurrogate(int offset, char unit) =>
        At(offset, PathOfStep(), $"\\u{(int)unit:X4} is half of a surrogate pair; its other half is missing");

    private static string AboutWord(string word) => word.ToUpperInvariant() switch
    {
        "TRUE" or "FALSE" or "NULL" => $"{word} is not JSON; write {word.ToLowerInvariant()}",
        "NONE" or "UNDEFINED" or "NIL" => $"{word} is not JSON; write null",
        "NAN" or "INFINITY" or "+INFINITY" => $"JSON has no number {word}",
        _ => $"{Excerpt.Of(word)} is not in double quotes; write \"{Excerpt.Of(word)}\"",
    };

    /// <summary>The usual things that are wrong wherever they stand.</summary>
    private string? Generic(int offset) => utf8[offset] switch
    {
        (byte)'\'' => "strings are quoted with '\"', not with \"'\"",
        (byte)'/' when offset + 1 < utf8.Length && utf8[offset + 1] is (byte)'/' or (byte)'*' => "comments are not allowed in JSON",
        (byte)'#' => "comments are not allowed in JSON",
        _ when IsTypographic(offset) => $"{Found(offset)} is a typographic quote; write '\"'",
        _ when IsInvisible(offset) => $"{Found(offset)} is not allowed between values, where only spaces, tabs and line ends may stand",
        _ => null,
    };

    private bool IsTypographic(int offset) => RuneAt(offset).Value is 0x2018 or 0x2019 or 0x201A or 0x201C or 0x201D or 0x201E or 0x00AB or 0x00BB;

    private bool IsInvisible(int offset) => RuneAt(offset) is var rune && (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format);

    private Rune RuneAt(int offset)
    {
        Rune.DecodeFromUtf8(utf8.AsSpan(offset), out var rune, out _);
        return rune;
    }

    /// <summary>The letters, digits and signs that stand together there.</summary>
    private string Word(int offset)
    {
        if (IsInvisible(offset))
        {
            return "";
        }

        var end = offset;
        while (end < utf8.Length && IsWordByte(utf8[end]))
        {
            end++;
        }

        return Encoding.UTF8.GetString(utf8, offset, end - offset);
    }

    private string Found(int offset)
    {
        var rune = RuneAt(offset);
        return IsInvisible(offset) || Rune.IsControl(rune)
            ? $"the character U+{rune.Value:X4}"
            : $"'{rune}'{(rune.Value > 0x7F ? $" (U+{rune.Value:X4})" : "")}";
    }

    private DocumentFormatException Ends()
    {
        // The place to type at is behind the last thing that was typed, not behind the white space after it.
        var end = utf8.AsSpan().TrimEnd(" \t\r\n"u8).Length;
        if (!open.TryPeek(out var container))
        {
            return At(end, "$", "the text is empty");
        }

        return At(end, PathOfContainer(), $"the text ends before {Opened(container)} is closed: a '{(char)container.End}' is missing");
    }

    private string Opened(JsonContainer container) =>
        $"the {(container.Value.Kind == JsonValueKind.Array ? "list" : "object")} that opens at {JsonText.PositionAt(utf8, container.Value.Offset)}";

    /// <summary>The path of the innermost object or list: for what is wrong between its values.</summary>
    private string PathOfContainer() => Path(open.Skip(1));

    /// <summary>The path of the member or item that is being read: for what is wrong with it.</summary>
    private string PathOfStep() => Path(open);

    private static string Path(IEnumerable<JsonContainer> containers)
    {
        var path = new StringBuilder("$");
        foreach (var container in containers.Reverse())
        {
            container.AppendStep(path);
        }

        return path.ToString();
    }

    /// <summary>The error. Bytes that are no UTF-8 at the place are the reason for whatever else is wrong there.</summary>
    private DocumentFormatException At(int offset, string path, string problem) => JsonText.Problem(utf8, offset, path, IsUtf8(offset)
        ? problem
        : $"the byte 0x{utf8[offset]:X2} is not valid UTF-8; save the text as UTF-8");

    private bool IsUtf8(int offset) =>
        offset >= utf8.Length || Rune.DecodeFromUtf8(utf8.AsSpan(offset), out _, out _) == OperationStatus.Done;
}
