using System.Management.Automation.Language;

namespace IotIamTools.Parameters;

/// <summary>A value as an argument on a command line of PowerShell, and back. For whatever writes command lines: completions, remedies.</summary>
internal static class CommandArgument
{
    // PowerShell takes each of these for a single or a double quote. Source: about_Quoting_Rules; PowerShell's own CharTraits.
    private const string SingleQuotes = "'\u2018\u2019\u201a\u201b";
    private const string DoubleQuotes = "\"\u201c\u201d\u201e";

    /// <summary>The value as one argument: as it is if it is plainly a word, otherwise in single quotes, in which nothing is expanded.</summary>
    public static string Quote(string value) => IsWord(value) ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";

    /// <summary>What somebody has typed of a value so far, without the quotes around it.</summary>
    public static string Unquote(string word)
    {
        if (word.Length == 0 || !(SingleQuotes + DoubleQuotes).Contains(word[0], StringComparison.Ordinal))
        {
            return word;
        }

        // Within quotes, two of their kind stand for one.
        var quotes = SingleQuotes.Contains(word[0], StringComparison.Ordinal) ? SingleQuotes : DoubleQuotes;
        var value = new System.Text.StringBuilder(word.Length);
        for (var i = 1; i < word.Length; i++)
        {
            if (quotes.Contains(word[i], StringComparison.Ordinal))
            {
                i++;
                if (i == word.Length || !quotes.Contains(word[i], StringComparison.Ordinal))
                {
                    break;
                }
            }

            value.Append(word[i]);
        }

        return value.ToString();
    }

    // Nothing that could begin a number, a parameter, a variable, a list or a comment.
    private static bool IsWord(string value) =>
        value.Length > 0
        && (char.IsAsciiLetter(value[0]) || value[0] == '/' || value.StartsWith("./", StringComparison.Ordinal))
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '+' or '=' or '/' or ':');
}
