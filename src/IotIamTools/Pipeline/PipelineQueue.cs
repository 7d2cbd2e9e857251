using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace IotIamTools.Pipeline;

/// <summary>
/// Carries a command's calls to PowerShell from the tasks that make them to the one thread that may: the pipeline thread.
/// That thread stays in <see cref="Run"/> while the work runs elsewhere. Knows nothing of PowerShell, so that it is tested
/// without it.
/// </summary>
/// <remarks>
/// The queue is bounded, so that work that talks faster than the host listens is held back. A call that throws ends the
/// command: that is how PowerShell says that a downstream command has had enough, that <c>-ErrorAction Stop</c> applies, or
/// that a prompt cannot be shown.
/// </remarks>
internal sealed class PipelineQueue : IDisposable
{
    private const int Capacity = 64;

    private readonly BlockingCollection<Action> _calls = new(Capacity);
    private readonly CancellationTokenSource _cancellation;
    private readonly TimeSpan _grace;
    private readonly int _pipelineThread = Environment.CurrentManagedThreadId;
    private volatile bool _stopped;

    /// <summary>Makes a queue that the calling thread will serve.</summary>
    /// <param name="cancellation">Is cancelled when a call throws; whoever cancels it from outside calls <see cref="Stop"/> too.</param>
    /// <param name="grace">How long work that was cancelled may take to unwind before it is left to itself.</param>
    public PipelineQueue(CancellationTokenSource cancellation, TimeSpan grace)
    {
        _cancellation = cancellation;
        _grace = grace;
    }

    /// <summary>Whether <see cref="Stop"/> was called.</summary>
    public bool Stopped => _stopped;

    /// <summary>
    /// Runs the work as a task and, on this thread, what it hands over, until both are done. What the work or one of its calls
    /// throws comes out as it is. When the queue is stopped it returns, at the latest after the grace time.
    /// </summary>
    public void Run(Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => work(_cancellation.Token), CancellationToken.None);
        _ = task.ContinueWith(
            _ => Close(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        try
        {
            foreach (var call in _calls.GetConsumingEnumerable(CancellationToken.None))
            {
                if (_stopped)
                {
                    break;
                }

                call();
            }
        }
        catch
        {
            // The pipeline wants no more: what it threw is what counts, not how the work takes it.
            Close();
            _ = _cancellation.CancelAsync();
            Settle(task);
            throw;
        }

        if (_stopped)
        {
            Settle(task);
            return;
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Ends <see cref="Run"/> at once. May be called from any thread and at any time.</summary>
    public void Stop()
    {
        _stopped = true;
        Close();
    }

    /// <summary>Has the call made on the pipeline thread, and waits until it was.</summary>
    /// <exception cref="OperationCanceledException">The command is over.</exception>
    public Task<T> InvokeAsync<T>(Func<T> call)
    {
        if (OnPipelineThread)
        {
            return Task.FromResult(call());
        }

        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!TryAdd(() => done.SetResult(call())))
        {
            throw new OperationCanceledException("The command has ended.", _cancellation.Token);
        }

        // A call that throws leaves 'done' open; the cancellation that follows ends the wait.
        return done.Task.WaitAsync(_cancellation.Token);
    }

    /// <summary>Has the call made on the pipeline thread, and does not wait. Where the command is over, nothing is done.</summary>
    public void Post(Action call)
    {
        if (OnPipelineThread)
        {
            call();
        }
        else
        {
            TryAdd(call);
        }
    }

    /// <summary>Gives up the queue.</summary>
    public void Dispose() => _calls.Dispose();

    // A call made from within a call must not wait for the thread that it is on.
    private bool OnPipelineThread => Environment.CurrentManagedThreadId == _pipelineThread;

    // 'false' where the queue is closed, or closes while it is full.
    private bool TryAdd(Action call)
    {
        try
        {
            _calls.Add(call, CancellationToken.None);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Close()
    {
        try
        {
            _calls.CompleteAdding();
        }
        catch (ObjectDisposedException)
        {
            // The work outlived its grace time and the queue is gone already.
        }
    }

    [SuppressMessage("Design", "MA0042", Justification = "The pipeline thread has nothing else to do.")]
    private void Settle(Task task)
    {
        // Whatever the cancelled work ends with is of no interest, but must not be reported as unobserved.
        _ = task.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        _ = Task.WaitAny([task], _grace);
    }
}
