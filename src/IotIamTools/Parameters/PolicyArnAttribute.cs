using System.Collections;
using System.Management.Automation;

namespace IotIamTools.Parameters;

/// <summary>
/// Lets a parameter for ARNs of managed policies take an ARN, the name of one of AWS's, or an object that has an ARN, such as what
/// commands of this module and of AWS Tools for PowerShell give. A name becomes an ARN later, when the account's partition is known.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PolicyArnAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable list and not string and not IDictionary ? list.Cast<object?>().Select(ToText).ToArray() : ToText(inputData);
    }

    private static string? ToText(object? item)
    {
        if (item is null or string or PSObject { BaseObject: string })
        {
            return item?.ToString();
        }

        var properties = PSObject.AsPSObject(item);
        return (properties.Properties["PolicyArn"] ?? properties.Properties["Arn"])?.Value as string
            ?? throw new ArgumentTransformationMetadataException($"A {properties.BaseObject.GetType().Name} has no PolicyArn or Arn: give the policy's ARN.");
    }
}
