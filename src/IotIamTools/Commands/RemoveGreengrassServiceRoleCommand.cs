using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes service roles of AWS IoT Greengrass, with what is attached to them.</summary>
/// <remarks>
/// <para>In the order that IAM needs: out of instance profiles, inline policies deleted, managed policies detached (they stay), then the role.
/// -WhatIf shows each step. A role that was used in the last 30 days (-UsedWithin) is kept unless -Force is given. One that is not there
/// is no error. What was interrupted is finished by the next run.</para>
/// <para>IAM does not know that the role is associated with the account in a Region: take that back first (greengrass:DisassociateServiceRoleFromAccount in every Region).</para>
/// <para>Source: IAM user guide, "Delete roles or instance profiles".</para>
/// </remarks>
/// <example>
/// <para>Remove the role</para>
/// <code>
/// Remove-GreengrassServiceRole -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Kept
/// ------   ---------- ----                           ----
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
/// <para>A role that was used within 90 days is kept, and that is an error of this role alone.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GreengrassServiceRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveGreengrassServiceRoleCommand : RemovalCmdlet
{
    /// <summary>The names of the roles.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [EntityName(EntityKind.Role, KeepsArn = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[] RoleName { get; set; } = ["Greengrass_ServiceRole"];

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() =>
        RoleName.Select(name => new SetupRequest(BlueprintCatalog.Get("greengrass-service"), new BlueprintArguments().With("RoleName", name), name));
}
