using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Iam;

namespace IotIamTools.Parameters;

/// <summary>
/// Lets a parameter for names of roles, groups, users or policies take a name, an ARN, or an object that has one of them, so that what
/// any IAM command gives can be piped on. The parameter itself gets the name.
/// </summary>
/// <param name="kind">What the names are of.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EntityNameAttribute(EntityKind kind) : ArgumentTransformationAttribute
{
    /// <summary>What the names are of.</summary>
    public EntityKind Kind { get; } = kind;

    /// <summary>Whether an object that names an entity of another kind gives no name instead of an error, for commands that take several kinds.</summary>
    public bool PassesOthers { get; set; }

    /// <summary>Whether an ARN is passed on as it is, for commands that compare its account with theirs.</summary>
    public bool KeepsArn { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().Select(item => item is null ? throw NameIsMissing() : ToName(item)).ToArray()
            : ToName(inputData);
    }

    // A variable that was never set must not come to stand for the name that a command has by itself.
    private ArgumentTransformationMetadataException NameIsMissing() => new($"One of the names is $null: give the {EntityArn.Noun(Kind)}'s name or ARN.");

    private string? ToName(object? item)
    {
        if (item is null)
        {
            return null;
        }

        var text = item is PSObject { BaseObject: string wrapped } ? wrapped : item as string;
        if (text is null)
        {
            var properties = PSObject.AsPSObject(item);
            if (PassesOthers && properties.Properties[$"{Kind}Name"]?.Value is null && Enum.GetNames<EntityKind>().Any(other => properties.Properties[$"{other}Name"]?.Value is not null))
            {
                return null;
            }

            text = Text($"{Kind}Name") ?? Text("Name") ?? Text("Arn")
                ?? throw new ArgumentTransformationMetadataException(
                    $"A {properties.BaseObject.GetType().Name} has no {Kind}Name, Name or Arn: give the {EntityArn.Noun(Kind)}'s name or ARN.");

            string? Text(string property) => (properties.BaseObject is IDictionary table ? table[property] : properties.Properties[property]?.Value) as string;
        }

        return EntityArn.TryGetName(Kind, text, out var name, out var problem)
            ? KeepsArn ? text : name
            : throw new ArgumentTransformationMetadataException(problem);
    }
}
