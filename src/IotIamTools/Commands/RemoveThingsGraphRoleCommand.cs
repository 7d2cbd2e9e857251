using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes roles of Things Graph flows, with what is attached to them.</summary>
/// <remarks>
/// <para>The command asks once for each role, with the account, the ARN and all the steps. The steps are in the order that IAM needs: the role is removed from
/// instance profiles, its inline policies are deleted, its managed policies are detached (they stay), then the role is deleted. If you answer No, the role stays as
/// it is and is reported as Declined. -WhatIf shows the same and changes nothing.</para>
/// <para>The role must trust AWS IoT Things Graph and nobody else, as the set-up's role does. Any other role is retained, and that is an error (NotOfSetup), unless -Force is given.</para>
/// <para>A role that was used in the last 30 days (-UsedWithin) is retained too, unless -Force is given. A role that does not exist is reported as NotFound,
/// which is not an error. If the command is interrupted, the next run finishes it.</para>
/// <para>AWS IoT Things Graph is discontinued: no flow can assume the role any more.</para>
/// <para>Source: IAM user guide, "Delete roles or instance profiles".</para>
/// </remarks>
/// <example>
/// <para>Remove the role</para>
/// <code>
/// Remove-ThingsGraphRole -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Retained
/// ------   ---------- ----                           --------
/// Removed  Role       ThingsGraphFlowRole
/// </code>
/// </example>
/// <example>
/// <para>See what removing would do</para>
/// <code>
/// Remove-ThingsGraphRole -WhatIf
/// </code>
/// <para>Below each entity are its steps, a line each. With -WhatIf the command reads the account and writes nothing.</para>
/// </example>
/// <example>
/// <para>Remove the roles of several flows</para>
/// <code>
/// 'ThingsGraphFlowRole', 'DoorFlowRole' | Remove-ThingsGraphRole -Force -Confirm:$false
/// </code>
/// <para>With -Force also those that were used in the last 30 days.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "ThingsGraphRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveThingsGraphRoleCommand : RemovalCmdlet
{
    /// <summary>The names or ARNs of the roles, or objects that have one of them. An ARN of another account, partition or path is an error.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Role)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public EntityReference[] RoleName { get; set; } = [EntityReference.Parse("ThingsGraphFlowRole", EntityKind.Role)];

    /// <inheritdoc/>
    private protected override IEnumerable<RemovalRequest> Requests() => RoleName.Select(role => Named("things-graph", "RoleName", role));
}
