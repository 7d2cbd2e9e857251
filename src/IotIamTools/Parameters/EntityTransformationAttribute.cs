using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Leftovers;

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

    private readonly EntityKind[] _kinds;

    /// <summary>The parameter takes entities of some kinds.</summary>
    /// <param name="kinds">The kinds; by default users, roles and groups.</param>
    public EntityTransformationAttribute(params EntityKind[] kinds) => _kinds = kinds is { Length: > 0 } ? kinds : [EntityKind.User, EntityKind.Role, EntityKind.Group];

    /// <summary>What the parameter takes.</summary>
    public IReadOnlyList<EntityKind> Kinds => _kinds;

    /// <summary>Whether a text is taken. A parameter that takes only objects leaves the texts of a pipeline to another parameter.</summary>
    public bool TakesText { get; set; } = true;

    /// <summary>Whether a property of a piped object may be null: the object is then about something else. On the command line null is an error all the same.</summary>
    public bool TakesNull { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null && TakesNull)
        {
            return null;
        }

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
        ? EntityReference.Parse(text, Kinds)
        : throw new ArgumentTransformationMetadataException($"'{text}' is a text: give the {Noun} as an object with an Arn or a name.", new PSInvalidCastException());

    private EntityReference ReadObject(object input)
    {
        EntityReference? unfit = null;
        foreach (var (property, kind) in Properties)
        {
            if (kind is { } named && !_kinds.Contains(named))
            {
                continue;
            }

            if (Text(input, property) is { Length: > 0 } text)
            {
                var reference = EntityReference.Parse(text, kind is { } one ? [one] : Kinds);
                if (reference.Problem is null)
                {
                    // What an object mentions is in the object's account, and the object is not a request to remove it.
                    var meant = unfit is null ? reference : reference.InAccountOf(unfit.Text);
                    return (meant with { RemovalObjection = RemovalObjection.Find(input, meant, unfit?.Text) }).ReadFrom(input);
                }

                // An ARN of another kind of entity: the object may mention the one that is meant as well.
                unfit ??= reference;
            }
        }

        return unfit?.ReadFrom(input) ?? throw new ArgumentTransformationMetadataException(
            $"A {PSObject.AsPSObject(input).BaseObject.GetType().Name} without an Arn or a name does not say which {Noun} is meant: give its name or ARN.");
    }

    private string Noun => EntityReference.NounOf(Kinds);

    private static string? Text(object input, string property)
    {
        var properties = PSObject.AsPSObject(input);
        return (properties.BaseObject is IDictionary table ? table[property] : properties.Properties[property]?.Value)?.ToString();
    }
}
