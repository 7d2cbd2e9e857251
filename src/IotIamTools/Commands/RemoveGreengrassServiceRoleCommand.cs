using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes service roles of AWS IoT Greengrass, with what is attached to them.</summary>
/// <remarks>
/// <para>The command asks once for each role, with the account, the ARN and all the steps. The steps are in the order that IAM needs: the role is removed from
/// instance profiles, its inline policies are deleted, its managed policies are detached (they stay), then the role is deleted. If you answer No, the role stays as
/// it is and is reported as Declined. -WhatIf shows the same and changes nothing.</para>
/// <para>The role must trust AWS IoT Greengrass and nobody else, as the set-up's role does. Any other role is retained, and that is an error (NotOfSetup), unless -Force is given.</para>
/// <para>A role that was used in the last 30 days (-UsedWithin) is retained too, unless -Force is given. A role that does not exist is reported as NotFound,
/// which is not an error. If the command is interrupted, the next run finishes it.</para>
/// <para>IAM does not know that the role is associated with the account in a Region: take that back first (greengrass:DisassociateServiceRoleFromAccount in every Region).</para>
/// <para>Source: IAM user guide, "Delete roles or instance profiles".</para>
/// </remarks>
/// <example>
/// <para>Remove the role</para>
/// <code>
/// Remove-GreengrassServiceRole -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Retained
/// ------   ---------- ----                           --------
/// Removed  Role       Greengrass_ServiceRole
/// </code>
/// <para>Before that, take back its association with the account in each Region: aws greengrassv2
/// disassociate-service-role-from-account.</para>
/// </example>
/// <example>
/// <para>See what removing would do</para>
/// <code>
/// Remove-GreengrassServiceRole -WhatIf
/// </code>
/// </example>
/// <example>
/// <para>Remove the roles of several sites, except where they are in use</para>
/// <code>
/// 'Greengrass_Berlin', 'Greengrass_Oslo' |
///     Remove-GreengrassServiceRole -UsedWithin 90 -Confirm:$false
/// </code>
/// <para>A role that was used within 90 days is retained, and that is an error of this role alone.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GreengrassServiceRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveGreengrassServiceRoleCommand : RemovalCmdlet
{
    /// <summary>The names or ARNs of the roles, or objects that have one of them. An ARN of another account, partition or path is an error.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Role)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public EntityReference[] RoleName { get; set; } = [EntityReference.Parse("Greengrass_ServiceRole", EntityKind.Role)];

    /// <inheritdoc/>
    private protected override IEnumerable<RemovalRequest> Requests() => RoleName.Select(role => Named("greengrass-service", "RoleName", role));
}
