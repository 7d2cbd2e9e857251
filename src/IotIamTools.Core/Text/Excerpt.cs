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
        var shown = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;
        if (!shown.Any(IsUnsafe))
        {
            return shown;
        }

        var escaped = new StringBuilder(shown.Length + 16);
        foreach (var c in shown)
        {
            if (IsUnsafe(c))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }

    /// <summary>What would change a terminal or the reading direction, or could not be seen. Surrogates too: the cut may have halved a pair.</summary>
    private static bool IsUnsafe(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate || (c != ' ' && char.IsWhiteSpace(c));
}
