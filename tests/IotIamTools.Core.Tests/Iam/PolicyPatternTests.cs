using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Iam;

public class PolicyPatternTests
{
    [Fact]
    public void A_pattern_that_covers_another_matches_whatever_that_one_matches()
    {
        // Patterns over a small alphabet, and all texts of up to four letters of it: coverage is never claimed wrongly.
        var random = new Random(99);
        string[] texts = [.. from length in Enumerable.Range(0, 5) from code in Enumerable.Range(0, 1 << length) select string.Concat(Enumerable.Range(0, length).Select(i => (code >> i & 1) == 0 ? 'a' : 'b'))];
        var claims = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var (wide, narrow) = (Pattern(), Pattern());
            if (!PolicyPattern.Covers(wide, narrow))
            {
                continue;
            }

            claims++;
            Assert.All(texts.Where(t => PolicyPattern.Covers(narrow, t)), t => Assert.True(PolicyPattern.Covers(wide, t), $"'{wide}' '{narrow}' '{t}'"));
        }

        Assert.True(claims > 1000);
        string Pattern() => string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => "ab?**"[random.Next(5)]));
    }

    [Theory]
    [InlineData("*", "anything", true)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a*c", "abbd", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a?c", "a*c", false)]
    [InlineData("a*", "a?c", true)]
    [InlineData("*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void Wildcards_match(string wide, string narrow, bool expected) => Assert.Equal(expected, PolicyPattern.Covers(wide, narrow));

    [Theory]
    [InlineData("arn:aws:s3:::*", "arn:aws:s3:::b/c:d", true)]
    [InlineData("arn:aws:s3:::b*", "arn:aws:s3:::b/c:d", true)]
    [InlineData("arn:*:s3:::b", "arn:aws-cn:s3:::b", true)]
    [InlineData("arn:aws:iot:*:1:x", "arn:aws:iot:a:b:1:x", false)]
    [InlineData("arn:aws:iot*", "arn:aws:iot:a:1:x", false)]
    [InlineData("*", "arn:aws:iot:a:1:x", true)]
    [InlineData("arn:aws:s3:::${a}", "arn:aws:s3:::${a}", true)]
    [InlineData("arn:aws:s3:::${a}*", "arn:aws:s3:::${a}b", false)]
    public void Wildcards_of_an_arn_stay_in_their_field(string wide, string narrow, bool expected) => Assert.Equal(expected, PolicyPattern.ResourceCovers(wide, narrow));
}
