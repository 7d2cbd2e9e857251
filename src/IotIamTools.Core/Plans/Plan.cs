using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>What stands between a set-up and an account: the differences, and the steps that mend them.</summary>
public sealed class Plan
{
    internal Plan(Setup setup, IReadOnlyList<EntityPlan> entities)
    {
        Setup = setup;
        Entities = entities;
    }

    /// <summary>What should be.</summary>
    public Setup Setup { get; }

    /// <summary>The plan for each policy, role and group, in the order in which they are made.</summary>
    public IReadOnlyList<EntityPlan> Entities { get; }

    /// <summary>All differences, additional ones included.</summary>
    public IEnumerable<Difference> Differences => Entities.SelectMany(e => e.Differences);

    /// <summary>Whether all that the set-up requires is there.</summary>
    public bool IsSatisfied => Entities.All(e => e.IsSatisfied);

    /// <summary>The steps by entity, in an order in which they can be done.</summary>
    /// <param name="force">Whether what is there but different is overwritten; without it such an entity gets no step at all.</param>
    public IReadOnlyList<EntitySteps> Changes(bool force) => EntitySteps.Order([.. Entities.Where(e => force || !e.HasDrifted).SelectMany(e => e.Changes)]);

    /// <summary>The steps in an order in which they can be done.</summary>
    /// <param name="force">Whether what is there but different is overwritten.</param>
    public IReadOnlyList<PlanStep> Steps(bool force) => [.. Changes(force).SelectMany(e => e.Steps)];
}

/// <summary>The differences of one entity, and the steps that mend them.</summary>
public sealed class EntityPlan
{
    /// <summary>The entity.</summary>
    public required Entity Entity { get; init; }

    /// <summary>What it should be.</summary>
    public required EntitySpec Spec { get; init; }

    /// <summary>What it is; null where it does not exist, and for a user, of whom only the groups matter.</summary>
    public required EntityState? State { get; init; }

    /// <summary>The differences, additional ones included.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>The steps of the entity itself, and after them those of each user that is created for it.</summary>
    public required IReadOnlyList<EntitySteps> Changes { get; init; }

    /// <summary>All of these steps.</summary>
    public IEnumerable<PlanStep> Steps => Changes.SelectMany(c => c.Steps);

    /// <summary>What makes the set-up impossible, such as a user who does not exist and is not to be created; empty if nothing does.</summary>
    public IReadOnlyList<IamProblem> Blockers { get; init; } = [];

    /// <summary>Whether all that is required is there.</summary>
    public bool IsSatisfied => !Differences.Any(d => d.IsDrift);

    /// <summary>Whether something required is there but different, so that mending it overwrites something.</summary>
    public bool HasDrifted => Differences.Any(d => d.Kind == DifferenceKind.Different);
}

/// <summary>A role, group or policy as the account has it.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="AttachedPolicies">Its managed policies.</param>
/// <param name="InlinePolicyNames">The names of its inline policies.</param>
public abstract record EntityState(IamEntity Entity, IReadOnlyList<AttachedPolicy> AttachedPolicies, IReadOnlyList<string> InlinePolicyNames);

/// <summary>A role as the account has it.</summary>
/// <param name="Role">The role.</param>
/// <param name="AttachedPolicies">Its managed policies.</param>
/// <param name="InlinePolicyNames">The names of its inline policies.</param>
public sealed record RoleState(Role Role, IReadOnlyList<AttachedPolicy> AttachedPolicies, IReadOnlyList<string> InlinePolicyNames)
    : EntityState(Role, AttachedPolicies, InlinePolicyNames);

/// <summary>A group as the account has it.</summary>
/// <param name="Group">The group.</param>
/// <param name="UserNames">Its users.</param>
/// <param name="AttachedPolicies">Its managed policies.</param>
/// <param name="InlinePolicyNames">The names of its inline policies.</param>
public sealed record GroupState(Group Group, IReadOnlyList<string> UserNames, IReadOnlyList<AttachedPolicy> AttachedPolicies, IReadOnlyList<string> InlinePolicyNames)
    : EntityState(Group, AttachedPolicies, InlinePolicyNames);

/// <summary>A customer managed policy as the account has it.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Document">The document in force, as JSON text.</param>
public sealed record PolicyState(ManagedPolicy Policy, string Document) : EntityState(Policy, [], []);
