using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Tells whether the token exchange role of AWS IoT Greengrass V2 and its policy are as documented, and what differs.</summary>
/// <remarks>
/// <para>Give it the parameters with which the role was made. It only reads. There is one object for each role: Passed; Differences, each with what is
/// expected, what is there and what mends it; and Additional, what the role has beyond that, which does not make the test fail. Policies are
/// compared by their meaning, not by their text. The New- command mends what is missing, and with -Force what differs.</para>
/// <para>Source: "Authorize core devices to interact with AWS services" (AWS IoT Greengrass V2 developer guide).</para>
/// </remarks>
/// <example>
/// <para>Check the role and its policy</para>
/// <code>
/// Test-GreengrassTokenExchangeRole
/// </code>
/// <code language="output">
/// Passed Name                           Differences
/// ------ ----                           -----------
/// True   GreengrassV2TokenExchangeRoleA
///        ccess
/// True   GreengrassV2TokenExchangeRole
/// </code>
/// </example>
/// <example needs="AWS">
/// <para>Check what the installer made on another machine</para>
/// <code>
/// Test-GreengrassTokenExchangeRole -ProfileName admin -Region eu-west-1
/// </code>
/// <para>For this one command, whatever the account of the session is.</para>
/// </example>
/// <example>
/// <para>List the roles that need a new version of their policy</para>
/// <code>
/// 'GreengrassV2TokenExchangeRole', 'EdgeTokenExchange' |
///     Test-GreengrassTokenExchangeRole -ArtifactBucket edge-artifacts |
///     Where-Object { -not $_.Passed } |
///     ForEach-Object { "$($_.Name): $($_.Differences -join '; ')" }
/// </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "GreengrassTokenExchangeRole")]
[OutputType(typeof(SetupTestResult), typeof(bool))]
public sealed class TestGreengrassTokenExchangeRoleCommand : GreengrassTokenExchangeRoleCmdlet
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
