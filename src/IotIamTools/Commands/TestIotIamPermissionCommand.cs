using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Permissions;
using IotIamTools.Parameters;
using IotIamTools.Permissions;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Tests whether principals have the permissions of any set, built-in or from a file of one's own.</summary>
/// <remarks>
/// <para>There is one result for each principal, or one row for each permission with -Detailed, or one bool for all with -Quiet. The account is
/// read once, however many principals come down the pipeline.</para>
/// <para>The module's own decisions count the policies of the principal and its groups and its permissions boundary, as they stand in the account's
/// export; those of the organization and of resources are not in it. Where AWS decides (-Evaluator Aws), they count as SimulatePrincipalPolicy counts them.</para>
/// </remarks>
/// <example>
/// <para>Test a user for any permission set</para>
/// <code>
/// Test-IotIamPermission ann things-graph-user
/// </code>
/// </example>
/// <example>
/// <para>Test what the Greengrass installer needs, before it is run</para>
/// <code>
/// if (-not (Test-IotIamPermission -Principal ann -PermissionSet greengrass-v2-installer -Quiet)) {
///     Test-IotIamPermission ann greengrass-v2-installer | Select-Object -ExpandProperty Missing
/// }
/// </code>
/// </example>
/// <example>
/// <para>Test some calls of a set, as with multi-factor authentication</para>
/// <code>
/// $mfa = @{ 'aws:MultiFactorAuthPresent' = $true }
/// Test-IotIamPermission ann greengrass-user -Action 'iot:Describe*' -Context $mfa -Detailed
/// </code>
/// </example>
/// <seealso href="about_IotIamTools_PermissionSets"/>
[Cmdlet(VerbsDiagnostic.Test, "IotIamPermission")]
[OutputType(typeof(PermissionTestResult), typeof(PermissionTestRow), typeof(bool))]
public sealed class TestIotIamPermissionCommand : PermissionTestCmdlet
{
    /// <summary>The name of a built-in permission set, or the path of a file: see about_IotIamTools_PermissionSets.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    public string PermissionSet { get; set; } = "";

    /// <summary>The values of the set's parameters, as a hashtable: @{ JetsVersion = '5'; Feature = 'sqs', 'sns' }.</summary>
    [Parameter]
    public Hashtable? Parameter { get; set; }

    /// <inheritdoc/>
    private protected override Task<PermissionSet> FindSetAsync() => FindSetAsync(PermissionSet);

    /// <inheritdoc/>
    private protected override BlueprintArguments Arguments() => BlueprintArguments.FromTable(Parameter);
}
