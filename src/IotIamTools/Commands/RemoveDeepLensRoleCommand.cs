using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes the roles of AWS DeepLens, with what is attached to them.</summary>
/// <remarks>
/// <para>In the order that IAM needs: out of instance profiles, inline policies deleted, managed policies detached (they stay), then the role.
/// -WhatIf shows each step. A role that was used in the last 30 days (-UsedWithin) is kept unless -Force is given. One that is not there
/// is no error. What was interrupted is finished by the next run.</para>
/// <para>Source: IAM user guide, "Delete roles or instance profiles".</para>
/// </remarks>
/// <example>
/// <para>See what removing the five roles would do</para>
/// <code>
/// Remove-DeepLensRole -WhatIf
/// </code>
/// <para>Each line is one step. With -WhatIf the command reads the account and writes nothing.</para>
/// </example>
/// <example>
/// <para>Remove the five roles, and be asked about each step</para>
/// <code>
/// Remove-DeepLensRole
/// </code>
/// <para>The questions are asked by default; -Confirm:$false does without them.</para>
/// </example>
/// <example>
/// <para>Remove two of the roles in a script</para>
/// <code>
/// 'SageMaker', 'Lambda' | Remove-DeepLensRole -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Kept
/// ------   ---------- ----                           ----
/// Removed  Role       AWSDeepLensSagemakerRole
/// Removed  Role       AWSDeepLensLambdaRole
/// </code>
/// <para>AWS's managed policies are detached and stay. A role that is not there shows as Absent, which is no
/// error.</para>
/// </example>
/// <example>
/// <para>Remove a group role of one's own, also if it was used lately</para>
/// <code>
/// Remove-DeepLensRole -RoleName WarehouseDeepLensRole -Force -Confirm:$false
/// </code>
/// <para>Without -Force a role that was used in the last 30 days is kept, and that is an error.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DeepLensRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = KindSet)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveDeepLensRoleCommand : RemovalCmdlet
{
    private const string KindSet = "Kind";
    private const string CustomSet = "CustomGroupRole";

    /// <summary>Which of the five roles to remove: Service, Lambda, Greengrass, GreengrassGroup, SageMaker. All where none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = KindSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string[] Kind { get; set; } = ["Service", "Lambda", "Greengrass", "GreengrassGroup", "SageMaker"];

    /// <summary>The names of roles, such as group roles of one's own.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CustomSet, ValueFromPipelineByPropertyName = true)]
    [EntityName(EntityKind.Role, KeepsArn = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[]? RoleName { get; set; }

    // Not in the other set, to which it would draw every object that has an ARN.
    /// <inheritdoc/>
    [Parameter(ParameterSetName = CustomSet, ValueFromPipelineByPropertyName = true)]
    public override string? Arn { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() => ParameterSetName == KindSet
        ? [new SetupRequest(BlueprintCatalog.Get("deeplens"), new BlueprintArguments().WithList("Kind", Kind), Kind is [var kind] ? kind : null)]
        : RoleName!.Select(name => new SetupRequest(
            BlueprintCatalog.Get("deeplens"), new BlueprintArguments().With("Kind", "GreengrassGroup").With("GreengrassGroupRoleName", name), name));
}
