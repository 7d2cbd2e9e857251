using System.Management.Automation;
using IotIamTools.Accounts;
using IotIamTools.Errors;
using IotIamTools.Pipeline;

namespace IotIamTools.Commands;

/// <summary>Forgets the account that Connect-IotIamAccount chose for this session, and its credentials.</summary>
/// <remarks>
/// <para>Without -Account the session's account is given up; where there is none, nothing happens. An account that was given up
/// can no longer be used, even if a variable still holds it.</para>
/// </remarks>
/// <example>
/// <para>Give up the account of the session</para>
/// <code>
/// Connect-IotIamAccount ./account.json
/// New-ThingsGraphRole
/// Disconnect-IotIamAccount
/// </code>
/// <para>Commands that follow need an account of their own: -Account, credentials, or another Connect-IotIamAccount. They do not look
/// for one in the AWS environment variables and configuration.</para>
/// </example>
/// <example>
/// <para>Give up an account in a variable</para>
/// <code>
/// $account = Connect-IotIamAccount ./rehearsal.json -Create -PassThru
/// New-ThingsGraphRole -Account $account
/// $account | Disconnect-IotIamAccount
/// </code>
/// </example>
/// <example needs="AWS">
/// <para>Leave no credentials behind in a script, whatever happens</para>
/// <code>
/// Connect-IotIamAccount -ProfileName admin -Region eu-west-1
/// try {
///     New-GreengrassTokenExchangeRole
/// }
/// finally {
///     Disconnect-IotIamAccount
/// }
/// </code>
/// <para>The block finally runs after an error and after Ctrl+C as well.</para>
/// </example>
/// <seealso href="about_IotIamTools_Accounts"/>
[Cmdlet(VerbsCommunications.Disconnect, "IotIamAccount")]
[OutputType(typeof(void))]
public sealed class DisconnectIotIamAccountCommand : AsyncCmdlet
{
    /// <summary>The account to give up, as Connect-IotIamAccount -PassThru gave it. Without it, the session's.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public IotIamAccount? Account { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        AccountParameters.RefuseEmpty(MyInvocation.BoundParameters);
        var account = await OnPipelineAsync(Forget).ConfigureAwait(false);
        if (account is not null)
        {
            await account.Opened.CloseAsync().ConfigureAwait(false);
        }
    }

    private IotIamAccount? Forget()
    {
        var current = AccountSession.AccountOf(ShellState.Of(this));
        var account = Account ?? current;
        if (current is not null && ReferenceEquals(account?.Opened, current.Opened))
        {
            AccountSession.End(this);
        }

        return account;
    }

    /// <inheritdoc/>
    private protected override ErrorDefinition NullError(string parameter) => ErrorCatalog.AccountParameterEmpty;
}
