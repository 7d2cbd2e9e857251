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
    public static string? Find(object input, EntityReference reference)
    {
        // An object is about the entity of its ARN. What else it mentions, such as the group of a user, is not what it is about.
        if (reference.Problem is null && Text(input, "Arn") is { } arn && Arn.IsMeant(arn) && reference.AccountId is null)
        {
            return $"'{Excerpt.Of(arn)}' is not a {reference.Kind?.ToNoun()}: to remove {reference.Kind?.ToNoun()} {Excerpt.Of(reference.Name)}, name it.";
        }

        if (!Has(input, nameof(LeftoverResult.Remediation)) || IsRemoval(Value(input, nameof(LeftoverResult.Remediation))))
        {
            return null;
        }

        var asked = Text(input, nameof(LeftoverResult.Remediation)) is { } remediation ? Excerpt.Of(remediation) : "no remediation";
        return Text(input, nameof(LeftoverResult.CommandLine)) is { } line
            ? $"{reference.Kind?.ToNoun()} {Excerpt.Of(reference.Name)}: the finding does not ask for removal ({asked}); run: {line}"
            : $"{reference.Kind?.ToNoun()} {Excerpt.Of(reference.Name)}: the finding does not ask for removal ({asked}).";
    }

    // The remediation itself, its text in a file, or the object that it became in JSON.
    private static bool IsRemoval(object? remediation) => remediation switch
    {
        Remediation known => known.Kind == RemediationKind.Remove,
        string text => text.StartsWith($"{RemediationKind.Remove}:", StringComparison.Ordinal),
        null => false,
        _ => LanguagePrimitives.TryConvertTo<RemediationKind>(Value(remediation, nameof(Remediation.Kind)), out var kind)
            && Has(remediation, nameof(Remediation.Kind)) && kind == RemediationKind.Remove,
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
