using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Errors;

namespace IotIamTools.Accounts;

/// <summary>
/// A cmdlet that works on an account: the one of -Account, or of the AWS parameters, or the session's (Connect-IotIamAccount, then AWS
/// Tools' defaults), or the one that the AWS SDK finds by itself.
/// </summary>
public abstract class AccountCmdlet : AwsCmdlet
{
    private OpenedAccount? _opened;
    private bool _owned;

    /// <summary>The account to work on: what Connect-IotIamAccount -PassThru gives, or the path of an account file. Without it and the AWS parameters, the session's account.</summary>
    [Parameter]
    [AccountTransformation]
    public virtual AccountReference? Account { get; set; }

    /// <summary>The account. It is open before the first of the cmdlet's own members runs.</summary>
    protected IIamAccount Iam => Opened.Iam;

    private OpenedAccount Opened => _opened ?? throw new InvalidOperationException("The account is not open yet.");

    /// <summary>The account as an object for the output. It keeps the account open beyond this cmdlet.</summary>
    private protected async Task<IotIamAccount> DescribeAccountAsync(CancellationToken cancellationToken)
    {
        var account = new IotIamAccount(Opened, await Iam.GetIdentityAsync(cancellationToken).ConfigureAwait(false));
        _owned = false;
        return account;
    }

    /// <inheritdoc/>
    private protected override Task StartAsync(CancellationToken cancellationToken) => OpenAsync();

    /// <summary>Opens the account that the parameters name now, and closes the one of before. For who takes accounts by pipeline.</summary>
    private protected async Task OpenAsync()
    {
        if (_owned && _opened is { } before)
        {
            await before.CloseAsync().ConfigureAwait(false);
        }

        // Where the account is, only the pipeline thread can tell; opening it may read files, load the SDK and take its time.
        (_opened, _owned) = (null, false);
        var open = await OnPipelineAsync(ChooseAccount).ConfigureAwait(false);
        _opened = open();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _owned && _opened is { } opened)
        {
            // Nothing is left to be written; connections may close in their own time.
            _ = opened.CloseAsync().AsTask();
        }
    }

    private Func<OpenedAccount> ChooseAccount()
    {
        var given = Given;
        if (Account is not null)
        {
            if (given.Any)
            {
                throw new CommandException(ErrorCatalog.AccountAmbiguous, "-Account and AWS parameters were given together.");
            }

            if (Account.Connected is { } connected)
            {
                return connected.Opened.StillOpen;
            }

            var path = GetUnresolvedProviderPathFromPSPath(Account.Path);
            _owned = true;
            return () => OpenedAccount.File(path);
        }

        if (AccountSession.Current is { } current)
        {
            if (!given.Any)
            {
                return current.Opened.StillOpen;
            }

            // A Region alone does not say who the caller is: whoever rehearses on a file must not find themselves in the cloud.
            if (current.Opened.Kind == AccountKind.File && !given.NameCredentials)
            {
                throw new CommandException(
                    ErrorCatalog.AccountAmbiguous,
                    $"-{(given.Region is null ? "EndpointUrl" : "Region")} was given, and the session's account is the file '{current.Opened.Iam.Description}'.");
            }
        }

        var options = ReadAwsOptions();
        _owned = true;
        return () => OpenedAccount.Aws(options);
    }
}
