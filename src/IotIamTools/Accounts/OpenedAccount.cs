using IotIamTools.Core.Accounts;

namespace IotIamTools.Accounts;

/// <summary>An account, and how it was opened.</summary>
/// <param name="Iam">The account.</param>
/// <param name="AwsOptions">How it is reached in the cloud, or null for a file.</param>
internal sealed record OpenedAccount(IIamAccount Iam, AwsAccountOptions? AwsOptions)
{
    /// <summary>What the account is kept in.</summary>
    public AccountKind Kind => AwsOptions is null ? AccountKind.File : AccountKind.Aws;

    /// <summary>Opens an account in the cloud. The first use in a process loads the AWS SDK.</summary>
    public static OpenedAccount Aws(AwsAccountOptions options) => new(AwsAccountLoader.Factory.Open(options), options);

    /// <summary>Opens an account file.</summary>
    public static OpenedAccount File(string path, LocalAccountOptions? options = null) => new(LocalAccount.Open(path, options), AwsOptions: null);
}
