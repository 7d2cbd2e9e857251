using System.Management.Automation;
using IotIamTools.Accounts;

namespace IotIamTools.Commands;

/// <summary>Tells which account the module's commands would work on, and as whom.</summary>
/// <remarks>
/// <para>Asks the account for the caller (STS GetCallerIdentity), so that the answer is what is, not what was meant. It is the account
/// that any other command would take with the same parameters; without parameters, the session's.</para>
/// </remarks>
/// <example>
/// <para>See which account the commands work on</para>
/// <code>
/// Get-IotIamAccount | Format-List
/// </code>
/// <para>It also shows where Region and profile come into play: Region is empty where none is set.</para>
/// </example>
/// <example>
/// <para>Stop a script that would run in the wrong account</para>
/// <code>
/// $account = Get-IotIamAccount
/// if ($account.AccountId -ne '123456789012') { throw "This is not the edge account: $account" }
/// New-GreengrassTokenExchangeRole
/// </code>
/// <para>A line at the top of a runbook that costs one call.</para>
/// </example>
/// <example needs="AWS">
/// <para>See as whom a profile would act</para>
/// <code>
/// Get-IotIamAccount -ProfileName admin -Region eu-west-1 | Select-Object AccountId, CallerArn
/// </code>
/// <para>The account of the session stays as it is.</para>
/// </example>
/// <example>
/// <para>Find out whose account an export is of</para>
/// <code>
/// (Get-IotIamAccount -Account ./export.json).AccountId
/// </code>
/// <code language="output">
/// 123456789012
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "IotIamAccount")]
[OutputType(typeof(IotIamAccount))]
public sealed class GetIotIamAccountCommand : AccountCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        await WriteObjectAsync(await DescribeAccountAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
}
