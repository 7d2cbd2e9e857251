using Amazon.Runtime;
using IotIamTools.Aws.Calls;

namespace IotIamTools.Aws.Credentials;

/// <summary>
/// Credentials that are looked for when the first call needs them, in bounded time, and whose failures are worded for people. The
/// SDK refreshes what it found by itself.
/// </summary>
/// <param name="open">Finds the credentials.</param>
/// <param name="word">Words a failure.</param>
/// <param name="limit">How long finding them may take; beyond it they count as not found.</param>
/// <param name="secrets">Learns what is to be kept out of messages.</param>
internal sealed class GuardedCredentials(
    Func<CancellationToken, Task<AWSCredentials>> open,
    Func<Exception, Exception> word,
    TimeSpan limit,
    Secrets secrets) : AWSCredentials
{
    private volatile AWSCredentials? _found;

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        using var timed = new CancellationTokenSource(limit);
        try
        {
            // Some of the SDK's sources block: files, processes, the instance's metadata. They do so on a thread of their own.
            var keys = await Task.Run(() => FindAsync(timed.Token), timed.Token).WaitAsync(timed.Token).ConfigureAwait(false);
            secrets.Use(keys);
            return keys;
        }
        catch (Exception e)
        {
            throw word(e);
        }
    }

    private async Task<ImmutableCredentials> FindAsync(CancellationToken cancellationToken)
    {
        var found = _found ??= await open(cancellationToken).ConfigureAwait(false);
        return await found.GetCredentialsAsync().ConfigureAwait(false);
    }
}
