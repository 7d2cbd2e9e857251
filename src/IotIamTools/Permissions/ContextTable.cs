using System.Collections;
using System.Globalization;
using System.Management.Automation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Permissions;

/// <summary>Reads the hashtable of -Context: context keys with a value, or with a list of values for a multivalued key.</summary>
internal static class ContextTable
{
    public static Dictionary<string, ContextValue> Read(IDictionary? table)
    {
        var context = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table ?? new Hashtable())
        {
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            context[Text(entry.Key)] = value is IEnumerable list and not string ? ContextValue.OfMany(list.Cast<object?>().Select(Text)) : ContextValue.Of(Text(value));
        }

        return context;
    }

    /// <summary>A single value as policies have it: booleans in lower case, times in UTC, numbers and all else as PowerShell shows them.</summary>
    public static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        var other => LanguagePrimitives.ConvertTo<string>(other),
    };
}
