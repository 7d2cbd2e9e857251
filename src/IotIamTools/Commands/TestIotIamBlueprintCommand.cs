using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Tells whether the account has all that any blueprint requires, and what differs.</summary>
/// <remarks>
/// <para>It only reads. There is one object for each policy, role and group: Passed; Differences, each with what is expected, what is there and what
/// mends it; and Additional, what is there beyond that, which does not make the test fail. Policies are compared by their meaning, not by
/// their text. Install-IotIamBlueprint mends what is missing, and with -Force what differs.</para>
/// </remarks>
/// <example>
/// <para>Check several set-ups at once</para>
/// <code>
/// 'deeplens', 'greengrass-v2' | Test-IotIamBlueprint
/// </code>
/// <code language="output">
/// Passed Name                           Differences
/// ------ ----                           -----------
/// True   AWSDeepLensServiceRole
/// True   AWSDeepLensLambdaRole
/// True   AWSDeepLensGreengrassRole
/// True   AWSDeepLensGreengrassGroupRole
/// True   AWSDeepLensSagemakerRole
/// True   GreengrassV2TokenExchangeRoleA
///        ccess
/// True   GreengrassV2TokenExchangeRole
/// </code>
/// </example>
/// <example>
/// <para>List what differs from a blueprint of one's own</para>
/// <code>
/// $values = @{ Site = 'berlin'; DataBucket = 'berlin-data' }
/// (Test-IotIamBlueprint -Path ./edge-gateway.json -Parameter $values).Differences |
///     Format-Table Part, Kind, Name, Repair
/// </code>
/// <para>Repair says what Install-IotIamBlueprint would do about it.</para>
/// </example>
/// <example>
/// <para>Fail a pipeline's task where the account has drifted</para>
/// <code>
/// if (-not (Test-IotIamBlueprint things-graph, greengrass-v2 -Quiet)) {
///     throw 'The IAM set-up has drifted.'
/// }
/// </code>
/// </example>
/// <example>
/// <para>Write a nightly report</para>
/// <code>
/// $difference = @{ Name = 'Difference'; Expression = { $_.Differences -join '; ' } }
/// Test-IotIamBlueprint deeplens, greengrass-v2 |
///     Select-Object Name, Passed, $difference |
///     Export-Csv drift.csv
/// </code>
/// <para>Each difference is one sentence where it is used as text.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "IotIamBlueprint", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SetupTestResult), typeof(bool))]
public sealed class TestIotIamBlueprintCommand : BlueprintCmdlet
{
    /// <summary>Gives only true or false: whether all of it passed. Where something cannot be tested, or there is nothing to test, that is false.</summary>
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
