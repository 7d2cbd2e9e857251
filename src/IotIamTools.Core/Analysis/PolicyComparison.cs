using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Analysis;

/// <summary>What a change of a policy changes.</summary>
public enum ComparisonVerdict
{
    /// <summary>Both policies decide every request alike: allowed, explicitly denied or implicitly denied.</summary>
    Equal,

    /// <summary>Everything that the new policy allows the old one allows, and everything that the old one explicitly denies the new one denies.</summary>
    NoNewAccess,

    /// <summary>The new policy allows a request that the old one does not allow.</summary>
    NewAccess,

    /// <summary>
    /// The new policy allows nothing new by itself, but a request that the old one explicitly denied it only does not allow. Another policy beside it can now
    /// allow the request.
    /// </summary>
    DenyRemoved,

    /// <summary>Neither a proof nor a request that shows a difference was found. Treat it as different.</summary>
    Unknown,
}

/// <summary>The answer to what a change of a policy changes, with the requests that show it.</summary>
public sealed record PolicyComparison
{
    /// <summary>The answer.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>The requests that the new policy allows and the old one does not.</summary>
    public IReadOnlyList<AccessGroup> Gained { get; init; } = [];

    /// <summary>The requests that the old policy allows and the new one does not.</summary>
    public IReadOnlyList<AccessGroup> Lost { get; init; } = [];

    /// <summary>The requests that the old policy denies explicitly and the new one does not allow, but no longer denies explicitly.</summary>
    public IReadOnlyList<AccessGroup> DeniesRemoved { get; init; } = [];

    /// <summary>The requests that the new policy denies explicitly and the old one does not allow, but does not deny explicitly.</summary>
    public IReadOnlyList<AccessGroup> DeniesAdded { get; init; } = [];

    /// <summary>Why the answer is unknown, or what else there is to know about it; null if there is nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>How many steps the answer took.</summary>
    public long Steps { get; init; }
}

/// <summary>Requests that a change treats alike.</summary>
public sealed record AccessGroup
{
    /// <summary>The actions, as patterns of the statement; one that is partly meant names what it is without: <c>s3:* except s3:Get*</c>.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The resources, in the same way. Empty if the statement has no Resource element.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    /// <summary>The principals; empty for a policy that does not name principals.</summary>
    public required IReadOnlyList<string> Principals { get; init; }

    /// <summary>The conditions that hold, one a text; empty if there are none.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>The number, from 1, of the statement that allows or denies: of the new policy if access is gained or a deny is added, otherwise of the old one. Null if no statement does.</summary>
    public int? Statement { get; init; }

    /// <summary>The line of that statement in its text, from 1; null if the policy was not given as a text.</summary>
    public int? Line { get; init; }

    /// <summary>A request of the group. The decision engine was asked about it under both policies.</summary>
    public required AuthorizationRequest Witness { get; init; }

    /// <summary>The group's box, for the tests of its exactness.</summary>
    internal Box? Box { get; init; }
}

/// <summary>The bounds of a comparison.</summary>
public sealed record ComparisonOptions
{
    /// <summary>How many steps each of the four questions (what is gained, lost, no longer denied, newly denied) may take before its answer is unknown.</summary>
    public long MaxSteps { get; init; } = 1_000_000;

    /// <summary>How many groups are given of what is gained, lost or no longer denied. The verdict does not depend on it.</summary>
    public int MaxGroups { get; init; } = 25;
}
