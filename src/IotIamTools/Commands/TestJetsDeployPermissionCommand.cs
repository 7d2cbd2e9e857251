using System.Management.Automation;
using IotIamTools.Core.Permissions;
using IotIamTools.Parameters;
using IotIamTools.Permissions;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Tests whether users can run 'jets deploy': all calls that it makes, and those that CloudFormation makes on its behalf.</summary>
/// <remarks>
/// <para>The document asks for whole services, such as s3:* and iam:*. What a deploy really calls is tested action by action instead, so that a user
/// with less than the document's policy, and enough, passes. With -NamePrefix each action is tried on the application's own names.</para>
/// <para>Source: Jets documentation, "Minimal Deploy IAM Policy"; the calls in the source of Jets 5; what is inferred is told by the notes of
/// Get-IotIamPermissionSet jets-deploy.</para>
/// </remarks>
/// <example>
/// <para>Test whether a user can deploy</para>
/// <code>
/// Test-JetsDeployPermission ann
/// </code>
/// <code language="output">
/// Passed PrincipalName        Allowed Total Lacks
/// ------ -------------        ------- ----- -----
/// True   ann                       43    43
/// </code>
/// </example>
/// <example>
/// <para>Test for one application, and for what it uses</para>
/// <code>
/// Test-JetsDeployPermission ann -NamePrefix shop -Feature sqs, scheduled-events |
///     Select-Object PrincipalName, Passed, Missing
/// </code>
/// <para>Each action is tried on the names of that application, so that least privilege is enough.</para>
/// </example>
/// <example>
/// <para>Stop a pipeline before it deploys half an application</para>
/// <code>
/// if (-not (Test-JetsDeployPermission ann -JetsVersion 5 -Quiet)) {
///     throw 'The deploy user lacks permissions.'
/// }
/// </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "JetsDeployPermission")]
[OutputType(typeof(PermissionTestResult), typeof(PermissionTestRow), typeof(bool))]
public sealed class TestJetsDeployPermissionCommand : PermissionTestCmdlet
{
    /// <summary>The version of Jets, such as 5 or 6.0.5: 6 is for users who deploy with the remote runner, 6-ci for a pipeline's user, 6-runner for the runner itself.</summary>
    [Parameter]
    [MajorVersion]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string? JetsVersion { get; set; }

    /// <summary>What the application uses beyond the baseline, such as sqs or config-rules.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string[]? Feature { get; set; }

    /// <summary>What the names of the application's stacks, roles, functions and buckets start with, before a hyphen.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NamePrefix { get; set; }

    /// <inheritdoc/>
    private protected override Task<PermissionSet> FindSetAsync() => Task.FromResult(PermissionSetSource.FromName("jets-deploy"));

    /// <inheritdoc/>
    private protected override BlueprintArguments Arguments() =>
        new BlueprintArguments().With("JetsVersion", JetsVersion).WithList("Feature", Feature).With("NamePrefix", NamePrefix);
}
