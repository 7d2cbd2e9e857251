using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>How a set-up is removed.</summary>
public sealed record RemovalOptions
{
    /// <summary>Removes a role although it was used lately, and a user although it has credentials, which go with it.</summary>
    public bool Force { get; init; }

    /// <summary>How long ago a role's last use must be; IAM knows it for the last 400 days, some hours late. Of a user's credentials, those used since are told.</summary>
    public TimeSpan RecentUse { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>How one entity is removed.</summary>
public sealed record EntityRemoval
{
    /// <summary>The entity.</summary>
    public required Entity Entity { get; init; }

    /// <summary>Its ARN, or null where it does not exist.</summary>
    public string? Arn { get; init; }

    /// <summary>The steps, in the order that IAM needs; none where it does not exist or is kept.</summary>
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];

    /// <summary>What belongs to it and stays, such as the users of a group.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Why it is kept itself, or null where it is removed.</summary>
    public string? Obstacle { get; init; }
}

/// <summary>What became of an entity that was to be removed.</summary>
/// <param name="Removal">What was planned.</param>
/// <param name="Change">Removed, Absent, Kept, Declined or Failed.</param>
/// <param name="Outcomes">The steps and what became of each.</param>
public sealed record RemovalResult(EntityRemoval Removal, Change Change, IReadOnlyList<StepOutcome> Outcomes)
{
    /// <summary>The first error, be it of a step of another entity that this one waits for; or null.</summary>
    public IamException? Error => StepAccount.ErrorOf(Outcomes);

    /// <summary>What is wrong, for an error: why it is kept, or which steps were done, failed and are left; null where all is well.</summary>
    public string? Problem => Change switch
    {
        Change.Kept => $"{Removal.Entity} is kept: {Removal.Obstacle}{StepAccount.Done(Outcomes)}",
        Change.Failed => StepAccount.Of(Removal.Entity, Outcomes),
        _ => null,
    };
}
