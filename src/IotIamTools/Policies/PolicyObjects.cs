using System.Collections;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IotIamTools.Core.Policies;
using IotIamTools.Permissions;

namespace IotIamTools.Policies;

/// <summary>Reads the hashtables and objects that ConvertFrom-Json and scripts make, as the JSON that they stand for.</summary>
internal static class PolicyObjects
{
    // As deep as the JSON of a document may be.
    private const int Deepest = 64;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What PowerShell has wrapped; a custom object is its own wrapping.</summary>
    public static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>Whether an unwrapped value has names with values, as a hashtable or a custom object.</summary>
    public static bool IsTable(object? value) => value is IDictionary or PSObject;

    /// <summary>The value of a name that a hashtable or any object has, or null.</summary>
    public static object? Property(object value, string name) => Unwrap(value is IDictionary table
        ? table.Keys.Cast<object>().Where(k => string.Equals(k.ToString(), name, StringComparison.OrdinalIgnoreCase)).Select(k => table[k]).FirstOrDefault()
        : PSObject.AsPSObject(value).Properties[name]?.Value);

    /// <summary>The names and values of a hashtable or custom object; those of a hashtable, which has no order, by name.</summary>
    public static IEnumerable<(string Name, object? Value)> Entries(object? value) => value switch
    {
        IDictionary table => table.Keys.Cast<object>()
            .Select(k => (Name: k.ToString() ?? "", Value: table[k]))
            .OrderBy(e => table is Hashtable ? e.Name : "", StringComparer.Ordinal),
        PSObject custom => custom.Properties.Select(p => (p.Name, (object?)p.Value)),
        _ => [],
    };

    /// <summary>The items of a list, or the one value.</summary>
    public static IEnumerable<object?> Items(object? value) => Unwrap(value) is IEnumerable list and not string and not IDictionary ? list.Cast<object?>() : [value];

    /// <summary>The JSON that a value stands for.</summary>
    /// <exception cref="FormatException">The value holds itself, or is nested as no policy is.</exception>
    public static string ToJson(object? value) => JsonSerializer.Serialize(Plain(value, 0), Options);

    private static object? Plain(object? given, int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException("the object is nested too deeply, or holds itself");
        }

        var value = Unwrap(given);
        return value switch
        {
            null => null,
            string or bool or DateTime or DateTimeOffset => value,
            PolicyStatement or PolicyDocument => JsonNode.Parse(value.ToString()!),
            JsonNode or JsonElement => value,
            IDictionary or PSObject => Entries(value).ToDictionary(e => e.Name, e => Plain(e.Value, depth + 1), StringComparer.Ordinal),
            IEnumerable list => list.Cast<object?>().Select(i => Plain(i, depth + 1)).ToArray(),
            byte or short or ushort or int or uint or long or ulong or decimal => value,
            _ => ContextTable.Text(value),
        };
    }
}
