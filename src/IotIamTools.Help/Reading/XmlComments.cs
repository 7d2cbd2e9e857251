using System.Reflection;
using System.Xml.Linq;

namespace IotIamTools.Help.Reading;

/// <summary>The documentation comments of an assembly, as the compiler wrote them into the file beside it.</summary>
internal sealed class XmlComments
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, XElement> _members;

    private XmlComments(Dictionary<string, XElement> members) => _members = members;

    /// <summary>Reads the file beside an assembly.</summary>
    public static XmlComments Beside(string assemblyPath)
    {
        var document = XDocument.Load(Path.ChangeExtension(assemblyPath, ".xml"), LoadOptions.PreserveWhitespace);
        return new XmlComments(document.Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal));
    }

    /// <summary>The comment on a type; where it says <c>inheritdoc</c>, that on its base class.</summary>
    public XElement? Of(Type type) => Find("T:" + Id(type)) is { } comment
        ? comment.Element("inheritdoc") is not null && type.BaseType is { } ancestor ? Of(ancestor) : comment
        : null;

    /// <summary>The comment on a property; where it says <c>inheritdoc</c>, that on the property that it overrides.</summary>
    public XElement? Of(PropertyInfo property)
    {
        var comment = Find($"P:{Id(property.DeclaringType!)}.{property.Name}");
        if (comment?.Element("inheritdoc") is null)
        {
            return comment;
        }

        for (var type = property.DeclaringType!.BaseType; type is not null; type = type.BaseType)
        {
            if (type.GetProperty(property.Name, Instance) is { } inherited)
            {
                return Of(inherited);
            }
        }

        return null;
    }

    /// <summary>The comment on a field.</summary>
    public XElement? Of(FieldInfo field) => Find($"F:{Id(field.DeclaringType!)}.{field.Name}");

    private XElement? Find(string id) => _members.GetValueOrDefault(id);

    private static string Id(Type type) => type.FullName!.Replace('+', '.');
}
