using System.Reflection;
using System.Xml.Linq;

namespace IotIamTools.Tests.House;

/// <summary>The documentation comments that the compiler wrote beside an assembly.</summary>
internal static class XmlDocs
{
    private static readonly Dictionary<Assembly, Dictionary<string, XElement>> Files = [];

    public static bool HasSummary(Type type) => HasText(Find(type.Assembly, "T:" + Id(type)), "summary");

    public static bool HasRemarks(Type type) => HasText(Find(type.Assembly, "T:" + Id(type)), "remarks");

    /// <summary>A comment of its own, or where it says <c>inheritdoc</c> the one of the member that it overrides.</summary>
    public static bool HasSummary(PropertyInfo property)
    {
        var comment = Find(property.DeclaringType!.Assembly, $"P:{Id(property.DeclaringType)}.{property.Name}");
        return comment?.Element("inheritdoc") is null
            ? HasText(comment, "summary")
            : property.DeclaringType.BaseType?.GetProperty(property.Name) is { } inherited && HasSummary(inherited);
    }

    private static string Id(Type type) => type.FullName!.Replace('+', '.');

    private static bool HasText(XElement? comment, string element) => !string.IsNullOrWhiteSpace(comment?.Element(element)?.Value);

    private static XElement? Find(Assembly assembly, string id)
    {
        lock (Files)
        {
            if (!Files.TryGetValue(assembly, out var members))
            {
                var path = Path.ChangeExtension(assembly.Location, ".xml");
                members = File.Exists(path)
                    ? XDocument.Load(path).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal)
                    : [];
                Files.Add(assembly, members);
            }

            return members.GetValueOrDefault(id);
        }
    }
}
