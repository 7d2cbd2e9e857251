using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Leftovers;

/// <summary>What makes something a leftover.</summary>
public enum LeftoverRule
{
    /// <summary>Only services that have ended can assume the role.</summary>
    EndedService,

    /// <summary>A managed policy is attached that AWS has retired.</summary>
    RetiredPolicy,

    /// <summary>The Jets deploy permissions are there in their broad form, with <c>iam:*</c> on <c>*</c>.</summary>
    JetsBaseline,

    /// <summary>A user who may deploy with Jets has not been there for long.</summary>
    UnusedDeployUser,

    /// <summary>A service may assume the role on behalf of any account, where its vendor documents conditions against that.</summary>
    MissingSourceCondition,
}

/// <summary>How certain it is that something is a leftover, from the least.</summary>
public enum Certainty
{
    /// <summary>It may be: what would decide it is not in the account's data.</summary>
    Possible,

    /// <summary>All that the account's data tells says so.</summary>
    Likely,

    /// <summary>The account's data proves it.</summary>
    Certain,
}

/// <summary>Something that a set-up left behind, or that has grown old in one.</summary>
public sealed record Leftover
{
    /// <summary>The role, group or user.</summary>
    public required Entity Entity { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The rule that found it.</summary>
    public required LeftoverRule Rule { get; init; }

    /// <summary>Why it is one, in a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>From which day on it has been one, or null where that is not known.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>How certain that is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>When the role, or the user's password or access keys as far as they were looked at, was last used; null where it was not, or is not known.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>The group through which a user is concerned, or null.</summary>
    public string? GroupName { get; init; }

    /// <summary>The PowerShell command line that mends it.</summary>
    public required string Mend { get; init; }

    /// <summary>"role AWSDeepLensServiceRole: ...".</summary>
    public override string ToString() => $"{Entity}: {Why}";
}
