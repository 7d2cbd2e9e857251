using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace IotIamTools.Help.Writing;

/// <summary>
/// Writes the help that Get-Help reads for a module's assembly. Source: the form that PowerShell reads, "Writing Help for PowerShell
/// Cmdlets" (PowerShell SDK documentation) and its XML schemas for Maml.
/// </summary>
internal static class MamlWriter
{
    private static readonly XNamespace Items = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The whole file.</summary>
    public static string Write(ModuleHelp module)
    {
        var document = new XDocument(
            new XElement(
                Items + "helpItems",
                new XAttribute("schema", "maml"),
                module.Cmdlets.Select(Cmdlet)));
        var text = new StringBuilder();
        using (StringWriter writer = new Utf8Writer(text))
        using (var xml = XmlWriter.Create(writer, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            document.Save(xml);
        }

        return text.Append('\n').ToString();
    }

    private static XElement Cmdlet(CmdletHelp cmdlet) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "command", Command.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "dev", Dev.NamespaceName),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            new XElement(Maml + "description", Paragraph(cmdlet.Synopsis.ToString()))),
        new XElement(Maml + "description", Paragraphs(cmdlet.Description)),
        new XElement(Command + "syntax", cmdlet.Sets.Select(s => Syntax(cmdlet, s))),
        new XElement(Command + "parameters", cmdlet.Parameters.Select(p => Parameter(p, Combined(cmdlet, p), inSyntax: false))),
        new XElement(
            Command + "inputTypes",
            cmdlet.Inputs.Select(i => new XElement(Command + "inputType", Type(i.Name), new XElement(Maml + "description", Paragraphs(i.Description))))),
        new XElement(
            Command + "returnValues",
            cmdlet.Outputs.Select(o => new XElement(Command + "returnValue", Type(o.Name), new XElement(Maml + "description", Paragraphs(o.Description))))),
        cmdlet.Notes.Count == 0 ? null : new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(cmdlet.Notes))),
        new XElement(Command + "examples", cmdlet.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", cmdlet.Links.Select(Link)));

    private static XElement Syntax(CmdletHelp cmdlet, SetHelp set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        set.Uses.Select(use => Parameter(use.Parameter, use, inSyntax: true)));

    // One entry for a parameter that may be in several sets: mandatory only where it is so in all of its sets.
    private static ParameterUse Combined(CmdletHelp cmdlet, ParameterHelp parameter)
    {
        List<ParameterUse> uses = [.. cmdlet.Sets.SelectMany(s => s.Uses).Where(u => u.Parameter == parameter)];
        return new ParameterUse(
            parameter,
            uses.TrueForAll(u => u.IsMandatory),
            uses.Select(u => u.Position).FirstOrDefault(p => p is not null),
            uses.Exists(u => u.FromPipeline),
            uses.Exists(u => u.FromPipelineByPropertyName));
    }

    private static XElement Parameter(ParameterHelp parameter, ParameterUse use, bool inSyntax) => new(
        Command + "parameter",
        new XAttribute("required", use.IsMandatory ? "true" : "false"),
        new XAttribute("variableLength", parameter.Type.IsArray ? "true" : "false"),
        new XAttribute("globbing", parameter.TakesWildcards ? "true" : "false"),
        new XAttribute("pipelineInput", use.PipelineInput),
        new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
        new XElement(Maml + "name", parameter.Name),
        inSyntax ? null : new XElement(Maml + "description", Paragraphs(parameter.Description), Values(parameter)),
        inSyntax && parameter.Values.Count > 0
            ? new XElement(
                Command + "parameterValueGroup",
                parameter.Values.Select(v => new XElement(
                    Command + "parameterValue", new XAttribute("required", "false"), new XAttribute("variableLength", "false"), v)))
            : null,
        inSyntax && parameter.IsSwitch
            ? null
            : new XElement(
                Command + "parameterValue",
                new XAttribute("required", parameter.IsSwitch ? "false" : "true"),
                new XAttribute("variableLength", parameter.Type.IsArray ? "true" : "false"),
                parameter.Type.Name),
        inSyntax ? null : Type(parameter.Type.Name),
        inSyntax ? null : new XElement(Dev + "defaultValue", parameter.Default.Length > 0 ? parameter.Default : "None"));

    private static XElement? Values(ParameterHelp parameter) =>
        parameter.Values.Count == 0 ? null : Paragraph($"Values: {string.Join(", ", parameter.Values)}.");

    private static XElement Type(string name) => new(Dev + "type", new XElement(Maml + "name", name), new XElement(Maml + "uri"));

    private static XElement Example(ExampleHelp example, int index) => new(
        Command + "example",
        example.Needs.Length > 0 ? new XAttribute("needs", example.Needs) : null,
        new XElement(Maml + "title", $"-------- Example {(index + 1).ToString(CultureInfo.InvariantCulture)}: {example.Title} --------"),
        new XElement(Dev + "code", example.Code),
        new XElement(
            Dev + "remarks",
            example.Output.Length > 0 ? new XElement(Maml + "para", new XAttribute("role", "output"), example.Output) : null,
            Paragraphs(example.Remarks),

            // Get-Help puts nothing between an example and the title of the next.
            Paragraph("")));

    private static XElement Link(LinkHelp link) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Uri));

    // Items of a list are the lines of one paragraph: Get-Help parts paragraphs by blank lines.
    private static IEnumerable<XElement> Paragraphs(IReadOnlyList<Block> blocks)
    {
        List<string> lines = [];
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Item)
            {
                lines.Add(block.ToString());
                continue;
            }

            if (lines.Count > 0)
            {
                yield return Paragraph(string.Join('\n', lines));
                lines.Clear();
            }

            yield return Paragraph(block.ToString());
        }

        if (lines.Count > 0)
        {
            yield return Paragraph(string.Join('\n', lines));
        }
    }

    private static XElement Paragraph(string text) => new(Maml + "para", text);

    private sealed class Utf8Writer(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
}
