namespace IotIamTools.Core.Iam;

/// <summary>
/// Compares a text with a pattern whose items are characters and wildcards. A pattern is a list of codes and not a string, so that a
/// <c>*</c> that came out of a variable or an escape is never taken for a wildcard.
/// </summary>
internal static class WildcardPattern
{
    /// <summary>Any number of any characters.</summary>
    public const int Star = 0x10000;

    /// <summary>Any number of characters of one ARN segment: no colon.</summary>
    public const int SegmentStar = 0x10001;

    /// <summary>One character.</summary>
    public const int Any = 0x10002;

    /// <summary>One character of an ARN segment: no colon.</summary>
    public const int SegmentAny = 0x10003;

    /// <summary>Whether the whole text matches the whole pattern.</summary>
    public static bool IsMatch(ReadOnlySpan<int> pattern, ReadOnlySpan<char> text)
    {
        // Where to take up again after a mismatch: at the last wildcard that can still take in one character more. What
        // stands between two unlimited stars is best matched as early as it can be, so only the last of them needs to be known.
        // Within its reach the same holds for the stars that are limited to a segment: until the segment's own colon in the
        // pattern, nothing that follows them matches a colon, so all of them end before the same colon of the text.
        int p = 0, t = 0;
        int star = -1, starText = 0;
        int segment = -1, segmentText = 0;
        while (true)
        {
            if (p < pattern.Length && pattern[p] == Star)
            {
                star = ++p;
                starText = t;
                segment = -1;
            }
            else if (p < pattern.Length && pattern[p] == SegmentStar)
            {
                segment = ++p;
                segmentText = t;
            }
            else if (p < pattern.Length && t < text.Length && IsOne(pattern[p], text[t]))
            {
                p++;
                t++;
            }
            else if (p == pattern.Length && t == text.Length)
            {
                return true;
            }
            else if (segment >= 0 && segmentText < text.Length && text[segmentText] != ':')
            {
                p = segment;
                t = ++segmentText;
            }
            else if (star >= 0 && starText < text.Length)
            {
                p = star;
                t = ++starText;
                segment = -1;
            }
            else
            {
                return false;
            }
        }
    }

    private static bool IsOne(int code, char c) => code == c || code == Any || (code == SegmentAny && c != ':');
}
