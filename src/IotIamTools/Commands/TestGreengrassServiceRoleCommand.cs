using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Tells whether the service role of AWS IoT Greengrass has all that is documented for it, and what differs.</summary>
/// <remarks>
/// <para>Give it the parameters with which the role was made. It only reads. There is one object for each role: Passed; Differences, each with what is
/// expected, what is there and what mends it; and Additional, what the role has beyond that, which does not make the test fail. Policies are
/// compared by their meaning, not by their text. The New- command mends what is missing, and with -Force what differs.</para>
/// <para>Source: "Greengrass service role" (AWS IoT Greengrass developer guides).</para>
/// </remarks>
/// <example>
/// <para>Check the role</para>
/// <code>
/// Test-GreengrassServiceRole -S3Bucket edge-data
/// </code>
/// <code language="output">
/// Passed Name                           Differences
/// ------ ----                           -----------
/// True   Greengrass_ServiceRole
/// </code>
/// <para>The parameters are those with which the role was made: without -S3Bucket the test is for
/// AmazonS3FullAccess.</para>
/// </example>
/// <example>
/// <para>Find what the role has beyond what is asked for</para>
/// <code>
/// (Test-GreengrassServiceRole -S3Bucket edge-data).Additional
/// </code>
/// </example>
/// <example>
/// <para>Check the role in several accounts</para>
/// <code>
/// foreach ($file in Get-ChildItem ./export*.json) {
///     [pscustomobject]@{
///         Account = $file.BaseName
///         Passed  = Test-GreengrassServiceRole -S3Bucket edge-data -Account $file -Quiet
///     }
/// }
/// </code>
/// <para>Here each account is a file that was exported from it.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "GreengrassServiceRole")]
[OutputType(typeof(SetupTestResult), typeof(bool))]
public sealed class TestGreengrassServiceRoleCommand : GreengrassServiceRoleCmdlet
{
    /// <summary>Gives only true or false: whether all of it passed. Where something cannot be tested, or there is nothing to test, that is false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => VerifyAsync(cancellationToken);

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => FinishVerifyAsync(cancellationToken);

    /// <inheritdoc/>
    private protected override bool IsQuiet => Quiet;
}
