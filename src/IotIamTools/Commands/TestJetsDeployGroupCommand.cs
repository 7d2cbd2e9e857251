using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Tells whether a group for 'jets deploy' has all that is documented for it, and what differs.</summary>
/// <remarks>
/// <para>Give it the parameters with which the group was made. It only reads. There is one object for each group: Passed; Differences, each with what is
/// expected, what is there and what mends it; and Additional, what the group has beyond that, which does not make the test fail. Policies are
/// compared by their meaning, not by their text. The New- command mends what is missing, and with -Force what differs.</para>
/// <para>Source: "Minimal Deploy IAM Policy" (Jets documentation).</para>
/// </remarks>
/// <example>
/// <para>Check the group</para>
/// <code>
/// Test-JetsDeployGroup
/// </code>
/// <code language="output">
/// Passed Name                           Differences
/// ------ ----                           -----------
/// True   Jets
/// </code>
/// </example>
/// <example>
/// <para>Check that a user is in the group and the feature is there</para>
/// <code>
/// (Test-JetsDeployGroup -UserName ann -Feature sqs).Differences | Format-Table Part, Name, Repair
/// </code>
/// <para>New-JetsDeployGroup with the same parameters adds what is missing.</para>
/// </example>
/// <example>
/// <para>See who else can deploy</para>
/// <code>
/// (Test-JetsDeployGroup -NamePrefix shop).Additional
/// </code>
/// <para>What is there beyond the parameters fails nothing; users whom the test does not name are listed as such.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "JetsDeployGroup")]
[OutputType(typeof(SetupTestResult), typeof(bool))]
public sealed class TestJetsDeployGroupCommand : JetsDeployGroupCmdlet
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
