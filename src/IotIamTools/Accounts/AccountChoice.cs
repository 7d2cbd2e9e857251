using System.Collections;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Errors;

namespace IotIamTools.Accounts;

/// <summary>
/// The one account that a command works on: that of -Account; that of the AWS parameters; the session's; and, where nothing in the process
/// ever connected, the one of IOTIAM_ACCOUNT, of AWS Tools' session or of the SDK's chain.
/// </summary>
internal sealed class AccountChoice
{
    private readonly OpenedAccount? _opened;
    private readonly string? _file;
    private readonly AwsAccountOptions? _aws;

    private AccountChoice(OpenedAccount? opened = null, string? file = null, AwsAccountOptions? aws = null)
    {
        (_opened, _file, _aws) = (opened, file, aws);
    }

    /// <summary>Whether the account is opened for this choice, and to be closed by whoever opened it.</summary>
    public bool IsNew => _opened is null;

    /// <summary>Whether nobody has named the account, so that the SDK is to look for one.</summary>
    public bool IsSearched { get; private init; }

    /// <summary>Chooses for a command. On the pipeline thread; nothing is opened yet.</summary>
    /// <param name="bound">The parameters that were bound, by name.</param>
    /// <param name="account">The value of -Account, or null.</param>
    /// <param name="given">The AWS parameters.</param>
    /// <param name="shell">The session.</param>
    /// <exception cref="CommandException">There are several accounts, there is none, or a parameter that chooses it is empty.</exception>
    public static AccountChoice For(IDictionary bound, AccountReference? account, AwsParameters given, ShellState shell)
    {
        AccountParameters.RefuseEmpty(bound);
        if (account is not null)
        {
            if (given.Any)
            {
                throw new CommandException(ErrorCatalog.AccountAmbiguous, "-Account and AWS parameters were given together.");
            }

            return account.Connected is { } connected
                ? new AccountChoice(opened: connected.Opened)
                : new AccountChoice(file: shell.FullPath(account.Path!));
        }

        if (given.NameCredentials)
        {
            return OfCredentials(given, shell);
        }

        if (AccountSession.AccountOf(shell)?.Opened is not { } session)
        {
            AccountSession.RefuseIfUsed(shell);
            return Default(given, shell, regionGoesWithFile: false);
        }

        if (!given.Any)
        {
            return new AccountChoice(opened: session);
        }

        // A Region alone does not say who the caller is: whoever rehearses on a file must not find themselves in the cloud.
        return session.StillOpen().AwsOptions is { } options
            ? new AccountChoice(aws: given.With(options with { SameCallerAs = session.Iam, Region = session.Iam.Region }))
            : throw BesideFile(given, $"the session's account is the file '{session.Iam.Description}'");
    }

    /// <summary>Chooses for Connect-IotIamAccount without a file: whatever the session had before does not count.</summary>
    /// <param name="bound">The parameters that were bound, by name.</param>
    /// <param name="given">The AWS parameters.</param>
    /// <param name="shell">The session.</param>
    /// <exception cref="CommandException">The credentials exclude each other, or a parameter that chooses the account is empty.</exception>
    public static AccountChoice ForConnection(IDictionary bound, AwsParameters given, ShellState shell)
    {
        AccountParameters.RefuseEmpty(bound);
        return given.NameCredentials ? OfCredentials(given, shell) : Default(given, shell, regionGoesWithFile: true);
    }

    /// <summary>Opens the account, or gives the one that is open. It may read files and load the AWS SDK.</summary>
    /// <param name="file">How to open a file, or null.</param>
    /// <exception cref="CommandException">The account was given up.</exception>
    public OpenedAccount Open(LocalAccountOptions? file = null) => this switch
    {
        { _opened: { } opened } => opened.StillOpen(),
        { _file: { } path } => OpenedAccount.File(path, file),
        _ => OpenedAccount.Aws(_aws!),
    };

    private static AccountChoice OfCredentials(AwsParameters given, ShellState shell) =>
        new(aws: given.With(WithRegion(given.ReadCredentials(shell.FullPath), shell)));

    // An endpoint never goes with an account file; a Region does only where the file is connected.
    private static AccountChoice Default(AwsParameters given, ShellState shell, bool regionGoesWithFile)
    {
        if (AccountVariable.Read(shell.FullPath) is not { } named)
        {
            var tools = AwsToolsSession.Credentials(shell);
            return new AccountChoice(aws: given.With(WithRegion(tools ?? new AwsAccountOptions(), shell))) { IsSearched = tools is null };
        }

        if (named.File is null)
        {
            return new AccountChoice(aws: given.With(WithRegion(new AwsAccountOptions { ProfileName = named.ProfileName }, shell)));
        }

        return given.EndpointUrl is null && (given.Region is null || regionGoesWithFile)
            ? new AccountChoice(file: named.File)
            : throw BesideFile(given, $"{AccountVariable.Name} names the file '{named.File}'");
    }

    private static AwsAccountOptions WithRegion(AwsAccountOptions options, ShellState shell) => options with { Region = options.Region ?? AwsToolsSession.Region(shell) };

    private static CommandException BesideFile(AwsParameters given, string reason) =>
        new(ErrorCatalog.AccountAmbiguous, $"-{(given.EndpointUrl is null ? "Region" : "EndpointUrl")} was given, and {reason}.");
}
