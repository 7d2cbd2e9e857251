using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Tells whether the roles of AWS DeepLens have all that is documented for them, and what differs.</summary>
/// <remarks>
/// <para>Give it the parameters with which the role was made. It only reads. There is one object for each role: Passed; Differences, each with what is
/// expected, what is there and what mends it; and Additional, what the role has beyond that, which does not make the test fail. Policies are
/// compared by their meaning, not by their text. The New- command mends what is missing, and with -Force what differs.</para>
/// <para>Source: "Set Up Required Permissions" (AWS DeepLens developer guide).</para>
/// </remarks>
/// <example>
/// <para>Check the five roles</para>
/// <code>
/// Test-DeepLensRole
/// </code>
/// <code language="output">
/// Passed Name                           Differences
/// ------ ----                           -----------
/// True   AWSDeepLensServiceRole
/// True   AWSDeepLensLambdaRole
/// True   AWSDeepLensGreengrassRole
/// True   AWSDeepLensGreengrassGroupRole
/// True   AWSDeepLensSagemakerRole
/// </code>
/// </example>
/// <example>
/// <para>See what is wrong, and what would mend it</para>
/// <code>
/// (Test-DeepLensRole).Differences | Format-List Part, Name, Expected, Actual, Repair
/// </code>
/// <para>New-DeepLensRole adds what is missing, and with -Force overwrites what differs.</para>
/// </example>
/// <example>
/// <para>Check a group role of one's own</para>
/// <code>
/// $policy = Get-Content ./inventory.json -Raw
/// Test-DeepLensRole -RoleName WarehouseDeepLensRole -AdditionalPolicy $policy
/// </code>
/// <para>The parameters are those with which the role was made.</para>
/// </example>
/// <example>
/// <para>Make the roles only where something is missing</para>
/// <code>
/// if (-not (Test-DeepLensRole -Quiet)) { New-DeepLensRole -WarningAction Ignore }
/// </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "DeepLensRole", DefaultParameterSetName = KindSet)]
[OutputType(typeof(SetupTestResult), typeof(bool))]
public sealed class TestDeepLensRoleCommand : DeepLensRoleCmdlet
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
