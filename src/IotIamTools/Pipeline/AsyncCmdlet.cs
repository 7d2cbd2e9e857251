using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using IotIamTools.Errors;

namespace IotIamTools.Pipeline;

/// <summary>
/// A cmdlet whose work is a task. What the work says to PowerShell is carried to the pipeline thread; Ctrl+C, a
/// <c>Select-Object -First</c> downstream or a stopping preference cancels the work, and the cmdlet returns within a second.
/// </summary>
/// <remarks>
/// <para>The three virtual members run away from the pipeline thread, one after the other. They use the <c>...Async</c> members
/// below for whatever has an answer or an order (output, errors, ShouldProcess), and <c>WriteWarning</c>, <c>WriteVerbose</c>,
/// <c>WriteDebug</c>, <c>WriteProgress</c> as usual. Other members of <see cref="PSCmdlet"/> that touch the session are to be called through
/// <see cref="OnPipelineAsync{T}"/>.</para>
/// <para>An error that <see cref="ErrorCatalog"/> knows ends the cmdlet under its ErrorId; around each item of the
/// input <see cref="ForEachAsync{T}"/> makes it that item's error instead.</para>
/// </remarks>
/// <seealso href="about_IotIamTools_Errors"/>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    // Below the second that a stopped command may take, with room for the host's own part.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private volatile PipelineQueue? _queue;
    private HashSet<string> _onCommandLine = [];

    /// <summary>Whether something was told as an error. Of what could not be looked at, a test does not say that it passed.</summary>
    private protected bool HasFailed { get; private set; }

    /// <summary>Before the first item. Parameters that come by pipeline are not set yet.</summary>
    protected virtual Task BeginProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>For each item of the input, or once where there is no pipeline.</summary>
    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the last item.</summary>
    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What a base class needs done before <see cref="BeginProcessingAsync"/>, such as opening the account.</summary>
    private protected virtual Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The error of a parameter that was given as $null on the command line.</summary>
    private protected virtual ErrorDefinition NullError(string parameter) => ErrorCatalog.InvalidInput;

    /// <summary>Around every piece of work, in the work's own flow of tasks.</summary>
    private protected virtual void EnterWork()
    {
    }

    /// <summary>Writes an object to the output, and waits until the commands downstream have taken it.</summary>
    protected Task WriteObjectAsync(object? value) => OnPipelineAsync(() => WriteObject(value));

    /// <summary>Writes an error that does not end the cmdlet, as <see cref="ErrorCatalog"/> describes it.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="target">The item of the input that it went wrong with.</param>
    protected Task WriteErrorAsync(Exception exception, object? target)
    {
        HasFailed = true;
        return OnPipelineAsync(() => WriteError(ErrorCatalog.ToRecord(exception, target)));
    }

    /// <summary>Asks whether a change may be made, and tells a "no" from a rehearsal.</summary>
    /// <param name="description">What -WhatIf shows: the change in full.</param>
    /// <param name="query">What -Confirm asks.</param>
    /// <param name="caption">The heading of that question.</param>
    /// <returns>Whether to go on, and whether it was -WhatIf that said no.</returns>
    /// <exception cref="CommandException">There is no user to ask (ConfirmationRequired).</exception>
    protected async Task<(bool Approved, bool IsWhatIf)> ShouldProcessAsync(string description, string query, string caption)
    {
        // What PowerShell throws here would end the pipeline; as an answer it becomes one of the module's errors.
        var (approved, isWhatIf, unasked) = await OnPipelineAsync(() =>
        {
            if (new ChangePreferences(this) is { Asks: true, IsInJob: true })
            {
                // The job would wait for somebody who receives its output, which nobody may do for days.
                return (false, false, new InvalidOperationException("The command runs in a background job."));
            }

            try
            {
                return (ShouldProcess(description, query, caption, out var reason), reason.HasFlag(ShouldProcessReason.WhatIf), (Exception?)null);
            }
            catch (Exception error) when (error is HostException or PSInvalidOperationException or NotImplementedException or NotSupportedException)
            {
                return (false, false, error);
            }
        }).ConfigureAwait(false);
        return unasked is null ? (approved, isWhatIf) : throw new CommandException(
            ErrorCatalog.ConfirmationRequired, $"{MyInvocation.MyCommand.Name} asks before it changes something, and there is no user to ask. Use -WhatIf to see what it does, and -Confirm:$false to do it without asking.", unasked);
    }

    /// <summary>Whether the next call of <see cref="ShouldProcessAsync"/> shows its text to somebody, which is then worth its calls.</summary>
    private protected Task<bool> IsChangeShownAsync() => OnPipelineAsync(() => new ChangePreferences(this) is { IsWhatIf: true } or { Asks: true } or { IsVerbose: true });

    /// <summary>Runs something on the pipeline thread and gives its answer.</summary>
    protected Task<T> OnPipelineAsync<T>(Func<T> call) =>
        _queue?.InvokeAsync(call) ?? throw new InvalidOperationException("A cmdlet's work runs within its processing methods.");

    /// <summary>Runs something on the pipeline thread.</summary>
    protected Task OnPipelineAsync(Action call) =>
        OnPipelineAsync(() =>
        {
            call();
            return true;
        });

    /// <summary>Writes a warning.</summary>
    protected new void WriteWarning(string message) => _queue?.Post(() => base.WriteWarning(message));

    /// <summary>Writes a line for <c>-Verbose</c>.</summary>
    protected new void WriteVerbose(string message) => _queue?.Post(() => base.WriteVerbose(message));

    /// <summary>Writes a line for <c>-Debug</c>.</summary>
    protected new void WriteDebug(string message) => _queue?.Post(() => base.WriteDebug(message));

    /// <summary>Shows progress.</summary>
    protected new void WriteProgress(ProgressRecord progress) => _queue?.Post(() => base.WriteProgress(progress));

    /// <summary>Whether no other item of the input could fare better after this error.</summary>
    private protected virtual bool EndsCommand(ErrorDefinition error) => error.EndsCommand;

    /// <summary>
    /// Does the work for each item in turn. An error of <see cref="ErrorCatalog"/> is written as that item's, and the
    /// next one follows; one that every item would meet (no credentials, no endpoint) ends the cmdlet.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="work">The work for one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="target">What of the item the user gave, for its error; the item itself where this is null.</param>
    protected async Task ForEachAsync<T>(IEnumerable<T> items, Func<T, Task> work, CancellationToken cancellationToken, Func<T, object?>? target = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await work(item).ConfigureAwait(false);
            }
            catch (Exception error) when (ErrorCatalog.Find(error) is { } known && !EndsCommand(known))
            {
                await WriteErrorAsync(error, target is null ? item : target(item)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs the cmdlet's beginning.</summary>
    protected sealed override void BeginProcessing()
    {
        _onCommandLine = [.. MyInvocation.BoundParameters.Keys];

        // A variable that was never set must not come to mean that the parameter was left out. What comes by pipeline is not bound yet.
        var missing = MyInvocation.BoundParameters.FirstOrDefault(p => p.Value is null).Key;
        Run(async cancellationToken =>
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            await BeginProcessingAsync(cancellationToken).ConfigureAwait(false);
            if (missing is not null)
            {
                throw new CommandException(NullError(missing), $"-{missing} is $null. Give it a value, or leave the parameter out.");
            }
        });
    }

    /// <summary>Runs the cmdlet's work for one item. An item that says nothing is an error: it must not come to stand for what the command does by default.</summary>
    protected sealed override void ProcessRecord() => Run(IsItemEmpty()
        ? cancellationToken => WriteErrorAsync(
            new CommandException(ErrorCatalog.InvalidInput, $"An item of the input of {MyInvocation.MyCommand.Name} is $null, or has nothing that the command takes. Nothing was done for it."), null)
        : ProcessRecordAsync);

    /// <summary>Runs the cmdlet's end.</summary>
    protected sealed override void EndProcessing() => Run(EndProcessingAsync);

    /// <summary>Ctrl+C: cancels the work and lets the pipeline thread go.</summary>
    protected sealed override void StopProcessing()
    {
        // Callbacks of the token may take their time; the pipeline thread does not wait for them.
        _ = _stop.CancelAsync();
        _queue?.Stop();
    }

    /// <summary>Gives up what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives up what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Work that outlived its grace time still looks at the token: cancelled is all that a source needs to be.
            _ = _stop.CancelAsync();
        }
    }

    /// <summary>Whether the item of the pipeline bound no parameter, or all of them to null or to empty lists.</summary>
    private bool IsItemEmpty()
    {
        if (!MyInvocation.ExpectingInput)
        {
            return false;
        }

        var bound = MyInvocation.BoundParameters.Where(p => !_onCommandLine.Contains(p.Key)).Select(p => p.Value).ToList();
        return bound.TrueForAll(value => value is null or ICollection { Count: 0 });
    }

    private void Run(Func<CancellationToken, Task> work)
    {
        using var queue = new PipelineQueue(_stop, Grace);
        _queue = queue;
        if (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        try
        {
            queue.Run(cancellationToken =>
            {
                EnterWork();
                return work(cancellationToken);
            });
        }
        catch (Exception error) when (!queue.Stopped && ErrorCatalog.Find(error) is not null)
        {
            ThrowTerminatingError(ErrorCatalog.ToRecord(error, target: null));
        }
        finally
        {
            _queue = null;
        }

        if (queue.Stopped)
        {
            throw new PipelineStoppedException();
        }
    }
}
