using System.Management.Automation;
using System.Runtime.ExceptionServices;
using IotIamTools.Core.Accounts;
using IotIamTools.Errors;

namespace IotIamTools.Accounts;

/// <summary>
/// A cmdlet that works on one account: that of -Account; that of the AWS parameters; the session's (Connect-IotIamAccount); and, where nothing
/// in the process ever connected, the one of IOTIAM_ACCOUNT, of AWS Tools' session or of the AWS SDK's chain.
/// </summary>
public abstract class AccountCmdlet : AwsCmdlet
{
    private OpenedAccount? _opened;
    private bool _owned;

    /// <summary>The account to work on: what Connect-IotIamAccount -PassThru gives, or the path of an account file. Without it and the AWS parameters, the session's account. $null or an empty text is an error.</summary>
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
        var (choice, error) = await OnPipelineAsync(Choose).ConfigureAwait(false);
        error?.Throw();
        (_opened, _owned) = (choice!.Open(), choice.IsNew);
    }

    // What is thrown on the pipeline thread ends the command; an account that comes by pipeline is to be one error, and the next is to follow.
    private (AccountChoice? Choice, ExceptionDispatchInfo? Error) Choose()
    {
        try
        {
            return (AccountChoice.For(MyInvocation.BoundParameters, Account, Given, ShellState.Of(this)), null);
        }
        catch (Exception e) when (ErrorCatalog.Find(e) is not null)
        {
            return (null, ExceptionDispatchInfo.Capture(e));
        }
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
}
