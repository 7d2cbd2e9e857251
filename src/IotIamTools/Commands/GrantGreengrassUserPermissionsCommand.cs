using System.Management.Automation;
using IotIamTools.Core.Permissions;
using IotIamTools.Permissions;

namespace IotIamTools.Commands;

/// <summary>Gives users, groups or roles those of the 34 permissions for deployments to AWS IoT Greengrass that they lack.</summary>
/// <remarks>
/// <para>An inline policy with the missing actions, and no others, is put on the principal; -WhatIf shows it. Afterwards Test-GreengrassUserPermissions
/// passes with the same -ResourceArn and -PassRoleArn. A principal that lacks nothing is returned as Unchanged. What another policy denies, or a permissions boundary does not allow,
/// no grant can change: it is told in a warning and listed as NotGranted.</para>
/// <para>iam:PassRole is limited to the services that the roles are passed to, and to the roles of -PassRoleArn; without it, to the roles of the account that
/// trust these services.</para>
/// <para>Source: AWS IoT Things Graph user guide, "Security in AWS IoT Greengrass Deployments".</para>
/// </remarks>
/// <example>
/// <para>Grant what is missing</para>
/// <code>
/// Grant-GreengrassUserPermissions ann
/// </code>
/// <para>An inline policy with the missing actions, and no others. PolicyDocument has it.</para>
/// </example>
/// <example>
/// <para>See what would be granted</para>
/// <code>
/// Grant-GreengrassUserPermissions -UserName ann, ben -WhatIf
/// </code>
/// </example>
/// <example>
/// <para>Grant to those who lack something</para>
/// <code>
/// $role = 'arn:aws:iam::123456789012:role/Greengrass_ServiceRole'
/// 'ann', 'ben' |
///     Test-GreengrassUserPermissions -PassRoleArn $role |
///     Where-Object { -not $_.Passed } |
///     Grant-GreengrassUserPermissions -PassRoleArn $role
/// </code>
/// <para>The results of the test name the principals. -PassRoleArn keeps them from passing any other role.</para>
/// </example>
/// <example>
/// <para>Grant to a group, on the resources of one site</para>
/// <code>
/// $things = 'arn:aws:iot:eu-west-1:123456789012:thing/berlin-*'
/// Grant-GreengrassUserPermissions -GroupName Jets -ResourceArn $things
/// </code>
/// <para>Each ARN stands for the actions that it fits; the others keep all resources of their type.</para>
/// </example>
[Cmdlet(VerbsSecurity.Grant, "GreengrassUserPermissions", SupportsShouldProcess = true)]
[Alias("Grant-GreengrassUserPermission")]
[OutputType(typeof(PermissionGrantResult))]
public sealed class GrantGreengrassUserPermissionsCommand : PermissionGrantCmdlet
{
    /// <inheritdoc/>
    private protected override Task<PermissionSet> FindSetAsync() => Task.FromResult(PermissionSetSource.FromName("greengrass-user"));
}
