using System.Management.Automation;
using IotIamTools.Accounts;

namespace IotIamTools.Commands;

/// <summary>Tells which account the module's commands would work on, and as whom.</summary>
/// <remarks>
/// <para>Asks the account for the caller (STS GetCallerIdentity), so that the answer is what is, not what was meant. Without parameters it
/// is the session's account; with them, the one that any other command would take with the same parameters.</para>
/// </remarks>
[Cmdlet(VerbsCommon.Get, "IotIamAccount")]
[OutputType(typeof(IotIamAccount))]
public sealed class GetIotIamAccountCommand : AccountCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        await WriteObjectAsync(await DescribeAccountAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
}
