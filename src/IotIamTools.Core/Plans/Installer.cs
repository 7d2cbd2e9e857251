using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>Brings an account to where a set-up wants it.</summary>
public static class Installer
{
    /// <summary>Plans, and carries out what is missing.</summary>
    /// <param name="setup">What should be.</param>
    /// <param name="account">The account.</param>
    /// <param name="force">Whether what is there but different is overwritten.</param>
    /// <param name="approve">Asked once for each entity before its steps are done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of each policy, role and group, in that order.</returns>
    /// <exception cref="SetupException">IAM would refuse something, or something that is needed is not there; nothing was changed.</exception>
    /// <exception cref="IamException">The account cannot be read, or a role is one that only AWS changes (UnmodifiableEntity); nothing was changed.</exception>
    /// <exception cref="InstallStoppedException">It was cancelled between the first step and the last.</exception>
    public static async Task<IReadOnlyList<EntityResult>> InstallAsync(
        Setup setup, IIamAccount account, bool force, Func<EntitySteps, Task<Approval>> approve, CancellationToken cancellationToken)
    {
        var plan = await Planner.PlanAsync(setup, account, cancellationToken).ConfigureAwait(false);
        RequireUnblocked(plan);
        var outcomes = await PlanRunner.RunAsync(plan.Changes(force), account, approve, cancellationToken).ConfigureAwait(false);
        return [.. plan.Entities.Select(e => Result(e, force, [.. outcomes.Where(o => e.Steps.Contains(o.Step))]))];
    }

    private static void RequireUnblocked(Plan plan)
    {
        var blocked = plan.Entities.Where(e => e.Blockers.Count > 0).ToList();
        if (blocked.Count == 0)
        {
            return;
        }

        var problems = blocked.SelectMany(e => e.Blockers).ToList();
        throw problems.TrueForAll(p => p.Code == IamErrorCodes.UnmodifiableEntity)
            ? problems[0].ToException(blocked[0].Steps.First().Operation)
            : new SetupException([.. problems.Select(p => p.Message)]);
    }

    private static EntityResult Result(EntityPlan plan, bool force, IReadOnlyList<StepOutcome> outcomes)
    {
        // Users are created for a group, and are not what the plan is about.
        var current = plan.State?.Entity ?? outcomes.Select(o => o.Made).FirstOrDefault(m => m is not (null or User));
        return new EntityResult(plan, ChangeOf(plan, force, outcomes), current, outcomes);
    }

    private static Change ChangeOf(EntityPlan plan, bool force, IReadOnlyList<StepOutcome> outcomes)
    {
        if (plan.HasDrifted && !force)
        {
            return Change.Drifted;
        }

        if (outcomes.Any(o => o.Status is StepStatus.Failed or StepStatus.NotReached))
        {
            return Change.Failed;
        }

        if (outcomes.FirstOrDefault(o => o.Status is StepStatus.Declined or StepStatus.WhatIf) is { } undone)
        {
            return undone.Status == StepStatus.Declined ? Change.Declined : Change.WhatIf;
        }

        return outcomes.Count == 0 ? Change.Unchanged
            : plan.State is null ? Change.Created
            : plan.HasDrifted ? Change.Updated
            : Change.Completed;
    }
}
