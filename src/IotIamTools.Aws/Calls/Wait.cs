namespace IotIamTools.Aws.Calls;

/// <summary>
/// Pauses between tries: half a second, then twice as long each time up to eight seconds, each shortened at random by up to half so
/// that many who wait do not come back at once, and no more than the limit in all.
/// </summary>
internal sealed class Wait(TimeProvider time, TimeSpan limit)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private readonly DateTimeOffset _end = time.GetUtcNow() + limit;
    private TimeSpan _pause = TimeSpan.FromSeconds(0.5);

    /// <summary>Pauses; false, at once, when the time is over.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        var left = _end - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        var pause = _pause * (0.5 + (Random.Shared.NextDouble() / 2));
        _pause = _pause * 2 < Longest ? _pause * 2 : Longest;
        await Task.Delay(pause < left ? pause : left, time, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
