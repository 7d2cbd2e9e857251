using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions.Checks;

namespace IotIamTools.Permissions;

/// <summary>
/// Takes principals as people and other commands have them: names, ARNs, and objects with an ARN or with a user's, role's or group's
/// name, such as those of this module and of AWS Tools for PowerShell. What is none of these is told as an error about that item later,
/// so that the others still count.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrincipalTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly (string Property, EntityKind? Kind)[] Properties =
    [
        ("PrincipalArn", null), ("Arn", null), ("UserName", EntityKind.User), ("RoleName", EntityKind.Role), ("GroupName", EntityKind.Group), ("PrincipalName", null), ("Name", null),
    ];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable list and not string and not IDictionary ? list.Cast<object?>().Select(Read).ToArray() : new[] { Read(inputData) };
    }

    private static PrincipalReference Read(object? input)
    {
        var value = input is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : input;
        if (value is PrincipalReference or null)
        {
            return value as PrincipalReference ?? new PrincipalReference(new PrincipalName(""), input);
        }

        if (value is string text)
        {
            return new PrincipalReference(new PrincipalName(text), text);
        }

        foreach (var (property, kind) in Properties)
        {
            var found = value is IDictionary table ? table[property] : PSObject.AsPSObject(input).Properties[property]?.Value;
            if (found?.ToString() is { Length: > 0 } name)
            {
                return new PrincipalReference(new PrincipalName(name, name.StartsWith("arn:", StringComparison.Ordinal) ? null : kind), value);
            }
        }

        return new PrincipalReference(new PrincipalName(value.ToString() ?? ""), value);
    }
}
