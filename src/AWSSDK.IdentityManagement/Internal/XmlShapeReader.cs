using System.Collections;
using System.Globalization;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Internal;

/// <summary>Fills structures from XML elements: a member is an element of its name, a list's items are <c>member</c>, a map's <c>entry</c>.</summary>
internal static class XmlShapeReader
{
    /// <summary>Sets the members that the element has; elements of other names are newer than this code and are passed over.</summary>
    /// <exception cref="FormatException">A number, flag or date is not one.</exception>
    public static void ReadInto(object structure, XElement element)
    {
        var members = Shape.MembersOf(structure.GetType());
        foreach (var child in element.Elements())
        {
            if (members.TryGetValue(child.Name.LocalName, out var property))
            {
                property.SetValue(structure, Read(property.PropertyType, child));
            }
        }
    }

    private static object Read(Type type, XElement element)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return element.Value;
        }

        if (type == typeof(int))
        {
            return int.Parse(element.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        if (type == typeof(bool))
        {
            return bool.Parse(element.Value);
        }

        if (type == typeof(DateTime))
        {
            return DateTime.Parse(element.Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        }

        if (type.IsSubclassOf(typeof(ConstantClass)))
        {
            return Activator.CreateInstance(type, element.Value);
        }

        var made = Activator.CreateInstance(type);
        switch (made)
        {
            case IList list:
                var itemType = type.GetGenericArguments()[0];
                foreach (var item in element.Elements())
                {
                    list.Add(Read(itemType, item));
                }

                break;
            case IDictionary map:
                var valueType = type.GetGenericArguments()[1];
                foreach (var entry in element.Elements())
                {
                    var (key, value) = KeyAndValue(entry);
                    map[key] = Read(valueType, value);
                }

                break;
            default:
                ReadInto(made, element);
                break;
        }

        return made;
    }

    private static (string Key, XElement Value) KeyAndValue(XElement entry)
    {
        var key = entry.Elements().FirstOrDefault(e => e.Name.LocalName is "key");
        var value = entry.Elements().FirstOrDefault(e => e.Name.LocalName is "value");
        return key is null || value is null
            ? throw new FormatException("An entry of a map has no key or no value.")
            : (key.Value, value);
    }
}
