using System.Xml.Linq;
using IotIamTools.Tests.House;

namespace IotIamTools.Tests.Help;

/// <summary>The help that the built module has, as PowerShell reads it.</summary>
internal sealed class MamlHelp
{
    private readonly XElement _command;

    private MamlHelp(XElement command) => _command = command;

    /// <summary>The help of all cmdlets, by name.</summary>
    public static IReadOnlyDictionary<string, MamlHelp> All { get; } = XDocument
        .Load(Path.Combine(Repository.Module, "en-US", "IotIamTools.dll-Help.xml"))
        .Root!.Elements().Select(c => new MamlHelp(c)).ToDictionary(c => c.Name, StringComparer.Ordinal);

    public string Name => Child(Child(_command, "details"), "name").Value;

    public string Synopsis => Child(Child(_command, "details"), "description").Value;

    public string Description => Child(_command, "description").Value;

    public IReadOnlyList<MamlParameter> Parameters => [.. Children(Child(_command, "parameters"), "parameter").Select(p => new MamlParameter(p))];

    /// <summary>The parameters of each set, in the order of the syntax.</summary>
    public IReadOnlyList<IReadOnlyList<MamlParameter>> Syntax =>
        [.. Children(Child(_command, "syntax"), "syntaxItem").Select(s => Children(s, "parameter").Select(p => new MamlParameter(p)).ToList())];

    public IReadOnlyList<string> Outputs =>
        [.. Children(Child(_command, "returnValues"), "returnValue").Select(v => Child(Child(v, "type"), "name").Value)];

    public IReadOnlyList<string> ExampleTitles => [.. Children(Child(_command, "examples"), "example").Select(e => Child(e, "title").Value)];

    public IReadOnlyList<string> ExampleCodes => [.. Children(Child(_command, "examples"), "example").Select(e => Child(e, "code").Value)];

    public IReadOnlyList<string> Links => [.. Children(Child(_command, "relatedLinks"), "navigationLink").Select(l => Child(l, "linkText").Value)];

    internal static IEnumerable<XElement> Children(XElement owner, string name) => owner.Elements().Where(e => e.Name.LocalName == name);

    internal static XElement Child(XElement owner, string name) => Children(owner, name).Single();
}

/// <summary>A parameter in the help.</summary>
internal sealed class MamlParameter(XElement element)
{
    public string Name => MamlHelp.Child(element, "name").Value;

    public bool IsRequired => (bool)element.Attribute("required")!;

    public string Position => element.Attribute("position")!.Value;

    public string PipelineInput => element.Attribute("pipelineInput")!.Value;

    public bool TakesWildcards => (bool)element.Attribute("globbing")!;

    public string Aliases => element.Attribute("aliases")!.Value;

    public string Type => MamlHelp.Child(MamlHelp.Child(element, "type"), "name").Value;

    public string Default => MamlHelp.Child(element, "defaultValue").Value;

    public string Description => MamlHelp.Child(element, "description").Value;
}
