using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Tells whether the role of a Things Graph flow has all that its document asks for, and what differs.</summary>
/// <remarks>
/// <para>Give it the parameters with which the role was made. It only reads. There is one object for each role: Passed; Differences, each with what is
/// expected, what is there and what mends it; and Additional, what the role has beyond that, which does not make the test fail. Policies are
/// compared by their meaning, not by their text. The New- command mends what is missing, and with -Force what differs.</para>
/// <para>Source: "Prepare for Cloud Deployments" (AWS IoT Things Graph user guide).</para>
/// </remarks>
/// <example>
/// <para>Check the role</para>
/// <code>
/// Test-ThingsGraphRole
/// </code>
/// <code language="output">
/// Passed Name                           Differences
/// ------ ----                           -----------
/// True   ThingsGraphFlowRole
/// </code>
/// </example>
/// <example>
/// <para>Check the roles of several flows, and see only those that are not right</para>
/// <code>
/// 'ThingsGraphFlowRole', 'DoorFlowRole' | Test-ThingsGraphRole | Where-Object { -not $_.Passed }
/// </code>
/// <para>A role that does not exist has not passed; that is no error.</para>
/// </example>
/// <example>
/// <para>Mend what is missing</para>
/// <code>
/// Test-ThingsGraphRole -IncludeLambda |
///     Where-Object { -not $_.Passed } |
///     New-ThingsGraphRole -IncludeLambda -WarningAction Ignore
/// </code>
/// <para>The results name the role, and New-ThingsGraphRole takes the name from them.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "ThingsGraphRole")]
[OutputType(typeof(SetupTestResult), typeof(bool))]
public sealed class TestThingsGraphRoleCommand : ThingsGraphRoleCmdlet
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
