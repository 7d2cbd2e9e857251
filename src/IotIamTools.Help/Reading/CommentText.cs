using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IotIamTools.Help.Reading;

/// <summary>Turns the elements of documentation comments into paragraphs.</summary>
internal static partial class CommentText
{
    /// <summary>The one paragraph of a summary.</summary>
    public static Prose Sentence(XElement? element) => element is null ? Prose.Of("") : Inline(element.Nodes());

    /// <summary>The paragraphs, lists and pieces of code of an element; text that is in none of them is a paragraph too.</summary>
    public static IReadOnlyList<Block> Blocks(XElement? element) => element is null ? [] : Blocks(element.Nodes());

    /// <inheritdoc cref="Blocks(XElement?)"/>
    public static IReadOnlyList<Block> Blocks(IEnumerable<XNode> nodes)
    {
        List<Block> blocks = [];
        List<XNode> loose = [];
        foreach (var node in nodes)
        {
            if (node is not XElement { Name.LocalName: "para" or "list" or "code" } element)
            {
                loose.Add(node);
                continue;
            }

            AddParagraph(blocks, loose);
            switch (element.Name.LocalName)
            {
                case "para":
                    AddParagraph(blocks, [.. element.Nodes()]);
                    break;
                case "list":
                    blocks.AddRange(element.Elements("item").Select(i => new Block(BlockKind.Item, Inline((i.Element("description") ?? i).Nodes()))));
                    break;
                default:
                    blocks.Add(new Block(BlockKind.Code, Prose.Of(Code(element))));
                    break;
            }
        }

        AddParagraph(blocks, loose);
        return blocks;
    }

    /// <summary>The lines of a <c>code</c> element, without the indentation that they all have.</summary>
    public static string Code(XElement element)
    {
        List<string> lines = [.. element.Value.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())];
        var indent = lines.Skip(lines.Count > 1 ? 1 : 0).Where(l => l.Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((l, i) => i == 0 ? l.TrimStart() : l.Length >= indent ? l[indent..] : "")).Trim('\n');
    }

    private static void AddParagraph(List<Block> blocks, List<XNode> nodes)
    {
        var text = Inline(nodes);
        nodes.Clear();
        if (!text.IsEmpty)
        {
            blocks.Add(new Block(BlockKind.Paragraph, text));
        }
    }

    private static Prose Inline(IEnumerable<XNode> nodes)
    {
        List<Run> runs = [];
        foreach (var node in nodes)
        {
            runs.Add(node switch
            {
                XText text => new Run(RunKind.Text, text.Value),
                XElement { Name.LocalName: "see" } see => Reference(see),
                XElement { Name.LocalName: "paramref" or "typeparamref" } name => new Run(RunKind.Code, name.Attribute("name")!.Value),
                XElement { Name.LocalName: "c" } code => new Run(RunKind.Code, code.Value),
                XElement element => new Run(RunKind.Text, element.Value),
                _ => new Run(RunKind.Text, ""),
            });
        }

        return new Prose(Trim(runs));
    }

    // Line ends and indentation are those of the source file. Between runs one blank stays.
    private static List<Run> Trim(List<Run> runs)
    {
        List<Run> trimmed = [];
        var blank = true;
        foreach (var run in runs)
        {
            var text = Whitespace().Replace(run.Text, " ");
            text = blank ? text.TrimStart() : text;
            if (text.Length > 0)
            {
                blank = text[^1] == ' ';
                trimmed.Add(run with { Text = text });
            }
        }

        if (trimmed.Count > 0)
        {
            trimmed[^1] = trimmed[^1] with { Text = trimmed[^1].Text.TrimEnd() };
        }

        return trimmed;
    }

    private static Run Reference(XElement see)
    {
        if (see.Attribute("href")?.Value is { } address)
        {
            return new Run(RunKind.Link, see.Value.Length > 0 ? see.Value : address, address);
        }

        if (see.Attribute("langword")?.Value is { } word)
        {
            return new Run(RunKind.Code, "$" + word);
        }

        return new Run(RunKind.Code, see.Value.Length > 0 ? see.Value : ReadableName(see.Attribute("cref")!.Value));
    }

    /// <summary>What a user calls a member: a cmdlet by its name, a parameter with its hyphen.</summary>
    public static string ReadableName(string cref)
    {
        var path = cref[(cref.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var arguments = path.IndexOf('(', StringComparison.Ordinal);
        var parts = (arguments < 0 ? path : path[..arguments]).Split('.');
        var last = parts[^1];
        if (cref.StartsWith("P:", StringComparison.Ordinal) && parts.Length > 1 && CmdletClass().IsMatch(parts[^2]))
        {
            return "-" + last;
        }

        return cref.StartsWith("T:", StringComparison.Ordinal) && CmdletName(last) is { } cmdlet ? cmdlet : last;
    }

    // NewDeepLensRoleCommand is New-DeepLensRole: the verb is the first word.
    private static string? CmdletName(string type)
    {
        var match = CommandClass().Match(type);
        return match.Success ? new StringBuilder(match.Groups["verb"].Value).Append('-').Append(match.Groups["noun"].Value).ToString() : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whitespace();

    [GeneratedRegex("^(?<verb>ConvertTo|ConvertFrom|[A-Z][a-z]+)(?<noun>[A-Z][A-Za-z0-9]*)Command$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommandClass();

    [GeneratedRegex("(Command|Cmdlet)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CmdletClass();
}
