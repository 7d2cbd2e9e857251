using System.Management.Automation;

namespace IotIamTools.Parameters;

/// <summary>
/// Lets -Name take what Get-IotIamBlueprint and Get-Item give: a blueprint or a file. Both have a Name, which would be taken for that of a
/// built-in blueprint; the parameter gets the full path instead, which no name looks like.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BlueprintTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            FileInfo file => file.FullName,
            BlueprintInfo blueprint => blueprint.Path ?? blueprint.Name,
            _ => inputData,
        };
}
