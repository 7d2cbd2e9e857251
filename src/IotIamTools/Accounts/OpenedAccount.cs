using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Errors;

namespace IotIamTools.Accounts;

/// <summary>An account, and how it was opened.</summary>
/// <param name="iam">The account.</param>
/// <param name="awsOptions">How it is reached in the cloud, or null for a file.</param>
internal sealed class OpenedAccount(IIamAccount iam, AwsAccountOptions? awsOptions)
{
    private volatile bool _closed;

    /// <summary>The account.</summary>
    public IIamAccount Iam { get; } = iam;

    /// <summary>How it is reached in the cloud, or null for a file.</summary>
    public AwsAccountOptions? AwsOptions { get; } = awsOptions;

    /// <summary>What the account is kept in.</summary>
    public AccountKind Kind => AwsOptions is null ? AccountKind.File : AccountKind.Aws;

    /// <summary>Opens an account in the cloud. The first use in a process loads the AWS SDK.</summary>
    public static OpenedAccount Aws(AwsAccountOptions options) => new(AwsAccountLoader.Factory.Open(options), options);

    /// <summary>Opens an account file.</summary>
    public static OpenedAccount File(string path, LocalAccountOptions? options = null) => new(LocalAccount.Open(path, options), awsOptions: null);

    /// <summary>The account itself again, to be used once more.</summary>
    /// <exception cref="CommandException">It was given up.</exception>
    public OpenedAccount StillOpen() => _closed
        ? throw new CommandException(ErrorCatalog.AccountNotConnected, $"The account '{Iam.Description}' was given up by Disconnect-IotIamAccount.")
        : this;

    /// <summary>Gives the account up, with its connections.</summary>
    public ValueTask CloseAsync()
    {
        _closed = true;
        return Iam.DisposeAsync();
    }
}
