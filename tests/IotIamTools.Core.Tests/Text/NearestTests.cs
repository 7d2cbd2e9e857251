using IotIamTools.Core.Text;

namespace IotIamTools.Core.Tests.Text;

public class NearestTests
{
    private static readonly string[] Elements = ["Version", "Id", "Statement", "Effect", "Action", "NotAction", "Resource"];

    [Theory]
    [InlineData("Statment", "Statement")]
    [InlineData("statement", "Statement")]
    [InlineData("Statements", "Statement")]
    [InlineData("Statmeent", "Statement")] // two neighbours swapped and one missing
    [InlineData("Actoin", "Action")]
    [InlineData("Acton", "Action")]
    [InlineData("NoAction", "NotAction")]
    [InlineData("ID", "Id")]
    [InlineData("I", "Id")]
    [InlineData("Principals", null)]
    [InlineData("", null)]
    public void The_name_with_the_fewest_edits_is_found(string written, string? expected)
    {
        Assert.Equal(expected, Nearest.Find(written, Elements));
        Assert.Equal(expected is null ? "" : $"; did you mean '{expected}'?", Nearest.Suggest(written, Elements));
    }

    [Fact]
    public void Of_equally_near_names_the_first_is_taken_and_an_equal_one_wins()
    {
        Assert.Equal("ab", Nearest.Find("abc", ["ab", "abd"]));
        Assert.Equal("abc", Nearest.Find("abc", ["ab", "abd", "ABx", "abc"]));
    }

    [Fact]
    public void A_huge_name_costs_nothing() => Assert.Null(Nearest.Find(new string('x', 1_000_000), Elements));
}
