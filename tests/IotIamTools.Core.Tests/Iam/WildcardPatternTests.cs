using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Iam;

public class WildcardPatternTests
{
    /// <summary>Against the definition itself, by trying everything, on short texts of few letters.</summary>
    [Theory]
    [InlineData((int)PolicyText.Wildcards.Free)]
    [InlineData((int)PolicyText.Wildcards.Segments)]
    public void It_finds_a_match_where_there_is_one(int kind)
    {
        var wildcards = (PolicyText.Wildcards)kind;
        var random = new Random(20);
        var matches = 0;
        for (var i = 0; i < 300_000; i++)
        {
            if (PolicyText.Parse(new string(random.GetItems<char>("aab::**?", random.Next(12))), wildcards, hasVariables: false) is not { } parsed)
            {
                continue;
            }

            var pattern = parsed.Codes.ToArray();
            var text = new string(random.GetItems<char>("aab:", random.Next(12)));
            var expected = Try(pattern, text);
            matches += expected ? 1 : 0;
            if (WildcardPattern.IsMatch(pattern, text) != expected)
            {
                Assert.Fail($"'{text}' against {string.Join(' ', pattern.Select(Name))}: expected {expected}");
            }
        }

        Assert.InRange(matches, 2_000, 290_000);
    }

    [Fact]
    public void Many_stars_cost_no_exponential_time()
    {
        var pattern = Enumerable.Repeat(new[] { WildcardPattern.Star, 'a' }, 100).SelectMany(c => c).Append('b').ToArray();
        Assert.False(WildcardPattern.IsMatch(pattern, new string('a', 2_000)));
    }

    private static bool Try(ReadOnlySpan<int> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        var rest = pattern[1..];
        switch (pattern[0])
        {
            case WildcardPattern.Star or WildcardPattern.SegmentStar:
                for (var length = 0; length <= text.Length; length++)
                {
                    if (pattern[0] == WildcardPattern.SegmentStar && text[..length].Contains(':'))
                    {
                        return false;
                    }

                    if (Try(rest, text[length..]))
                    {
                        return true;
                    }
                }

                return false;
            case WildcardPattern.Any:
                return !text.IsEmpty && Try(rest, text[1..]);
            case WildcardPattern.SegmentAny:
                return !text.IsEmpty && text[0] != ':' && Try(rest, text[1..]);
            default:
                return !text.IsEmpty && text[0] == pattern[0] && Try(rest, text[1..]);
        }
    }

    private static string Name(int code) => code switch
    {
        WildcardPattern.Star => "*",
        WildcardPattern.SegmentStar => "*/",
        WildcardPattern.Any => "?",
        WildcardPattern.SegmentAny => "?/",
        _ => ((char)code).ToString(),
    };
}
