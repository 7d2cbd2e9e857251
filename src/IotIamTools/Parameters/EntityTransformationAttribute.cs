using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Iam;

namespace IotIamTools.Parameters;

/// <summary>
/// Lets a parameter take entities as people and other commands have them: names, ARNs, and objects that have one of them, such as those
/// of this module and of AWS Tools for PowerShell. An object's ARN comes before its name, since only the ARN says the account. A text
/// that names nothing is an error of that item later, so that the other items still count; null is an error at once.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EntityTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly (string Property, EntityKind? Kind)[] Properties =
    [
        ("PrincipalArn", null), ("Arn", null),
        ("UserName", EntityKind.User), ("RoleName", EntityKind.Role), ("GroupName", EntityKind.Group), ("PolicyName", EntityKind.Policy),
        ("PrincipalName", null), ("Name", null),
    ];

    /// <summary>The parameter takes users, roles and groups.</summary>
    public EntityTransformationAttribute()
    {
    }

    /// <summary>The parameter takes entities of one kind.</summary>
    public EntityTransformationAttribute(EntityKind kind) => Kind = kind;

    /// <summary>What the parameter takes; null for users, roles and groups.</summary>
    public EntityKind? Kind { get; }

    /// <summary>Whether a text is taken. A parameter that takes only objects leaves the texts of a pipeline to another parameter.</summary>
    public bool TakesText { get; set; } = true;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable list and not string and not IDictionary ? list.Cast<object?>().Select(Read).ToArray() : Read(inputData);
    }

    // A variable that was never set must not come to stand for what a command has by default.
    private EntityReference Read(object? input) => input switch
    {
        null => throw new ArgumentTransformationMetadataException($"The {Noun} is $null: give its name or ARN."),
        EntityReference reference => reference,
        PSObject { BaseObject: EntityReference reference } => reference,
        string text => ReadText(text),
        PSObject { BaseObject: string text } => ReadText(text),
        _ => ReadObject(input),
    };

    // An invalid cast is what lets PowerShell try the other parameters that take pipeline input.
    private EntityReference ReadText(string text) => TakesText
        ? EntityReference.Parse(text, Kind)
        : throw new ArgumentTransformationMetadataException($"'{text}' is a text: give the {Noun} as an object with an Arn or a name.", new PSInvalidCastException());

    private EntityReference ReadObject(object input)
    {
        EntityReference? unfit = null;
        foreach (var (property, kind) in Properties)
        {
            if (kind is not null && Kind is not null && kind != Kind)
            {
                continue;
            }

            if (Text(input, property) is { Length: > 0 } text)
            {
                var reference = EntityReference.Parse(text, Kind ?? kind);
                if (reference.Problem is null)
                {
                    return reference;
                }

                // An ARN of another kind of entity: the object may name the one that is meant as well.
                unfit ??= reference;
            }
        }

        return unfit ?? throw new ArgumentTransformationMetadataException(
            $"A {PSObject.AsPSObject(input).BaseObject.GetType().Name} without an Arn or a name does not say which {Noun} is meant: give its name or ARN.");
    }

    private string Noun => Kind?.ToNoun() ?? "user, role or group";

    private static string? Text(object input, string property)
    {
        var properties = PSObject.AsPSObject(input);
        return (properties.BaseObject is IDictionary table ? table[property] : properties.Properties[property]?.Value)?.ToString();
    }
}
