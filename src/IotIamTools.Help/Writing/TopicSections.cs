using System.Text;

namespace IotIamTools.Help.Writing;

/// <summary>Writes the parts of the about topics that would drift if they were written by hand: the tables of commands and of errors.</summary>
internal static class TopicSections
{
    private const int Width = 80;
    private const int Indent = 4;

    /// <summary>The topics that have such a part, by file name, with that part made anew.</summary>
    /// <param name="module">The module.</param>
    /// <param name="read">Gives the text of a topic as it stands, or null where there is none.</param>
    public static IReadOnlyDictionary<string, string> Write(ModuleHelp module, Func<string, string?> read)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        Renew($"about_{module.Name}.help.txt", "COMMANDS", Commands(module));
        Renew($"about_{module.Name}_Errors.help.txt", "ERRORS", Errors(module));
        return written;

        void Renew(string file, string heading, string body)
        {
            if (read(file) is { } text)
            {
                written[file] = Replace(file, text, heading, body);
            }
        }
    }

    private static string Commands(ModuleHelp module)
    {
        var text = new StringBuilder();
        var column = Indent + module.Cmdlets.Max(c => c.Name.Length) + 2;
        foreach (var cmdlet in module.Cmdlets.OrderBy(c => c.Noun, StringComparer.Ordinal).ThenBy(c => c.Verb, StringComparer.Ordinal))
        {
            var lines = Wrap(cmdlet.Synopsis.ToString(), Width - column);
            text.Append(' ', Indent).Append(cmdlet.Name.PadRight(column - Indent)).Append(lines[0]).Append('\n');
            foreach (var line in lines.Skip(1))
            {
                text.Append(' ', column).Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Errors(ModuleHelp module)
    {
        var text = new StringBuilder();
        Paragraph(text, Indent, "Errors of one item of the input: the command goes on with the next item.");
        foreach (var error in module.Errors.Where(e => !e.EndsCommand))
        {
            Error(text, error);
        }

        Paragraph(text.Append('\n'), Indent, "Errors that every item would meet: they end the command.");
        foreach (var error in module.Errors.Where(e => e.EndsCommand))
        {
            Error(text, error);
        }

        return text.ToString();
    }

    private static void Error(StringBuilder text, ErrorHelp error)
    {
        text.Append('\n').Append(' ', Indent).Append(error.Id).Append(" (").Append(error.Category).Append(")\n");
        Paragraph(text, Indent * 2, error.Meaning.ToString());
        Paragraph(text, Indent * 2, "What to do: " + error.Advice);
    }

    private static void Paragraph(StringBuilder text, int indent, string words)
    {
        foreach (var line in Wrap(words, Width - indent))
        {
            text.Append(' ', indent).Append(line).Append('\n');
        }
    }

    private static List<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        return lines;
    }

    // From the line after the heading to the next heading: the next line that begins in the first column.
    private static string Replace(string file, string text, string heading, string body)
    {
        List<string> lines = [.. text.ReplaceLineEndings("\n").Split('\n')];
        var start = lines.IndexOf(heading);
        if (start < 0)
        {
            throw new InvalidDataException($"{file} has no heading '{heading}', under which its table belongs.");
        }

        var end = lines.FindIndex(start + 1, l => l.Length > 0 && l[0] != ' ');
        return string.Join('\n', lines.Take(start + 1)) + '\n' + body + (end < 0 ? "" : '\n' + string.Join('\n', lines.Skip(end)));
    }
}
