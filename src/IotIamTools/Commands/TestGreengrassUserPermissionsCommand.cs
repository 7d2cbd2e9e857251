using System.Management.Automation;
using IotIamTools.Core.Permissions;
using IotIamTools.Permissions;

namespace IotIamTools.Commands;

/// <summary>Tests whether users can do all of the 34 things that AWS IoT Things Graph asks of those who deploy to AWS IoT Greengrass.</summary>
/// <remarks>
/// <para>Two of the documented names are no IAM actions: s3:REST.GET.OBJECT and s3:REST.PUT.OBJECT stand for s3:GetObject and s3:PutObject. An action is
/// tried on all resources of each type that it needs; -ResourceArn says which resources really matter. For iam:PassRole any role is
/// enough that can be passed to the services; -PassRoleArn says which must be.</para>
/// <para>There is one result for each principal, or one row for each permission with -Detailed, or one bool for all with -Quiet. The account is read
/// once, however many principals come down the pipeline. Grant-GreengrassUserPermissions closes the gap.</para>
/// <para>Source: AWS IoT Things Graph user guide, "Security in AWS IoT Greengrass Deployments".</para>
/// </remarks>
/// <example>
/// <para>Test whether a user can deploy to AWS IoT Greengrass</para>
/// <code>
/// Test-GreengrassUserPermissions ann
/// </code>
/// <para>The account's policies are decided over; where AWS can be asked, it decides (-Evaluator).</para>
/// </example>
/// <example>
/// <para>See why a permission is missing</para>
/// <code>
/// Test-GreengrassUserPermissions ann -Detailed |
///     Where-Object Decision -NE Allowed |
///     Select-Object Documented, Decision, Why
/// </code>
/// </example>
/// <example>
/// <para>Test all users, and write a report</para>
/// <code>
/// Test-GreengrassUserPermissions -AllUser | Export-Csv ./greengrass-users.csv
/// </code>
/// <para>The account is read once, however many users there are.</para>
/// </example>
/// <example>
/// <para>Grant what is missing, to whom it is missing</para>
/// <code>
/// 'ann', 'ben' |
///     Test-GreengrassUserPermissions |
///     Where-Object { -not $_.Passed } |
///     Grant-GreengrassUserPermissions
/// </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "GreengrassUserPermissions")]
[Alias("Test-GreengrassUserPermission")]
[OutputType(typeof(PermissionTestResult), typeof(PermissionTestRow), typeof(bool))]
public sealed class TestGreengrassUserPermissionsCommand : PermissionTestCmdlet
{
    /// <inheritdoc/>
    private protected override Task<PermissionSet> FindSetAsync() => Task.FromResult(PermissionSetSource.FromName("greengrass-user"));
}
