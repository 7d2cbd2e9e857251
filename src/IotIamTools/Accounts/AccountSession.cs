using System.Management.Automation;
using IotIamTools.Errors;

namespace IotIamTools.Accounts;

/// <summary>
/// What Connect-IotIamAccount and Disconnect-IotIamAccount left for the session: an account, or why there is none. It is kept in a variable of the
/// runspace: ForEach-Object -Parallel uses a runspace again for another item and takes the variables away, so that no item finds the account
/// of one before it.
/// </summary>
internal sealed class AccountSession
{
    private const string Variable = "global:IotIamToolsSession";

    // For the process: whoever chose an account in one runspace means no other account in the next.
    private static volatile bool Used;

    private readonly string? _ended;

    private AccountSession(IotIamAccount? account, string? ended)
    {
        Account = account;
        _ended = ended;
    }

    /// <summary>The account, or null.</summary>
    public IotIamAccount? Account { get; }

    /// <summary>The account of the session, or null.</summary>
    public static IotIamAccount? AccountOf(ShellState shell) => Of(shell)?.Account;

    /// <summary>Connect-IotIamAccount begins: from now on no command of the process finds an account by itself.</summary>
    public static void Begin() => Used = true;

    /// <summary>The session has an account.</summary>
    public static void Connect(PSCmdlet cmdlet, IotIamAccount account) => Set(cmdlet, new AccountSession(account, ended: null));

    /// <summary>Connect-IotIamAccount did not come to an account. The account of before is given up too: it is not what the user asked for.</summary>
    public static void Fail(PSCmdlet cmdlet)
    {
        Begin();
        Set(cmdlet, new AccountSession(account: null, "The last Connect-IotIamAccount of this session did not connect, so that the session has no account. Connect again"));
    }

    /// <summary>Disconnect-IotIamAccount gave the session's account up.</summary>
    public static void End(PSCmdlet cmdlet) =>
        Set(cmdlet, new AccountSession(account: null, "Disconnect-IotIamAccount has ended the session with its account. Connect again with Connect-IotIamAccount"));

    /// <summary>Refuses to look for an account where somebody in the process has chosen one.</summary>
    /// <exception cref="CommandException">AccountNotConnected, with how to pass the account on.</exception>
    public static void RefuseIfUsed(ShellState shell)
    {
        if (Used)
        {
            throw new CommandException(
                ErrorCatalog.AccountNotConnected,
                (Of(shell)?._ended ?? "Connect-IotIamAccount was used in another runspace of this process, and this runspace has no account. Pass the account on: -Account $using:account, for an $account of Connect-IotIamAccount -PassThru; or connect here")
                    + ", or give -Account, -ProfileName or other credentials.");
        }
    }

    /// <summary>The account, for who lists variables.</summary>
    public override string ToString() => Account?.ToString() ?? "not connected";

    private static AccountSession? Of(ShellState shell) => (shell.Variable(Variable) is PSObject wrapped ? wrapped.BaseObject : shell.Variable(Variable)) as AccountSession;

    private static void Set(PSCmdlet cmdlet, AccountSession session) => cmdlet.SessionState.PSVariable.Set(Variable, session);
}
