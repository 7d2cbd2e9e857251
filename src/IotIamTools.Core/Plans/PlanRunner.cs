using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>Carries out steps: those that do not depend on one another at the same time, each only after what it depends on.</summary>
public static class PlanRunner
{
    /// <summary>IAM throttles an account at some tens of writes a second; a few at a time is the fastest that stays below.</summary>
    public const int DefaultParallelism = 4;

    /// <summary>Carries out the steps.</summary>
    /// <param name="steps">The steps, in an order in which they can be done.</param>
    /// <param name="account">The account.</param>
    /// <param name="approve">Asked for each step, in order and one at a time, before it is done; a step that is skipped takes those that depend on it with it.</param>
    /// <param name="cancellationToken">Stops: steps that run are waited for as long as they take to stop, no new ones start.</param>
    /// <returns>What became of each step. A step that failed does not stop those that do not depend on it.</returns>
    /// <exception cref="InstallStoppedException">It was cancelled; says what was done and what is left.</exception>
    public static async Task<IReadOnlyList<StepOutcome>> RunAsync(
        IReadOnlyList<PlanStep> steps, IIamAccount account, Func<PlanStep, Task<StepApproval>> approve, CancellationToken cancellationToken)
    {
        using var free = new SemaphoreSlim(DefaultParallelism);
        var running = new Dictionary<PlanStep, Task<StepOutcome>>();
        var outcomes = new List<Task<StepOutcome>>(steps.Count);
        try
        {
            foreach (var step in steps)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    break;
                }

                var before = step.DependsOn.Where(running.ContainsKey).Select(d => running[d]).ToArray();
                var pointless = before.Any(b => b is { IsCompletedSuccessfully: true, Result.Status: StepStatus.Skipped });
                var task = (pointless ? StepApproval.Skip : await approve(step).ConfigureAwait(false)) switch
                {
                    StepApproval.Skip => Task.FromResult(new StepOutcome(step, StepStatus.Skipped, null, null)),
                    StepApproval.Rehearse => Task.FromResult(new StepOutcome(step, StepStatus.Rehearsed, null, null)),
                    _ => RunOneAsync(step, before, free, account, cancellationToken),
                };
                running[step] = task;
                outcomes.Add(task);
            }
        }
        catch
        {
            // Nothing may go on behind the caller's back; what the steps themselves say is less than why we stop.
            await Task.WhenAll(outcomes).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
            throw;
        }

        var all = await Task.WhenAll(outcomes).ConfigureAwait(false);
        return all.Length == steps.Count && !all.Any(o => o.WasStopped)
            ? all
            : throw new InstallStoppedException(all, steps.Skip(all.Length), cancellationToken);
    }

    private static async Task<StepOutcome> RunOneAsync(
        PlanStep step, Task<StepOutcome>[] before, SemaphoreSlim free, IIamAccount account, CancellationToken cancellationToken)
    {
        var first = await Task.WhenAll(before).ConfigureAwait(false);
        if (first.FirstOrDefault(o => o.Status != StepStatus.Done) is { } obstacle)
        {
            return new StepOutcome(step, StepStatus.NotReached, null, null) { Cause = obstacle.Cause ?? obstacle, WasStopped = obstacle.WasStopped };
        }

        var entered = false;
        try
        {
            await free.WaitAsync(cancellationToken).ConfigureAwait(false);
            entered = true;
            return new StepOutcome(step, StepStatus.Done, await step.ApplyAsync(account, cancellationToken).ConfigureAwait(false), null);
        }
        catch (IamException e)
        {
            return new StepOutcome(step, StepStatus.Failed, null, e);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new StepOutcome(step, StepStatus.NotReached, null, null) { WasStopped = true };
        }
        finally
        {
            if (entered)
            {
                free.Release();
            }
        }
    }
}

/// <summary>Whether a step is to be done.</summary>
public enum StepApproval
{
    /// <summary>Do it.</summary>
    Run,

    /// <summary>Do not, nor what depends on it.</summary>
    Skip,

    /// <summary>Do nothing, and go on asking as if it had been done.</summary>
    Rehearse,
}

/// <summary>What became of a step.</summary>
public enum StepStatus
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was not tried, since one that it depends on was not done.</summary>
    NotReached,

    /// <summary>The user said no, to it or to one that it depends on.</summary>
    Skipped,

    /// <summary>Nothing was done: the user asked only what would happen.</summary>
    Rehearsed,
}

/// <summary>What became of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Made">The entity that it made, or null.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record StepOutcome(PlanStep Step, StepStatus Status, IamEntity? Made, IamException? Error)
{
    /// <summary>What became of the step because of which this one was not reached, where it was not.</summary>
    public StepOutcome? Cause { get; init; }

    /// <summary>Whether a cancellation came before it was done, or while it was under way.</summary>
    internal bool WasStopped { get; init; }
}
