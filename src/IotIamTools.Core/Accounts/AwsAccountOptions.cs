using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts;

/// <summary>
/// How to reach an account in the cloud, in the terms that users of AWS Tools for PowerShell know. What is null is
/// found as the AWS SDK finds it: environment, profile, SSO, assumed role, web identity, instance.
/// </summary>
public sealed record AwsAccountOptions
{
    /// <summary>A profile of the shared configuration or credentials file.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The path of the shared credentials file to read instead of the usual one.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>The Region, which also decides the partition, such as <c>eu-west-1</c> or <c>cn-north-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>Keys that were given, or null.</summary>
    public AwsKeys? Keys { get; init; }

    /// <summary>Where keys come from, asked again whenever they are needed; or null.</summary>
    public Func<CancellationToken, Task<AwsKeys>>? KeySource { get; init; }

    /// <summary>
    /// An account that <see cref="IAwsAccountFactory"/> opened, to call as the same caller and with the same settings, but in this Region and
    /// at this endpoint; or null. Its credentials come before all others of these options, and are not looked for again.
    /// </summary>
    public IIamAccount? SameCallerAs { get; init; }

    /// <summary>The endpoint to call instead of AWS's, for IAM and for STS. Plain http is taken for loopback only.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>How long to wait for a connection and for an answer before the call counts as failed, all in all; null for 10 seconds to connect and 60 seconds until the answer is there.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often a call is tried in all; null for the SDK's own number.</summary>
    public int? MaxAttempts { get; init; }
}

/// <summary>An access key. It prints without its secrets.</summary>
/// <param name="AccessKey">The key's id.</param>
/// <param name="SecretKey">The secret.</param>
/// <param name="SessionToken">The session token of temporary credentials, or null.</param>
public sealed record AwsKeys(string AccessKey, string SecretKey, string? SessionToken)
{
    /// <summary>The access key's id with all but its last four characters hidden.</summary>
    public override string ToString() => AccessKey.Length > 4 ? "****" + AccessKey[^4..] : "****";
}

/// <summary>Opens accounts in the cloud. The one implementation is loaded on first use, with the AWS SDK, away from what other modules load.</summary>
public interface IAwsAccountFactory
{
    /// <summary>Opens an account; no call is made yet.</summary>
    /// <exception cref="IamException">The profile, Region or endpoint cannot be used, or no credentials are found.</exception>
    IIamAccount Open(AwsAccountOptions options);
}
