using System.Text;
using System.Text.Json;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Tests.Json;

public class JsonTextTests
{
    /// <summary>The text, and where, at which path and with which words it is wrong. '¶' is a line end here.</summary>
    public static readonly TheoryData<string, int, int, string, string> WrongTexts = new()
    {
        { "", 1, 1, "$", "the text is empty" },
        { "  ¶ ", 1, 1, "$", "the text is empty" },
        { "{", 1, 2, "$", "the text ends before the object that opens at line 1, column 1 is closed: a '}' is missing" },
        { "[1, 2¶¶", 1, 6, "$", "the text ends before the list that opens at line 1, column 1 is closed: a ']' is missing" },
        { "{\"a\": [¶ {\"b\": 1}¶", 2, 10, "$.a", "the text ends before the list that opens at line 1, column 7 is closed: a ']' is missing" },
        { "{\"a\"", 1, 5, "$", "the text ends before the object that opens at line 1, column 1 is closed: a '}' is missing" },
        { "{\"a\":", 1, 6, "$", "the text ends before the object that opens at line 1, column 1 is closed: a '}' is missing" },
        { "{\"a\": 1} x", 1, 10, "$", "the text goes on after its end with 'x'; only one value may stand in it" },
        { "{} {}", 1, 4, "$", "the text goes on after its end with '{'; only one value may stand in it" },
        { "{}¶// done", 2, 1, "$", "comments are not allowed in JSON" },

        // Between values.
        { "[1, 2,]", 1, 6, "$", "a ',' stands before the closing ']'; remove the comma" },
        { "{\"a\": {\"b\": 1,¶}}", 1, 14, "$.a", "a ',' stands before the closing '}'; remove the comma" },
        { "[1, , 2]", 1, 5, "$[1]", "a value is missing before this ','" },
        { "[,]", 1, 2, "$[0]", "a value is missing before this ','" },
        { "{,}", 1, 2, "$", "a ',' stands where a name is expected; remove it" },
        { "[\"a\" \"b\"]", 1, 6, "$", "a ',' is missing before this value" },
        { "[[1] [2]]", 1, 6, "$", "a ',' is missing before this value" },
        { "{\"a\": 1¶\"b\": 2}", 2, 1, "$", "a ',' is missing before this name" },
        { "{\"Statement\": [{\"a\": 1} {\"b\": 2}]}", 1, 25, "$.Statement", "a ',' is missing before this value" },
        { "[1}", 1, 3, "$", "the list that opens at line 1, column 1 is not closed: expected ',' or ']' but found '}'" },
        { "[}", 1, 2, "$[0]", "the list that opens at line 1, column 1 is not closed: expected a value or ']' but found '}'" },
        { "{\"a\": 1]", 1, 8, "$", "the object that opens at line 1, column 1 is not closed: expected ',' or '}' but found ']'" },
        { "{]", 1, 2, "$", "the object that opens at line 1, column 1 is not closed: expected a name or '}' but found ']'" },
        { "[\"a\": 1]", 1, 5, "$", "a ':' stands in a list; names and their values stand in { }" },
        { "{\"a\": iot:Publish}", 1, 7, "$.a", "iot is not in double quotes; write \"iot\"" },
        { "{\"a\": \"b\": \"c\"}", 1, 10, "$", "a second ':' stands in one member; put a value that holds ':' in double quotes" },
        { "[1; 2]", 1, 3, "$", "';' does not separate values; write ','" },
        { "[1 = 2]", 1, 4, "$", "'=' stands where ',' or an end is expected" },
        { "[\"say \"hi\"\"]", 1, 8, "$", "'h' stands where ',' or ']' is expected, in the list that opens at line 1, column 1" },

        // Names.
        { "{Effect: \"Allow\"}", 1, 2, "$", "the name Effect is not in double quotes; write \"Effect\"" },
        { "{'Effect': \"Allow\"}", 1, 2, "$", "strings are quoted with '\"', not with \"'\"" },
        { "{\"a\" 1}", 1, 6, "$.a", "expected ':' and a value after the name 'a', but found '1'" },
        { "{\"a\", \"b\"}", 1, 5, "$.a", "expected ':' and a value after the name 'a', but found ','" },
        { "{\"a\":}", 1, 6, "$.a", "the value is missing before this '}'" },
        { "{\"a\": ,\"b\": 1}", 1, 7, "$.a", "the value is missing before this ','" },
        { "{{}}", 1, 2, "$", "a value stands where a name is expected, in the object that opens at line 1, column 1" },
        { "{\"a\": 1, \"b\": 2, \"a\": 3}", 1, 18, "$.a", "the name 'a' occurs twice in one object, first at line 1, column 2; keep one of the two" },
        { "{\"a\": 1, \"\\u0061\": 3}", 1, 10, "$.a", "the name 'a' occurs twice in one object, first at line 1, column 2; keep one of the two" },
        { "{\"x y\": [1, {\"z\": }]}", 1, 19, "$['x y'][1].z", "the value is missing before this '}'" },

        // Values.
        { "'a'", 1, 1, "$", "strings are quoted with '\"', not with \"'\"" },
        { "[True]", 1, 2, "$[0]", "True is not JSON; write true" },
        { "[None]", 1, 2, "$[0]", "None is not JSON; write null" },
        { "[NaN]", 1, 2, "$[0]", "JSON has no number NaN" },
        { "[truely]", 1, 2, "$[0]", "truely is not in double quotes; write \"truely\"" },
        { "[012345678901]", 1, 2, "$[0]", "the number 012345678901 starts with 0; put account ids and other codes in double quotes" },
        { "[1.]", 1, 2, "$[0]", "1. is no JSON number; put text in double quotes" },
        { "[-]", 1, 2, "$[0]", "- is no JSON number; put text in double quotes" },
        { "[1e]", 1, 2, "$[0]", "1e is no JSON number; put text in double quotes" },
        { "[.5]", 1, 2, "$[0]", ".5 is not in double quotes; write \".5\"" },
        { "{\"Version\": 2012-10-17}", 1, 13, "$.Version", "2012-10-17 is no JSON number; put text in double quotes" },
        { "[0x10]", 1, 2, "$[0]", "0x10 is no JSON number; put text in double quotes" },
        { "[/* all */ 1]", 1, 2, "$[0]", "comments are not allowed in JSON" },
        { "[1 # all¶]", 1, 4, "$", "comments are not allowed in JSON" },
        { "[“a”]", 1, 2, "$[0]", "'“' (U+201C) is a typographic quote; write '\"'" },
        { "{“a”: 1}", 1, 2, "$", "'“' (U+201C) is a typographic quote; write '\"'" },
        { "[1,\u00A02]", 1, 4, "$[1]", "the character U+00A0 is not allowed between values, where only spaces, tabs and line ends may stand" },
        { "[1\u200B]", 1, 2, "$[0]", "1\\u200B is no JSON number; put text in double quotes" },
        { "[1, \uFEFF2]", 1, 5, "$[1]", "the character U+FEFF is not allowed between values, where only spaces, tabs and line ends may stand" },
        { "[@]", 1, 2, "$[0]", "'@' stands where a value is expected" },
        { "%7B%22Version%22", 1, 1, "$", "the text is URL-encoded, as the IAM API returns documents; decode it first" },

        // Strings. Columns count characters.
        { "{\"äöü😀\": x}", 1, 11, "$['äöü😀']", "x is not in double quotes; write \"x\"" },
        { "{\"a\": \"b¶}", 1, 7, "$.a", "the string that starts here is not closed on its line: a '\"' is missing" },
        { "{\"a\": \"b", 1, 7, "$.a", "the string that starts here is not closed on its line: a '\"' is missing" },
        { "{\"a: 1", 1, 2, "$", "the string that starts here is not closed on its line: a '\"' is missing" },
        { "[\"b\\", 1, 2, "$[0]", "the string that starts here is not closed on its line: a '\"' is missing" },
        { "[\"b\tc\"]", 1, 4, "$[0]", "the character U+0009 cannot stand in a string as it is; write \\t" },
        { "[\"b\u0001c\"]", 1, 4, "$[0]", "the character U+0001 cannot stand in a string as it is; write \\u0001" },
        { "[\"ä\\d\"]", 1, 4, "$[0]", "this escape is unknown; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX" },
        { "[\"\\u12G4\"]", 1, 3, "$[0]", "this escape is unknown; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX" },
        { "[\"\\u12", 1, 3, "$[0]", "this escape is unknown; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX" },
        { "[\"\\uD83D\"]", 1, 3, "$[0]", "\\uD83D is half of a surrogate pair; its other half is missing" },
        { "[\"\\uDE00\"]", 1, 3, "$[0]", "\\uDE00 is half of a surrogate pair; its other half is missing" },
        { "[\"\\uD83D\\u0041\"]", 1, 3, "$[0]", "\\uD83D is half of a surrogate pair; its other half is missing" },
        { "[1,¶ \"\uD83D\"]", 2, 3, "$", "the character U+D83D is half of a surrogate pair, which is no text" },
    };

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public void A_wrong_text_is_told_with_its_place_its_path_and_what_to_do(string text, int line, int column, string path, string problem)
    {
        // Line ends are one or two characters; neither may move a place.
        foreach (var lineEnd in (string[])["\n", "\r\n"])
        {
            var error = Assert.Throws<DocumentFormatException>(() => JsonText.Parse(text.Replace("¶", lineEnd, StringComparison.Ordinal)));

            Assert.Equal((problem, path, new TextPosition(line, column)), (error.Problem, error.Path, error.Position));
            Assert.Equal($"line {line}, column {column}, at {path}: {problem}", error.Message);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_does_not_count_as_a_column()
    {
        Assert.Equal("a", JsonText.Parse("\uFEFF[\"a\"]").Root.Items[0].Text);
        Assert.Equal("a", JsonText.Parse([0xEF, 0xBB, 0xBF, .. "[\"a\"]"u8]).Root.Items[0].Text);
        var error = Assert.Throws<DocumentFormatException>(() => JsonText.Parse("\uFEFF[x]"));
        Assert.Equal(new TextPosition(1, 2), error.Position);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_told_with_their_place()
    {
        var error = Assert.Throws<DocumentFormatException>(() => JsonText.Parse([.. "{\"a\": [\"ä"u8, 0xE4, .. "\"]}"u8]));

        Assert.Equal(("the byte 0xE4 is not valid UTF-8; save the text as UTF-8", "$.a[0]", new TextPosition(1, 10)), (error.Problem, error.Path, error.Position));
        Assert.Equal("the byte 0xFF is not valid UTF-8; save the text as UTF-8", Assert.Throws<DocumentFormatException>(() => JsonText.Parse([(byte)'[', 0xFF])).Problem);
    }

    [Fact]
    public void Utf16_is_named()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            Assert.Contains("UTF-16", Assert.Throws<DocumentFormatException>(() => JsonText.Parse(encoding.GetBytes("{}"))).Problem, StringComparison.Ordinal);
            Assert.Contains("UTF-16", Assert.Throws<DocumentFormatException>(() => JsonText.Parse([.. encoding.GetPreamble(), .. encoding.GetBytes("{}")])).Problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Nesting_is_bounded(char opening, char closing)
    {
        var step = opening == '[' ? "[" : "{\"a\":";
        string Nested(int depth) => string.Concat(Enumerable.Repeat(step, depth)) + "1" + new string(closing, depth);

        Assert.NotNull(JsonText.Parse(Nested(64)));
        var error = Assert.Throws<DocumentFormatException>(() => JsonText.Parse(Nested(65)));
        Assert.Equal("values are nested more than 64 deep", error.Problem);
        Assert.Equal((64 * step.Length) + 1, error.Position.Column);

        // A million of them must not exhaust the stack.
        Assert.Throws<DocumentFormatException>(() => JsonText.Parse(string.Concat(Enumerable.Repeat(step, 1_000_000))));
    }

    [Fact]
    public void Values_keep_their_text_kind_and_place()
    {
        const string Text = """
            {
              "s": "a\u00e4\n\ud83d\ude00/\/",
              "n": -12.50E+300, "t": true,
              "f": false, "z": null, "o": {}, "l": [ ]
            }
            """;
        var text = JsonText.Parse(Text);
        var root = text.Root;

        Assert.Equal("aä\n😀//", root["s"]!.Text);
        Assert.Equal("-12.50E+300", root["n"]!.Text);
        Assert.Equal(
            [JsonValueKind.String, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.False, JsonValueKind.Null, JsonValueKind.Object, JsonValueKind.Array],
            root.Members.Select(m => m.Value.Kind));
        Assert.Equal(["a string", "a number", "a boolean", "a boolean", "null", "an object", "a list"], root.Members.Select(m => m.Value.KindName));
        Assert.Null(root["missing"]);
        Assert.Equal(new TextPosition(3, 8), text.PositionOf(root["n"]!));
        Assert.Equal(new TextPosition(4, 40), text.PositionOf(root["l"]!));
        Assert.Equal(new TextPosition(2, 3), text.PositionAt(root.Members[0].Offset));
    }

    [Fact]
    public void Huge_numbers_stay_text()
    {
        var digits = new string('9', 5000);
        Assert.Equal(digits + "e999999", JsonText.Parse($"[{digits}e999999]").Root.Items[0].Text);
    }

    [Fact]
    public void Paths_name_members_and_items()
    {
        var text = JsonText.Parse("""{"a": [{"b c": {"it's": [1, 2]}}], "": 0}""");

        Assert.Equal("$", text.PathOf(text.Root));
        Assert.Equal("$.a[0]['b c']['it\\'s'][1]", text.PathOf(text.Root["a"]!.Items[0]["b c"]!["it's"]!.Items[1]));
        Assert.Equal("$['']", text.PathOf(text.Root[""]!));
    }

    [Fact]
    public void Names_that_differ_in_case_or_come_again_in_another_object_are_fine_and_many_names_stay_quick()
    {
        Assert.Equal(2, JsonText.Parse("""{"a": {"a": 1}, "A": 2}""").Root.Members.Count);
        var names = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"n{i}\":{i}"));
        Assert.Equal(50_000, JsonText.Parse($"{{{names}}}").Root.Members.Count);
        var error = Assert.Throws<DocumentFormatException>(() => JsonText.Parse($"{{{names},\"n20\":0}}"));
        Assert.StartsWith("the name 'n20' occurs twice in one object, first at line 1, column ", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_or_hostile_name_does_not_flood_the_message()
    {
        var error = Assert.Throws<DocumentFormatException>(() => JsonText.Parse($"{{\"{new string('x', 100_000)}\\u001b[31m\" 1}}"));
        Assert.InRange(error.Message.Length, 1, 400);
        error = Assert.Throws<DocumentFormatException>(() => JsonText.Parse("{\"\\u001b[31m\\u202e\" 1}"));
        Assert.DoesNotContain('\u001b', error.Message);
        Assert.DoesNotContain('\u202e', error.Message);
    }

    [Fact]
    public void It_reads_what_the_runtime_reads_and_refuses_what_that_refuses()
    {
        // The same decision as System.Text.Json on many small texts, apart from names that occur twice.
        var random = new Random(4711);
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"b\\n\"", "1", "-0", "1.5e3", "01", "true", "null", "nul", " ", "\n", "\"", "\\", "ä", "'"];
        for (var i = 0; i < 60_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            var problem = Problem(text);
            Assert.True(IsJson(text) == problem is null || problem!.Contains("occurs twice", StringComparison.Ordinal), $"{text}: {problem}");
        }

        static string? Problem(string text)
        {
            try
            {
                JsonText.Parse(text);
                return null;
            }
            catch (DocumentFormatException e)
            {
                return e.Problem;
            }
        }

        static bool IsJson(string text)
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            try
            {
                while (reader.Read())
                {
                    reader.TrySkip();
                }

                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }
}
