using IotIamTools.Core.Text;

namespace IotIamTools.Core.Tests.Text;

public class ExcerptTests
{
    [Theory]
    [InlineData("plain text: ä 100%", "plain text: ä 100%")]
    [InlineData("a\tb\r\n", "a\\u0009b\\u000D\\u000A")]
    [InlineData("\u001b[2J", "\\u001B[2J")]
    [InlineData("\u202Eabc\u200B\u2028\u00A0", "\\u202Eabc\\u200B\\u2028\\u00A0")]
    public void What_a_terminal_would_obey_or_nobody_would_see_is_escaped(string text, string expected) => Assert.Equal(expected, Excerpt.Of(text));

    [Fact]
    public void A_long_text_is_cut() => Assert.Equal(new string('x', 80) + "…", Excerpt.Of(new string('x', 5000)));
}
