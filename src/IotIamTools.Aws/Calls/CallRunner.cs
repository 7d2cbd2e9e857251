using System.Runtime.CompilerServices;
using Amazon.Runtime;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Calls;

/// <summary>Makes every call: it is traced, ends at once when it is cancelled, waits for IAM's propagation, and fails with <see cref="IamException"/> only.</summary>
internal sealed class CallRunner
{
    private readonly Errors _errors;
    private readonly TimeProvider _time;

    /// <summary>Makes the runner.</summary>
    /// <param name="errors">Words the errors.</param>
    /// <param name="time">The clock; the waits follow it.</param>
    public CallRunner(Errors errors, TimeProvider time)
    {
        _errors = errors;
        _time = time;
        Recent = new RecentChanges(time);
    }

    /// <summary>What was changed through this account in the last minutes.</summary>
    public RecentChanges Recent { get; }

    /// <summary>Starts to wait for IAM, for so long at most.</summary>
    public Wait StartWait(TimeSpan limit) => new(_time, limit);

    /// <summary>Makes a call.</summary>
    /// <exception cref="IamException">It failed.</exception>
    public async Task<TResponse> RunAsync<TResponse>(Call call, Func<CancellationToken, Task<TResponse>> send, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        Wait? wait = null;
        while (true)
        {
            try
            {
                return await TryAsync(call, send, cancellationToken).ConfigureAwait(false);
            }
            catch (IamException e) when (Propagation.WorthWaiting(call, e, Recent) is { } limit)
            {
                wait ??= StartWait(limit);
                if (!await wait.NextAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Makes a call and reads its answer.</summary>
    /// <exception cref="IamException">It failed, or the answer lacks what it must have.</exception>
    public async Task<TResult> ReadAsync<TResponse, TResult>(
        Call call,
        Func<CancellationToken, Task<TResponse>> send,
        Func<TResponse, TResult> read,
        CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        var answer = await RunAsync(call, send, cancellationToken).ConfigureAwait(false);
        try
        {
            return read(answer);
        }
        catch (FormatException e)
        {
            throw _errors.Unreadable(call, e.Message);
        }
    }

    /// <summary>Makes a call that may find nothing: null when IAM says NoSuchEntity.</summary>
    public async Task<TResult?> FindAsync<TResponse, TResult>(
        Call call,
        Func<CancellationToken, Task<TResponse>> send,
        Func<TResponse, TResult> read,
        CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
        where TResult : class
    {
        try
        {
            return await ReadAsync(call, send, read, cancellationToken).ConfigureAwait(false);
        }
        catch (IamException e) when (e.Code is IamErrorCodes.NoSuchEntity)
        {
            return null;
        }
    }

    /// <summary>The items of all pages, each page asked for when it is needed.</summary>
    public async IAsyncEnumerable<TItem> ItemsAsync<TResponse, TItem>(
        Call call,
        Func<string?, CancellationToken, Task<TResponse>> send,
        Func<TResponse, Page<TItem>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        string? marker = null;
        while (true)
        {
            var sent = marker;
            var page = await ReadAsync(call, ct => send(sent, ct), read, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if (page.IsTruncated is not true)
            {
                yield break;
            }

            marker = page.Marker;

            // Going on would read the first page, or the same one, for ever.
            if (string.IsNullOrEmpty(marker) || string.Equals(marker, sent, StringComparison.Ordinal))
            {
                throw _errors.Unreadable(call, "says that there is more, but not where it goes on");
            }
        }
    }

    /// <summary>The items of all pages.</summary>
    public async Task<List<TItem>> ListAsync<TResponse, TItem>(
        Call call,
        Func<string?, CancellationToken, Task<TResponse>> send,
        Func<TResponse, Page<TItem>> read,
        CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        List<TItem> items = [];
        await foreach (var item in ItemsAsync(call, send, read, cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        return items;
    }

    private async Task<TResponse> TryAsync<TResponse>(Call call, Func<CancellationToken, Task<TResponse>> send, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = _time.GetTimestamp();
        try
        {
            // The SDK looks for credentials in places that heed no token; whoever cancels does not wait for those.
            var answer = await send(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            Report(answer.ResponseMetadata?.RequestId, null);
            return answer;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            Report(null, "Cancelled");
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e)
        {
            var error = _errors.Translate(call, e);
            Report(error.RequestId, error.Code);
            throw error;
        }

        void Report(string? requestId, string? errorCode) =>
            IamCallTrace.Report(new IamCall(call.Operation, call.Target, _time.GetElapsedTime(start), requestId, errorCode));
    }
}
