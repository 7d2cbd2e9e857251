using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes the roles of AWS DeepLens, with what is attached to them.</summary>
/// <remarks>
/// <para>The command asks once for each role, with the account, the ARN and all the steps. The steps are in the order that IAM needs: the role is removed from
/// instance profiles, its inline policies are deleted, its managed policies are detached (they stay), then the role is deleted. If you answer No, the role stays as
/// it is and is reported as Declined. -WhatIf shows the same and changes nothing.</para>
/// <para>The role must trust the service that its kind of role trusts and nobody else, as the set-up's role does. Any other role is retained, and that is an error (NotOfSetup), unless -Force is given.</para>
/// <para>A role that was used in the last 30 days (-UsedWithin) is retained too, unless -Force is given. A role that does not exist is reported as NotFound,
/// which is not an error. If the command is interrupted, the next run finishes it.</para>
/// <para>Source: IAM user guide, "Delete roles or instance profiles".</para>
/// </remarks>
/// <example>
/// <para>See what removing the five roles would do</para>
/// <code>
/// Remove-DeepLensRole -WhatIf
/// </code>
/// <para>Below each entity are its steps, a line each. With -WhatIf the command reads the account and writes nothing.</para>
/// </example>
/// <example>
/// <para>Remove the five roles, and be asked about each</para>
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
/// Change   EntityType Name                           Retained
/// ------   ---------- ----                           --------
/// Removed  Role       AWSDeepLensSagemakerRole
/// Removed  Role       AWSDeepLensLambdaRole
/// </code>
/// <para>AWS's managed policies are detached and stay. A role that is not there is reported as NotFound, which is not an
/// error.</para>
/// </example>
/// <example>
/// <para>Remove a custom group role, even if it was used lately</para>
/// <code>
/// Remove-DeepLensRole -RoleName WarehouseDeepLensRole -Force -Confirm:$false
/// </code>
/// <para>Without -Force a role that was used in the last 30 days is retained, and that is an error.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DeepLensRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = KindSet)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveDeepLensRoleCommand : RemovalCmdlet
{
    private const string KindSet = "Kind";
    private const string CustomSet = "CustomGroupRole";

    /// <summary>Which of the five roles to remove: Service, Lambda, Greengrass, GreengrassGroup, SageMaker. All if none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = KindSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string[] Kind { get; set; } = ["Service", "Lambda", "Greengrass", "GreengrassGroup", "SageMaker"];

    /// <summary>The names or ARNs of roles, such as custom group roles. A documented name means that role. An ARN of another account, partition or path is an error.</summary>
    [Parameter(ParameterSetName = CustomSet)]
    [EntityTransformation(EntityKind.Role)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public EntityReference[]? RoleName { get; set; }

    /// <summary>Roles as other commands give them: objects with an Arn or a RoleName.</summary>
    [Parameter(ParameterSetName = CustomSet, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Role, TakesText = false)]
    [ValidateNotNullOrEmpty]
    public EntityReference[]? InputObject { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<RemovalRequest> Requests() => ParameterSetName == KindSet
        ? [new RemovalRequest(BlueprintCatalog.Get("deeplens"), new BlueprintArguments().WithList("Kind", Kind), null, Kind is [var kind] ? kind : null)]
        : (RoleName ?? []).Concat(InputObject ?? []).Select(role => new RemovalRequest(BlueprintCatalog.Get("deeplens"), Arguments(role.Name), role, role.Text));

    private static BlueprintArguments Arguments(string name) => DeepLensRoleCmdlet.DocumentedNames.TryGetValue(name, out var kind)
        ? new BlueprintArguments().With("Kind", kind)
        : new BlueprintArguments().With("Kind", "GreengrassGroup").With("GreengrassGroupRoleName", name);
}
