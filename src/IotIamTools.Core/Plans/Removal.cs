using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>What may be removed.</summary>
public sealed record RemovalOptions
{
    /// <summary>Removes also a role that was used lately, what is not of the set-up, and a user with credentials, which are deleted with it.</summary>
    public bool Force { get; init; }

    /// <summary>How long ago a role's last use must be; IAM knows it for the last 400 days, some hours late. Of a user's credentials, those used since are pointed out.</summary>
    public TimeSpan RecentUse { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>Something that is to be removed.</summary>
/// <param name="Reference">Which role, group, user or policy. Its kind is known; a policy is named by its ARN.</param>
/// <param name="Spec">What the set-up makes under that name. What is there must be recognizable as that, unless it is removed by force; null to remove whatever has the name.</param>
public sealed record RemovalTarget(EntityReference Reference, EntitySpec? Spec = null)
{
    /// <summary>All groups, roles and policies of a set-up.</summary>
    /// <param name="setup">The set-up, as it was made.</param>
    /// <param name="references">How the user named some of them; the others are named by the set-up.</param>
    public static IReadOnlyList<RemovalTarget> Of(Setup setup, params IReadOnlyList<EntityReference> references)
    {
        return
        [
            .. setup.Groups.Select(g => Named(EntityKind.Group, g)),
            .. setup.Roles.Select(r => Named(EntityKind.Role, r)),
            .. setup.Policies.Select(p => new RemovalTarget(EntityReference.Parse(p.Arn, EntityKind.Policy), p)),
        ];

        RemovalTarget Named(EntityKind kind, EntitySpec spec) => new(
            references.FirstOrDefault(r => r.Kind == kind && r.Name.Equals(spec.Name, StringComparison.OrdinalIgnoreCase)) ?? EntityReference.Parse(spec.Name, kind), spec);
    }
}

/// <summary>Why something that was to be removed stays.</summary>
/// <param name="Code">The kind of reason.</param>
/// <param name="Text">The reason, as the end of a sentence.</param>
public sealed record Retention(RetentionCode Code, string Text);

/// <summary>The kinds of reason for which something that was to be removed stays.</summary>
public enum RetentionCode
{
    /// <summary>Something else needs it, it was used lately, or a user has credentials.</summary>
    InUse,

    /// <summary>It is not recognizable as a part of the set-up.</summary>
    NotOfSetup,

    /// <summary>Only AWS changes it; force does not help.</summary>
    Unmodifiable,
}

/// <summary>How one entity is removed.</summary>
public sealed record EntityRemoval
{
    /// <summary>The entity.</summary>
    public required Entity Entity { get; init; }

    /// <summary>Its ARN; null if it does not exist.</summary>
    public string? Arn { get; init; }

    /// <summary>The steps, in the order that IAM needs; none if it does not exist or stays.</summary>
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];

    /// <summary>What belongs to it and stays, such as the users of a group.</summary>
    public IReadOnlyList<string> Retained { get; init; } = [];

    /// <summary>Why it stays itself; null if it is removed.</summary>
    public Retention? Retention { get; init; }

    /// <summary>The steps as the change of the entity.</summary>
    public EntitySteps Change => new() { Entity = Entity, Arn = Arn, Steps = Steps };
}

/// <summary>What became of an entity that was to be removed.</summary>
/// <param name="Removal">What was planned.</param>
/// <param name="Change">Removed, NotFound, Retained, Declined, WhatIf or Failed.</param>
/// <param name="Outcomes">The steps and what became of each.</param>
public sealed record RemovalResult(EntityRemoval Removal, Change Change, IReadOnlyList<StepOutcome> Outcomes)
{
    /// <summary>The first error, also of a step of another entity that this one waits for; or null.</summary>
    public IamException? Error => OutcomeReport.ErrorOf(Outcomes);

    /// <summary>What is wrong, for an error: why it stays, or which steps were done, failed and are left; null if all is well.</summary>
    public string? Problem => Change switch
    {
        Change.Retained => $"{Removal.Entity} is retained: {Removal.Retention!.Text}{OutcomeReport.Done(Outcomes)}",
        Change.Failed => OutcomeReport.Of(Removal.Entity, Outcomes),
        _ => null,
    };

    internal static RemovalResult Of(EntityRemoval removal, IReadOnlyList<StepOutcome> outcomes) => new(removal, ChangeOf(removal, outcomes), outcomes);

    private static Change ChangeOf(EntityRemoval removal, IReadOnlyList<StepOutcome> outcomes) =>
        outcomes.Any(o => o.Status is StepStatus.Failed or StepStatus.NotReached) ? Change.Failed
        : outcomes.Any(o => o.Status == StepStatus.Declined) ? Change.Declined
        : removal.Retention is not null ? Change.Retained
        : removal.Arn is null ? Change.NotFound
        : outcomes.Any(o => o.Status == StepStatus.WhatIf) ? Change.WhatIf
        : Change.Removed;
}
