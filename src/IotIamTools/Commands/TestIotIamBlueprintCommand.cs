using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Tells whether the account has all that any blueprint requires, and what differs.</summary>
/// <remarks>
/// <para>It only reads, and gives an object for each policy, role and group: Passed, the differences with what is expected, what is there
/// and how it is mended, and what is there beyond that, which fails nothing. Policies are compared by their meaning, not by
/// their text. Install-IotIamBlueprint mends what is missing, and with -Force what differs.</para>
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "IotIamBlueprint", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SetupTestResult), typeof(bool))]
public sealed class TestIotIamBlueprintCommand : BlueprintCmdlet
{
    /// <summary>Gives only true or false: whether all of it passed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        await FindBlueprintsAsync(cancellationToken).ConfigureAwait(false);
        await VerifyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => FinishVerifyAsync(cancellationToken);

    /// <inheritdoc/>
    private protected override bool IsQuiet => Quiet;
}
