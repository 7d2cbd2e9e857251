using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Leftovers;
using IotIamTools.Core.Text;

namespace IotIamTools.Leftovers;

/// <summary>
/// Why an object that names an entity is no request to remove it. Pipelines carry objects of all kinds: results of this module, rows of a
/// file that such results were exported to, objects of AWS Tools for PowerShell. So their properties count, not their types.
/// </summary>
internal static class RemovalObjection
{
    /// <summary>The objection; null if nothing speaks against the removal.</summary>
    /// <param name="input">The object.</param>
    /// <param name="reference">The entity that the command takes from it.</param>
    /// <param name="otherArn">The ARN of the object, if the entity is not the one that the object is about but one that it mentions, such as the group of a user; or null.</param>
    public static string? Find(object input, EntityReference reference, string? otherArn)
    {
        var entity = $"{reference.Kind?.ToNoun()} {Excerpt.Of(reference.Name)}";
        if (otherArn is not null)
        {
            return $"{entity}: the object is about '{Excerpt.Of(otherArn)}' and only mentions the {reference.Kind?.ToNoun()}. To remove it, give its name or ARN.";
        }

        if (!Has(input, nameof(LeftoverResult.Remediation)) || IsRemoval(Value(input, nameof(LeftoverResult.Remediation))))
        {
            return null;
        }

        var asked = Text(input, nameof(LeftoverResult.Remediation)) is { } remediation ? Excerpt.Of(remediation) : "no remediation";
        return Text(input, nameof(LeftoverResult.CommandLine)) is { } line
            ? $"{entity}: the finding does not ask for removal ({asked}); run: {line}"
            : $"{entity}: the finding does not ask for removal ({asked}).";
    }

    // The remediation itself, its text in a file, or the object that it became in JSON.
    private static bool IsRemoval(object? remediation) => remediation switch
    {
        Remediation known => known.Kind == RemediationKind.Remove,
        string text => text.StartsWith($"{RemediationKind.Remove}:", StringComparison.Ordinal),
        null => false,
        _ => Value(remediation, nameof(Remediation.Kind)) is { } value && LanguagePrimitives.TryConvertTo<RemediationKind>(value, out var kind) && kind == RemediationKind.Remove,
    };

    private static bool Has(object input, string name) =>
        PSObject.AsPSObject(input) is var properties && (properties.BaseObject is IDictionary table ? table.Contains(name) : properties.Properties[name] is not null);

    private static object? Value(object input, string name)
    {
        var properties = PSObject.AsPSObject(input);
        var value = properties.BaseObject is IDictionary table ? table[name] : properties.Properties[name]?.Value;
        return value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
    }

    private static string? Text(object input, string name) => Value(input, name)?.ToString() is { Length: > 0 } text ? text : null;
}
