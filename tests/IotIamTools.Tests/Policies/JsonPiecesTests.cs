using IotIamTools.Policies;

namespace IotIamTools.Tests.Policies;

/// <summary>Texts that come in pieces are put together, and those that are whole are left alone.</summary>
public class JsonPiecesTests
{
    private const string One = """{"Statement":[]}""";

    [Theory]
    [InlineData(new[] { One, One }, new[] { One, One })]
    [InlineData(new[] { "{", "  \"Statement\": [", "  ]", "}" }, new[] { "{\n  \"Statement\": [\n  ]\n}" })]
    [InlineData(new[] { "{", "}", "", "{", "}" }, new[] { "{\n}", "\n{\n}" })]
    [InlineData(new[] { "", "{", "", "}", "", " " }, new[] { "\n{\n\n}" })]
    [InlineData(new[] { "./a.json", "./b.json" }, new[] { "./a.json", "./b.json" })]
    [InlineData(new[] { "{ \"a\": \"}{[\\\"]\"", "}" }, new[] { "{ \"a\": \"}{[\\\"]\"\n}" })]
    [InlineData(new[] { "[{", "}]" }, new[] { "[{\n}]" })]
    [InlineData(new[] { "" }, new[] { "" })]
    [InlineData(new[] { "", " " }, new[] { "\n " })]
    [InlineData(new string[0], new string[0])]
    public void Pieces_are_one_text_until_its_brackets_are_closed(string[] pieces, string[] texts) => Assert.Equal(texts, Read(pieces));

    [Fact]
    public void A_text_that_never_ends_takes_no_other_policy_with_it() =>
        Assert.Equal(["{ \"Statement\": [", One, "{ \"Version\":\n\"x\","], Read("{ \"Statement\": [", One, "{ \"Version\":", "\"x\","));

    [Fact]
    public void A_string_that_is_not_closed_ends_with_its_line() =>
        Assert.Equal(["{\n\"a: 1\n}", One], Read("{", "\"a: 1", "}", One));

    private static IEnumerable<string> Read(params string[] pieces)
    {
        var reader = new JsonPieces();
        return [.. pieces.SelectMany(reader.Add), .. reader.Flush()];
    }
}
