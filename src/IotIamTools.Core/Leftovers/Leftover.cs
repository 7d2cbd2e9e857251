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

    /// <summary>A service may assume the role on behalf of any account, although its vendor documents conditions against that.</summary>
    MissingSourceCondition,
}

/// <summary>How certain it is that something is a leftover, from the least.</summary>
public enum Certainty
{
    /// <summary>It may be: the account's data does not decide it.</summary>
    Possible,

    /// <summary>All that the account's data says points to it.</summary>
    Likely,

    /// <summary>The account's data proves it.</summary>
    Certain,
}

/// <summary>A finding: something that a set-up left behind, or that has grown old in one.</summary>
public sealed record Leftover
{
    /// <summary>The role, group or user.</summary>
    public required Entity Entity { get; init; }

    /// <summary>Its ARN, as the account gives it.</summary>
    public required string Arn { get; init; }

    /// <summary>The rule that found it.</summary>
    public required LeftoverRule Rule { get; init; }

    /// <summary>Why it is one, in a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>From which day on it has been one; null if that is not known.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>How certain that is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>When the role, or the user's password or access keys as far as they were looked at, was last used; null if it was not, or if that is not known.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>The group through which a user is concerned; null if there is none.</summary>
    public string? GroupName { get; init; }

    /// <summary>What fixes it.</summary>
    public required Remediation Remediation { get; init; }

    /// <summary>"role AWSDeepLensServiceRole: ...".</summary>
    public override string ToString() => $"{Entity}: {Why}";
}
