using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IotIamTools.Help.Writing;

/// <summary>Writes the same help as Markdown, a page a cmdlet and one that lists them.</summary>
internal sealed partial class MarkdownWriter
{
    private const string Notice = "<!-- Made from the comments in the sources by src/IotIamTools.Help: the build writes this page anew. -->";
    private const int Width = 100;

    private readonly ModuleHelp _module;
    private readonly Regex _cmdletNames;
    private readonly StringBuilder _page = new();

    private MarkdownWriter(ModuleHelp module)
    {
        _module = module;
        var names = string.Join('|', module.Cmdlets.Select(c => c.Name).OrderByDescending(n => n.Length).Select(Regex.Escape));
        _cmdletNames = new Regex($@"(?<![\w-])({names})(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>The pages by file name.</summary>
    public static IReadOnlyDictionary<string, string> Write(ModuleHelp module, IReadOnlyList<string> topics) =>
        module.Cmdlets
            .Select(c => KeyValuePair.Create(c.Name + ".md", new MarkdownWriter(module).Page(c)))
            .Append(KeyValuePair.Create(module.Name + ".md", new MarkdownWriter(module).Index(topics)))
            .ToDictionary(StringComparer.Ordinal);

    private string Index(IReadOnlyList<string> topics)
    {
        Line(Notice).Line().Line($"# {_module.Name}").Line();
        Line("| command | what it does |").Line("| --- | --- |");
        foreach (var cmdlet in _module.Cmdlets.OrderBy(c => c.Noun, StringComparer.Ordinal).ThenBy(c => c.Verb, StringComparer.Ordinal))
        {
            Line($"| [{cmdlet.Name}]({cmdlet.Name}.md) | {Cell(Text(cmdlet.Synopsis, cmdlet.Name))} |");
        }

        Line().Line("About the module as a whole:").Line();
        foreach (var topic in topics)
        {
            Line($"- [{topic}]({topic}.help.txt)");
        }

        return _page.ToString();
    }

    private string Page(CmdletHelp cmdlet)
    {
        Line(Notice).Line().Line($"# {cmdlet.Name}").Line();
        Line(Text(cmdlet.Synopsis, cmdlet.Name)).Line();
        Line("## Syntax").Line();
        foreach (var set in cmdlet.Sets)
        {
            if (cmdlet.Sets.Count > 1)
            {
                Line($"{set.Name}{(set.IsDefault ? " (the default)" : "")}:").Line();
            }

            Line("```powershell").Line(Syntax(cmdlet, set)).Line("```").Line();
        }

        Line("## Description").Line();
        Blocks(cmdlet.Description, cmdlet.Name);
        Line("## Examples").Line();
        foreach (var (example, index) in cmdlet.Examples.Select((e, i) => (e, i)))
        {
            Line($"### {(index + 1).ToString(CultureInfo.InvariantCulture)}. {Text(example.Title, cmdlet.Name)}").Line();
            Line("```powershell").Line(example.Code).Line("```").Line();
            if (example.Output.Length > 0)
            {
                Line("```text").Line(example.Output).Line("```").Line();
            }

            Blocks(example.Remarks, cmdlet.Name);
        }

        Line("## Parameters").Line();
        foreach (var parameter in cmdlet.Parameters)
        {
            Parameter(cmdlet, parameter);
        }

        Line("The command also takes PowerShell's common parameters, such as `-ErrorAction` and `-Verbose`: see about_CommonParameters.").Line();
        Types("## Inputs", cmdlet.Inputs, cmdlet.Name);
        Types("## Outputs", cmdlet.Outputs, cmdlet.Name);
        if (cmdlet.Notes.Count > 0)
        {
            Line("## Notes").Line();
            Blocks(cmdlet.Notes, cmdlet.Name);
        }

        Line("## Related links").Line();
        foreach (var link in cmdlet.Links)
        {
            var address = link.Uri.Length > 0 ? link.Uri
                : link.Text.StartsWith("about_", StringComparison.Ordinal) ? link.Text + ".help.txt"
                : link.Text + ".md";
            Line($"- [{link.Text}]({address})");
        }

        return _page.ToString();
    }

    private void Parameter(CmdletHelp cmdlet, ParameterHelp parameter)
    {
        Line($"### -{parameter.Name}").Line();
        Blocks(parameter.Description, cmdlet.Name);
        Line("| | |").Line("| --- | --- |");
        Line($"| Type | `{parameter.Type.Name}` |");
        Row("Values", parameter.Values.Select(Code));
        Row("Default", parameter.Default.Length > 0 ? [Code(parameter.Default)] : []);
        Row("Aliases", parameter.Aliases.Select(a => Code("-" + a)));
        List<(string Set, ParameterUse Use)> uses =
        [
            .. cmdlet.Sets.SelectMany(s => s.Uses.Where(u => u.Parameter == parameter).Select(u => (s.Name, u))),
        ];
        var inAll = uses.Count == cmdlet.Sets.Count;
        Row("Sets", inAll ? [] : uses.Select(u => u.Set));
        Row("Required", [uses.TrueForAll(u => u.Use.IsMandatory) ? "yes" : "no"]);
        Row("Position", [uses.Select(u => u.Use.Position).FirstOrDefault(p => p is not null)?.ToString(CultureInfo.InvariantCulture) ?? "named"]);
        Row("From the pipeline", PipelineInput(uses.ConvertAll(u => u.Use)));
        Row("Wildcards", [parameter.TakesWildcards ? "yes" : "no"]);
        Line();
    }

    private static string[] PipelineInput(List<ParameterUse> uses)
    {
        var byValue = uses.Exists(u => u.FromPipeline);
        var byName = uses.Exists(u => u.FromPipelineByPropertyName);
        return (byValue, byName) switch
        {
            (false, false) => ["no"],
            _ => [.. byValue ? ["by value"] : Array.Empty<string>(), .. byName ? ["by property name"] : Array.Empty<string>()],
        };
    }

    private void Row(string name, IEnumerable<string> values)
    {
        var text = string.Join(", ", values);
        if (text.Length > 0)
        {
            Line($"| {name} | {Cell(text)} |");
        }
    }

    private void Types(string heading, IReadOnlyList<TypeHelp> types, string self)
    {
        Line(heading).Line();
        foreach (var type in types)
        {
            Line($"### {type.Name}").Line();
            Blocks(type.Description, self);
        }
    }

    private void Blocks(IReadOnlyList<Block> blocks, string self)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i].Kind)
            {
                case BlockKind.Code:
                    Line("```powershell").Line(blocks[i].Text.ToString()).Line("```").Line();
                    break;
                case BlockKind.Item:
                    Line("- " + Text(blocks[i].Text, self));
                    if (i + 1 == blocks.Count || blocks[i + 1].Kind != BlockKind.Item)
                    {
                        Line();
                    }

                    break;
                default:
                    Line(Text(blocks[i].Text, self)).Line();
                    break;
            }
        }
    }

    private static string Syntax(CmdletHelp cmdlet, SetHelp set)
    {
        var lines = new StringBuilder(cmdlet.Name);
        var column = cmdlet.Name.Length;
        foreach (var part in set.Uses.Select(SyntaxPart).Append("[<CommonParameters>]"))
        {
            if (column + 1 + part.Length > Width)
            {
                lines.Append("\n   ");
                column = 3;
            }

            lines.Append(' ').Append(part);
            column += 1 + part.Length;
        }

        return lines.ToString();
    }

    private static string SyntaxPart(ParameterUse use)
    {
        var name = use.Position is null ? $"-{use.Parameter.Name}" : $"[-{use.Parameter.Name}]";
        var text = use.Parameter.IsSwitch ? name : $"{name} <{use.Parameter.Type.Name}>";
        return use.IsMandatory ? text : $"[{text}]";
    }

    private string Text(Prose prose, string self)
    {
        var text = new StringBuilder();
        foreach (var run in prose.Runs)
        {
            text.Append(run.Kind switch
            {
                RunKind.Code => LinkOrCode(run.Text, self),
                RunKind.Link => $"[{Escape(run.Text)}]({run.Target})",
                _ => _cmdletNames.Replace(Escape(run.Text), m => m.Value == self ? m.Value : $"[{m.Value}]({m.Value}.md)"),
            });
        }

        return text.ToString();
    }

    private string LinkOrCode(string text, string self) =>
        text != self && _module.Cmdlets.Any(c => c.Name == text) ? $"[{text}]({text}.md)" : Code(text);

    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Escape(string text) => Special().Replace(text, @"\$0");

    private MarkdownWriter Line(string text = "")
    {
        _page.Append(text).Append('\n');
        return this;
    }

    [GeneratedRegex(@"[\\`*<>\[\]]|(?<!\w)_|_(?!\w)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Special();
}
