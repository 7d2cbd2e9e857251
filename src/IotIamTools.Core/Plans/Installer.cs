using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;

namespace IotIamTools.Core.Plans;

/// <summary>What became of an entity of a set-up.</summary>
public enum Change
{
    /// <summary>All that is required was there.</summary>
    Unchanged,

    /// <summary>It was made.</summary>
    Created,

    /// <summary>Parts that were missing were added; nothing that was there was changed.</summary>
    Completed,

    /// <summary>Something that differed was overwritten, because that was asked for.</summary>
    Updated,

    /// <summary>Something required is there but different, and overwriting it was not asked for; nothing was done.</summary>
    Drifted,

    /// <summary>The user said no to some of it, or asked only what would happen.</summary>
    Declined,

    /// <summary>A step failed.</summary>
    Failed,
}

/// <summary>What became of an entity of a set-up, with what it is now.</summary>
/// <param name="Plan">What was planned for it.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Current">The <see cref="Role"/>, <see cref="Group"/> or <see cref="ManagedPolicy"/> as it was found or made; null where it does not exist.</param>
/// <param name="Outcomes">Its steps and what became of each.</param>
public sealed record EntityResult(EntityPlan Plan, Change Change, object? Current, IReadOnlyList<StepOutcome> Outcomes)
{
    /// <summary>The steps that were done.</summary>
    public IEnumerable<PlanStep> Done => Outcomes.Where(o => o.Status == StepStatus.Done).Select(o => o.Step);

    /// <summary>The steps that are still to be done.</summary>
    public IEnumerable<PlanStep> Left => Outcomes.Where(o => o.Status is StepStatus.Failed or StepStatus.NotReached).Select(o => o.Step);

    /// <summary>The names of the managed policies that are attached now.</summary>
    public IReadOnlyList<string> AttachedPolicyNames => Now(
        Plan.State switch
        {
            RoleState role => role.AttachedPolicies.Select(p => p.Name),
            GroupState group => group.AttachedPolicies.Select(p => p.Name),
            _ => [],
        },
        Done.OfType<AttachPolicyStep>().Select(s => s.PolicyName));

    /// <summary>The names of the inline policies that are there now.</summary>
    public IReadOnlyList<string> InlinePolicyNames => Now(
        Plan.State switch
        {
            RoleState role => role.InlinePolicyNames,
            GroupState group => group.InlinePolicyNames,
            _ => [],
        },
        Done.OfType<PutInlinePolicyStep>().Select(s => s.PolicyName));

    /// <summary>The names of the users that are in the group now.</summary>
    public IReadOnlyList<string> UserNames =>
        Now((Plan.State as GroupState)?.UserNames ?? [], Done.OfType<AddUserToGroupStep>().Select(s => s.UserName));

    /// <summary>The first error, or null.</summary>
    public IamException? Error => Outcomes.Select(o => o.Error).FirstOrDefault(e => e is not null);

    /// <summary>What happened, for an error: what differs, or which steps were done, failed and are left; null where all is well.</summary>
    public string? Problem => Change switch
    {
        Change.Drifted => $"{Plan.Entity} exists and differs: {string.Join("; ", Plan.Differences.Where(d => d.IsDrift).Select(d => d.Text))}",
        Change.Failed => $"{Plan.Entity}: {FailureText()}",
        _ => null,
    };

    private static List<string> Now(IEnumerable<string> before, IEnumerable<string> added) =>
        [.. before.Union(added, StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];

    private string FailureText()
    {
        var failed = Outcomes.Where(o => o.Error is not null).Select(o => $"could not {o.Step.Action}: {o.Error!.Message}");
        return $"{string.Join("; ", failed)}. Done: {List(Done)}. Left: {List(Left)}. Run the command again to finish the rest";
    }

    private static string List(IEnumerable<PlanStep> steps) => string.Join(", ", steps.Select(s => s.Action)) is { Length: > 0 } text ? text : "nothing";
}

/// <summary>Brings an account to where a set-up wants it.</summary>
public static class Installer
{
    /// <summary>Plans, and carries out what is missing.</summary>
    /// <param name="setup">What should be.</param>
    /// <param name="account">The account.</param>
    /// <param name="force">Whether what is there but different is overwritten.</param>
    /// <param name="approve">Asked for each step before it is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of each policy, role and group, in that order.</returns>
    /// <exception cref="SetupException">IAM would refuse something, or something that is needed is not there; nothing was changed.</exception>
    /// <exception cref="IamException">The account cannot be read; nothing was changed.</exception>
    public static async Task<IReadOnlyList<EntityResult>> InstallAsync(
        Setup setup, IIamAccount account, bool force, Func<PlanStep, Task<StepApproval>> approve, CancellationToken cancellationToken)
    {
        var plan = await Planner.PlanAsync(setup, account, cancellationToken).ConfigureAwait(false);
        var obstacles = plan.Entities.SelectMany(e => e.Obstacles).ToList();
        if (obstacles.Count > 0)
        {
            throw new SetupException(obstacles);
        }

        var outcomes = await PlanRunner.RunAsync(plan.Steps(force), account, approve, cancellationToken).ConfigureAwait(false);
        return [.. plan.Entities.Select(e => Result(e, force, [.. outcomes.Where(o => e.Steps.Contains(o.Step))]))];
    }

    private static EntityResult Result(EntityPlan plan, bool force, IReadOnlyList<StepOutcome> outcomes)
    {
        var current = plan.State switch
        {
            RoleState state => state.Role,
            GroupState state => state.Group,
            PolicyState state => (object)state.Policy,
            _ => outcomes.Select(o => o.Made).FirstOrDefault(m => m is Role or Group or ManagedPolicy),
        };
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

        if (outcomes.Any(o => o.Status is StepStatus.Skipped or StepStatus.Rehearsed))
        {
            return Change.Declined;
        }

        return outcomes.Count == 0 ? Change.Unchanged
            : plan.State is null ? Change.Created
            : plan.HasDrifted ? Change.Updated
            : Change.Completed;
    }
}
