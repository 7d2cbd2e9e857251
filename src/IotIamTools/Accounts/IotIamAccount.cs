using IotIamTools.Core.Iam;

namespace IotIamTools.Accounts;

/// <summary>What an account is kept in.</summary>
public enum AccountKind
{
    /// <summary>A file on this machine.</summary>
    File,

    /// <summary>IAM itself, or what answers in its place at an endpoint.</summary>
    Aws,
}

/// <summary>An account that commands work on. What Connect-IotIamAccount and Get-IotIamAccount give, and -Account takes.</summary>
public sealed class IotIamAccount
{
    internal IotIamAccount(OpenedAccount opened, AccountIdentity identity)
    {
        Opened = opened;
        AccountId = identity.AccountId;
        Partition = identity.Partition;
        CallerArn = identity.CallerArn;
    }

    /// <summary>The account's twelve digits.</summary>
    public string AccountId { get; }

    /// <summary><c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>, <c>aws-iso</c>...</summary>
    public string Partition { get; }

    /// <summary>The Region of the session, or null.</summary>
    public string? Region => Opened.Iam.Region;

    /// <summary>The ARN of the caller; for a file, of the account's root. Source: STS GetCallerIdentity.</summary>
    public string CallerArn { get; }

    /// <summary>File or Aws.</summary>
    public AccountKind Kind => Opened.Kind;

    /// <summary>The file's path, or the endpoint.</summary>
    public string Location => Opened.Iam.Description;

    /// <summary>The profile that was asked for, or null.</summary>
    public string? ProfileName => Opened.AwsOptions?.ProfileName;

    /// <summary>The account itself.</summary>
    internal OpenedAccount Opened { get; }

    /// <summary>"123456789012 (File /home/ann/account.json)".</summary>
    public override string ToString() => $"{AccountId} ({Kind} {Location})";
}
