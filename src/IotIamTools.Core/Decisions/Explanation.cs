using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Decisions;

/// <summary>A decision with its reasons.</summary>
public sealed record Explanation
{
    /// <summary>The decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>
    /// The statements that decided: of an explicit deny, those that deny; of an allowed request, those that grant it and those by which limiting policies let it
    /// pass. Empty for an implicit deny, which is that nothing decided, and for a root user who needs no statement.
    /// </summary>
    public required IReadOnlyList<MatchedStatement> Matched { get; init; }

    /// <summary>The type of policy that denied, or that had to allow and did not; null where the request is allowed.</summary>
    public PolicyType? BlockedBy { get; init; }

    /// <summary>Context keys that the request lacks and that might have changed the decision, sorted, each once.</summary>
    public required IReadOnlyList<string> MissingContextKeys { get; init; }

    /// <summary>What could not be decided, as sentences: policies that are not known, statements that IAM would refuse, keys used against their type, values that are not of their operator's type, resources on which AWS's
    /// pages disagree, RCPs that were not applied, an account that was assumed.</summary>
    public required IReadOnlyList<string> Unresolved { get; init; }

    /// <summary>Whether the answer stands whatever the unresolved policies hold.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>The reason in one sentence, for people.</summary>
    public required string Sentence { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Sentence;
}

/// <summary>A statement that applied to a request.</summary>
/// <param name="Type">The part that its policy plays.</param>
/// <param name="PolicyName">Its policy.</param>
/// <param name="Sid">Its Sid, or null.</param>
/// <param name="Index">Its place in the policy, from 0.</param>
/// <param name="Effect">Allow or Deny.</param>
/// <param name="OrganizationLevel">The level at which an SCP or RCP is attached; null for other policies.</param>
public sealed record MatchedStatement(PolicyType Type, string PolicyName, string? Sid, int Index, Effect Effect, string? OrganizationLevel = null)
{
    /// <summary>"statement 'AllowRead' of identity policy 'P'"; a statement without Sid goes by its number, from 1.</summary>
    public override string ToString() =>
        $"statement {(string.IsNullOrEmpty(Sid) ? $"{Index + 1}" : $"'{Sid}'")} of {Type.NameOf()} '{PolicyName}'{(OrganizationLevel is null ? "" : $" at '{OrganizationLevel}'")}";
}
