namespace IotIamTools.Core.Accounts;

/// <summary>Questions to an account that do not depend on one another: asked several at a time.</summary>
internal static class ParallelCalls
{
    /// <summary>As many calls are under way at the same time; IAM answers these without throttling.</summary>
    public const int AtOnce = 8;

    /// <summary>The answers in the order of the items. The first failure ends it.</summary>
    /// <param name="items">What is asked about.</param>
    /// <param name="ask">Asks about one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<TAnswer[]> AskAsync<TItem, TAnswer>(
        IReadOnlyList<TItem> items, Func<TItem, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        var answers = new TAnswer[items.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, ct) => answers[i] = await ask(items[i], ct).ConfigureAwait(false)).ConfigureAwait(false);
        return answers;
    }
}
