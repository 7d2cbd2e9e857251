using Amazon.Runtime;
using IotIamTools.Aws.Calls;

namespace IotIamTools.Aws.Credentials;

/// <summary>
/// Credentials that are looked for when the first call needs them, in bounded time, and whose failures are worded for people. Calls
/// that need them at the same time share one search, which goes on when one of them is given up; after a failure the next call tries
/// again. The SDK refreshes what it found by itself.
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
    private readonly object _gate = new();
    private Task<ImmutableCredentials>? _search;
    private volatile AWSCredentials? _found;

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await Search().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw word(e);
        }
    }

    /// <summary>The search that is under way, or a new one: it ends with what the credentials are at this time.</summary>
    private Task<ImmutableCredentials> Search()
    {
        lock (_gate)
        {
            return _search is { IsCompleted: false } underway ? underway : _search = SearchAsync();
        }
    }

    private async Task<ImmutableCredentials> SearchAsync()
    {
        using var timed = new CancellationTokenSource(limit);

        // Some of the SDK's sources block: files, processes, the instance's metadata. They do so on a thread of their own.
        return await Task.Run(() => KeysAsync(timed.Token), timed.Token).WaitAsync(timed.Token).ConfigureAwait(false);
    }

    private async Task<ImmutableCredentials> KeysAsync(CancellationToken cancellationToken)
    {
        var found = _found ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await LearnAsync(found).ConfigureAwait(false);
    }

    private async Task<AWSCredentials> OpenAsync(CancellationToken cancellationToken)
    {
        var found = await open(cancellationToken).ConfigureAwait(false);
        await LearnSourceAsync(found).ConfigureAwait(false);
        return found;
    }

    /// <summary>Whoever assumes a role has secrets too, and a role may be assumed through another.</summary>
    private async Task LearnSourceAsync(AWSCredentials credentials)
    {
        if (credentials is RoleCredentials { Source: var source })
        {
            await LearnSourceAsync(source).ConfigureAwait(false);
            await LearnAsync(source).ConfigureAwait(false);
        }
    }

    private async Task<ImmutableCredentials> LearnAsync(AWSCredentials credentials)
    {
        var keys = await credentials.GetCredentialsAsync().ConfigureAwait(false);
        secrets.Learn(keys);
        return keys;
    }
}
