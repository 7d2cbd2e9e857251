using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>Runs steps: those that do not depend on one another at the same time, each only after what it depends on.</summary>
public static class PlanRunner
{
    /// <summary>IAM throttles an account at some tens of writes a second; a few at a time is the fastest that stays below.</summary>
    public const int DefaultParallelism = 4;

    /// <summary>Runs the steps.</summary>
    /// <param name="entities">The steps of each entity, in an order in which they can be done.</param>
    /// <param name="account">The account.</param>
    /// <param name="approve">
    /// Asked once for each entity, in order and one at a time, before its steps are done. An entity with a step that depends on one that was
    /// declined is declined too, without being asked about.
    /// </param>
    /// <param name="cancellationToken">Stops: steps that run are waited for as long as they take to stop, no new ones start.</param>
    /// <returns>What became of each step. A step that failed does not stop those that do not depend on it.</returns>
    /// <exception cref="InstallStoppedException">It was cancelled; says what was done and what is left.</exception>
    public static async Task<IReadOnlyList<StepOutcome>> RunAsync(
        IReadOnlyList<EntitySteps> entities, IIamAccount account, Func<EntitySteps, Task<Approval>> approve, CancellationToken cancellationToken)
    {
        using var free = new SemaphoreSlim(DefaultParallelism);
        var running = new Dictionary<PlanStep, Task<StepOutcome>>();
        var outcomes = new List<Task<StepOutcome>>();
        try
        {
            foreach (var entity in entities.Where(e => e.Steps.Count > 0))
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    break;
                }

                var waitsForDeclined = entity.Steps.SelectMany(s => s.DependsOn)
                    .Any(d => running.TryGetValue(d, out var before) && before is { IsCompletedSuccessfully: true, Result.Status: StepStatus.Declined });
                var approval = waitsForDeclined ? Approval.No : await approve(entity).ConfigureAwait(false);
                foreach (var step in entity.Steps)
                {
                    var task = approval switch
                    {
                        Approval.No => Task.FromResult(new StepOutcome(step, StepStatus.Declined, null, null)),
                        Approval.WhatIf => Task.FromResult(new StepOutcome(step, StepStatus.WhatIf, null, null)),
                        _ => RunOneAsync(step, [.. step.DependsOn.Where(running.ContainsKey).Select(d => running[d])], free, account, cancellationToken),
                    };
                    running[step] = task;
                    outcomes.Add(task);
                }
            }
        }
        catch
        {
            // Nothing may go on behind the caller's back; what the steps themselves say matters less than why we stop.
            await Task.WhenAll(outcomes).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
            throw;
        }

        var all = await Task.WhenAll(outcomes).ConfigureAwait(false);
        var steps = entities.SelectMany(e => e.Steps).ToList();
        return all.Length == steps.Count && !all.Any(o => o.WasStopped)
            ? all
            : throw new InstallStoppedException(all, steps.Skip(all.Length), cancellationToken);
    }

    private static async Task<StepOutcome> RunOneAsync(
        PlanStep step, Task<StepOutcome>[] before, SemaphoreSlim free, IIamAccount account, CancellationToken cancellationToken)
    {
        var first = await Task.WhenAll(before).ConfigureAwait(false);
        if (first.FirstOrDefault(o => o.Status != StepStatus.Done) is { } unfinished)
        {
            return new StepOutcome(step, StepStatus.NotReached, null, null) { Cause = unfinished.Cause ?? unfinished, WasStopped = unfinished.WasStopped };
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

/// <summary>The answer to whether the steps of an entity may be done.</summary>
public enum Approval
{
    /// <summary>Do them.</summary>
    Yes,

    /// <summary>Do none of them, nor of an entity that depends on them.</summary>
    No,

    /// <summary>Do nothing, and go on asking as if they had been done.</summary>
    WhatIf,
}

/// <summary>What became of a step.</summary>
public enum StepStatus
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was not tried, since a step that it depends on was not done.</summary>
    NotReached,

    /// <summary>The user said no to its entity, or to one that its entity depends on.</summary>
    Declined,

    /// <summary>Nothing was done: the user asked only what would happen.</summary>
    WhatIf,
}

/// <summary>What became of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Made">The entity that it created, or null.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record StepOutcome(PlanStep Step, StepStatus Status, IamEntity? Made, IamException? Error)
{
    /// <summary>What became of the step because of which this one was not reached, where it was not.</summary>
    public StepOutcome? Cause { get; init; }

    /// <summary>Whether a cancellation came before it was done, or while it was under way.</summary>
    internal bool WasStopped { get; init; }
}
