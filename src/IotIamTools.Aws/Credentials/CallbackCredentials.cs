using Amazon.Runtime;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Aws.Credentials;

/// <summary>Keys that somebody else keeps and refreshes. <see cref="GuardedCredentials"/> sees to it that nobody is asked twice at a time.</summary>
/// <param name="source">Gives the keys.</param>
/// <param name="time">The clock.</param>
internal sealed class CallbackCredentials(Func<CancellationToken, Task<AwsKeys>> source, TimeProvider time) : AWSCredentials
{
    /// <summary>The SDK asks several times for one call, which is one question to whoever keeps the keys.</summary>
    private static readonly TimeSpan OneCall = TimeSpan.FromSeconds(2);

    private volatile Answer? _last;

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        if (_last is { } last && time.GetUtcNow() - last.When < OneCall)
        {
            return last.Keys;
        }

        var keys = await source(CancellationToken.None).ConfigureAwait(false);
        var made = new ImmutableCredentials(keys.AccessKey, keys.SecretKey, string.IsNullOrEmpty(keys.SessionToken) ? null : keys.SessionToken);
        _last = new Answer(made, time.GetUtcNow());
        return made;
    }

    private sealed record Answer(ImmutableCredentials Keys, DateTimeOffset When);
}
