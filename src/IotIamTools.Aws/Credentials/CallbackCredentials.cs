using Amazon.Runtime;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Aws.Credentials;

/// <summary>Keys that somebody else keeps and refreshes; they are asked for at every call.</summary>
internal sealed class CallbackCredentials(Func<CancellationToken, Task<AwsKeys>> source) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync() => Keys(await source(CancellationToken.None).ConfigureAwait(false));

    /// <summary>The keys as the SDK takes them.</summary>
    public static ImmutableCredentials Keys(AwsKeys keys) =>
        new(keys.AccessKey, keys.SecretKey, string.IsNullOrEmpty(keys.SessionToken) ? null : keys.SessionToken);
}
