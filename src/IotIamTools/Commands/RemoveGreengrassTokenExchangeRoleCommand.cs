using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes token exchange roles of AWS IoT Greengrass V2 with their policies.</summary>
/// <remarks>
/// <para>In the order that IAM needs: out of instance profiles, inline policies deleted, managed policies detached (they stay), then the role.
/// -WhatIf shows each step. A role that was used in the last 30 days (-UsedWithin) is kept unless -Force is given. One that is not there
/// is no error. What was interrupted is finished by the next run.</para>
/// <para>Delete the AWS IoT role alias first: core devices get the role through it. The policy of the role's name and Access goes too, with all its versions, unless something else uses it: then it is kept, and that is an error.</para>
/// <para>Source: IAM user guide, "Delete roles or instance profiles".</para>
/// </remarks>
/// <example>
/// <para>Remove the role and its policy</para>
/// <code>
/// Remove-GreengrassTokenExchangeRole -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Kept
/// ------   ---------- ----                           ----
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
    /// <summary>The names of the roles.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [EntityName(EntityKind.Role, KeepsArn = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[] RoleName { get; set; } = ["GreengrassV2TokenExchangeRole"];

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() =>
        RoleName.Select(name => new SetupRequest(BlueprintCatalog.Get("greengrass-v2"), new BlueprintArguments().With("RoleName", name), name));
}
