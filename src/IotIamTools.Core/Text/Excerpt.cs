using System.Globalization;
using System.Text;

namespace IotIamTools.Core.Text;

/// <summary>Shows a piece of a user's text in a message: short enough for one line, and with nothing in it that a terminal would obey.</summary>
public static class Excerpt
{
    private const int Longest = 80;

    /// <summary>The text; control and invisible characters as <c>\uXXXX</c>, and what is over 80 characters left out (<c>…</c>).</summary>
    public static string Of(string text)
    {
        var end = text.Length <= Longest ? text.Length : char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        var shown = new StringBuilder(end + 16);
        foreach (var rune in text.AsSpan(0, end).EnumerateRunes())
        {
            if (IsUnsafe(rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
            else
            {
                shown.Append(rune.ToString());
            }
        }

        return end < text.Length ? shown.Append('…').ToString() : shown.ToString();
    }

    /// <summary>What would change a terminal or the reading direction, or could not be seen.</summary>
    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate || (rune.Value != ' ' && Rune.IsWhiteSpace(rune));
}
