using System.Management.Automation;
using IotIamTools.Core.Permissions;
using IotIamTools.Permissions;

namespace IotIamTools.Commands;

/// <summary>Gives users, groups or roles those of the 34 permissions for deployments to AWS IoT Greengrass that they lack.</summary>
/// <remarks>
/// <para>An inline policy with the missing actions, and no others, is put on the principal; -WhatIf shows it. Afterwards Test-GreengrassUserPermissions
/// passes with the same -ResourceArn and -PassRoleArn. Who lacks nothing is given back Unchanged. What another policy denies, or a permissions boundary does not allow,
/// no grant can change: it is told in a warning and listed as NotGranted.</para>
/// <para>iam:PassRole is limited to the services that the roles are passed to, and to the roles of -PassRoleArn; without it, to the roles of the account that
/// trust these services.</para>
/// <para>Source: AWS IoT Things Graph user guide, "Security in AWS IoT Greengrass Deployments".</para>
/// </remarks>
[Cmdlet(VerbsSecurity.Grant, "GreengrassUserPermissions", SupportsShouldProcess = true)]
[Alias("Grant-GreengrassUserPermission")]
[OutputType(typeof(PermissionGrantResult))]
public sealed class GrantGreengrassUserPermissionsCommand : PermissionGrantCmdlet
{
    /// <inheritdoc/>
    private protected override Task<PermissionSet> FindSetAsync() => Task.FromResult(PermissionSetSource.FromName("greengrass-user"));
}
