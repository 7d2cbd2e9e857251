using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes token exchange roles of AWS IoT Greengrass V2 with their policies.</summary>
/// <remarks>
/// <para>The command asks once for each role, with the account, the ARN and all the steps. The steps are in the order that IAM needs: the role is removed from
/// instance profiles, its inline policies are deleted, its managed policies are detached (they stay), then the role is deleted. If you answer No, the role stays as
/// it is and is reported as Declined. -WhatIf shows the same and changes nothing.</para>
/// <para>The role must trust the credentials provider of AWS IoT and nobody else, as the set-up's role does. Any other role is retained, and that is an error (NotOfSetup), unless -Force is given.</para>
/// <para>A role that was used in the last 30 days (-UsedWithin) is retained too, unless -Force is given. A role that does not exist is reported as NotFound,
/// which is not an error. If the command is interrupted, the next run finishes it.</para>
/// <para>Delete the AWS IoT role alias first: core devices get the role through it. The policy of the role's name and Access goes too, with all its versions, unless something else uses it: then it is retained, and that is an error.</para>
/// <para>Source: IAM user guide, "Delete roles or instance profiles".</para>
/// </remarks>
/// <example>
/// <para>Remove the role and its policy</para>
/// <code>
/// Remove-GreengrassTokenExchangeRole -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Retained
/// ------   ---------- ----                           --------
/// Removed  Role       GreengrassV2TokenExchangeRole
/// Removed  Policy     GreengrassV2TokenExchangeRoleA
///                     ccess
/// </code>
/// <para>Delete the AWS IoT role alias first: core devices get the role through it.</para>
/// </example>
/// <example>
/// <para>See what removing would do</para>
/// <code>
/// Remove-GreengrassTokenExchangeRole EdgeTokenExchange -WhatIf
/// </code>
/// </example>
/// <example needs="AWS">
/// <para>Remove the role in an account of a profile</para>
/// <code>
/// Remove-GreengrassTokenExchangeRole -ProfileName admin -Region eu-west-1 -Confirm:$false
/// </code>
/// <para>For this one command, whatever the account of the session is.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GreengrassTokenExchangeRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveGreengrassTokenExchangeRoleCommand : RemovalCmdlet
{
    /// <summary>The names or ARNs of the roles, or objects that have one of them. An ARN of another account, partition or path is an error.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Role)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public EntityReference[] RoleName { get; set; } = [EntityReference.Parse("GreengrassV2TokenExchangeRole", EntityKind.Role)];

    /// <inheritdoc/>
    private protected override IEnumerable<RemovalRequest> Requests() => RoleName.Select(role => Named("greengrass-v2", "RoleName", role));
}
