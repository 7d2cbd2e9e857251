using System.Text;
using System.Text.Json;

namespace IotIamTools.Core.Json;

/// <summary>Says in a person's words what is wrong with a text that is not JSON.</summary>
internal static class JsonSyntax
{
    public static DocumentFormatException Explain(byte[] utf8, int offset, Stack<JsonText.Container> open)
    {
        var problem = Describe(utf8, offset, open);
        return JsonText.Problem(utf8, offset, PathOfInnermost(open), problem);
    }

    private static string Describe(byte[] utf8, int offset, Stack<JsonText.Container> open)
    {
        var inner = open.TryPeek(out var container) ? container.Value : null;
        var opened = inner is null
            ? "the text"
            : $"the {(inner.Kind == JsonValueKind.Array ? "list" : "object")} that opens at {JsonText.PositionAt(utf8, inner.Offset)}";
        if (offset >= utf8.Length)
        {
            return utf8.AsSpan().Trim(" \t\r\n"u8).IsEmpty
                ? "the text is empty"
                : $"the text ends before {opened} is closed{(inner is null ? "" : inner.Kind == JsonValueKind.Array ? ": a ']' is missing" : ": a '}' is missing")}";
        }

        var found = (char)utf8[offset];
        var before = utf8.AsSpan(0, offset).TrimEnd(" \t\r\n"u8);
        var previous = before.IsEmpty ? '\0' : (char)before[^1];
        return found switch
        {
            '}' or ']' when previous == ',' => $"a ',' stands before the closing '{found}'; remove the comma",
            '}' when inner?.Kind == JsonValueKind.Array => $"{opened} is not closed: expected ',' or ']' but found '}}'",
            ']' when inner?.Kind == JsonValueKind.Object => $"{opened} is not closed: expected ',' or '}}' but found ']'",
            '"' or '{' or '[' when previous is '"' or '}' or ']' && inner is not null => "a ',' is missing before this value",
            '\'' => "strings are quoted with '\"', not with \"'\"",
            '/' => "comments are not allowed in JSON",
            _ when inner is null && previous != '\0' => "the text goes on after its end; only one value may stand in it",
            '\\' => "this escape is unknown; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX",
            _ when found < ' ' => $"the character U+{(int)found:X4} is not allowed here; inside a string, write it as an escape",
            _ => $"'{CharacterAt(utf8, offset)}' is not expected here",
        };
    }

    private static string CharacterAt(byte[] utf8, int offset) =>
        Rune.DecodeFromUtf8(utf8.AsSpan(offset), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune.ToString() : $"byte 0x{utf8[offset]:X2}";

    private static string PathOfInnermost(Stack<JsonText.Container> open)
    {
        // The path of the container that is not right, not of the member inside it that was fine.
        var outer = new Stack<JsonText.Container>(open.Skip(1).Reverse());
        return JsonText.PathOf(outer);
    }
}
