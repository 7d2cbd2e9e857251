using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes roles of Things Graph flows, with what is attached to them.</summary>
/// <remarks>
/// <para>In the order that IAM needs: out of instance profiles, inline policies deleted, managed policies detached (they stay), then the role.
/// -WhatIf shows each step. A role that was used in the last 30 days (-UsedWithin) is kept unless -Force is given. One that is not there
/// is no error. What was interrupted is finished by the next run.</para>
/// <para>AWS IoT Things Graph is discontinued: no flow can assume the role any more.</para>
/// <para>Source: IAM user guide, "Delete roles or instance profiles".</para>
/// </remarks>
/// <example>
/// <para>Remove the role</para>
/// <code>
/// Remove-ThingsGraphRole -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Kept
/// ------   ---------- ----                           ----
/// Removed  Role       ThingsGraphFlowRole
/// </code>
/// </example>
/// <example>
/// <para>See what removing would do</para>
/// <code>
/// Remove-ThingsGraphRole -WhatIf
/// </code>
/// <para>Each line is one step. With -WhatIf the command reads the account and writes nothing.</para>
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
    /// <summary>The names of the roles.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [EntityName(EntityKind.Role, KeepsArn = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[] RoleName { get; set; } = ["ThingsGraphFlowRole"];

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() =>
        RoleName.Select(name => new SetupRequest(BlueprintCatalog.Get("things-graph"), new BlueprintArguments().With("RoleName", name), name));
}
