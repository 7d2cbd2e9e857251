using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Blueprints;

/// <summary>A set-up as it should stand in one account: a blueprint with its parameters filled in.</summary>
public sealed record Setup
{
    /// <summary>The name of the blueprint that it comes from.</summary>
    public required string Blueprint { get; init; }

    /// <summary>The partition of the account: <c>aws</c>, <c>aws-cn</c>...</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>Customer managed policies; they are made before what attaches them.</summary>
    public IReadOnlyList<PolicySpec> Policies { get; init; } = [];

    /// <summary>Roles.</summary>
    public IReadOnlyList<RoleSpec> Roles { get; init; } = [];

    /// <summary>Groups.</summary>
    public IReadOnlyList<GroupSpec> Groups { get; init; } = [];

    /// <summary>The ARNs by which the user named entities of the set-up; all are of the account.</summary>
    public IReadOnlyList<EntityReference> References { get; init; } = [];

    /// <summary>What the user should know: where this differs from the document, what has ended, what is risky.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];
}

/// <summary>What a role, group, user or policy must be.</summary>
public abstract record EntitySpec
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The path that a new one gets; one that exists keeps its own.</summary>
    public string Path { get; init; } = "/";
}

/// <summary>What a role must have.</summary>
public sealed record RoleSpec : EntitySpec
{
    /// <summary>The role's part in its blueprint, such as <c>GreengrassGroup</c>; the name where there is but one.</summary>
    public required string Kind { get; init; }

    /// <summary>Who may assume it.</summary>
    public required PolicyDocument Trust { get; init; }

    /// <summary>The description that a new role gets, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Whether a role that exists must have that description too: the user asked for it, it is not just the blueprint's.</summary>
    public bool DescriptionIsRequired { get; init; }

    /// <summary>The longest session in seconds, or null where it does not matter.</summary>
    public int? MaxSessionDuration { get; init; }

    /// <summary>The ARN of the permissions boundary, or null where none is required.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The tags that it must have.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The managed policies that must be attached.</summary>
    public IReadOnlyList<ManagedPolicySpec> ManagedPolicies { get; init; } = [];

    /// <summary>The inline policies that it must have.</summary>
    public IReadOnlyList<InlinePolicySpec> InlinePolicies { get; init; } = [];
}

/// <summary>What a group must have.</summary>
public sealed record GroupSpec : EntitySpec
{
    /// <summary>Whether a group that does not exist is made; otherwise that stops everything.</summary>
    public bool Create { get; init; } = true;

    /// <summary>The managed policies that must be attached.</summary>
    public IReadOnlyList<ManagedPolicySpec> ManagedPolicies { get; init; } = [];

    /// <summary>The inline policies that it must have.</summary>
    public IReadOnlyList<InlinePolicySpec> InlinePolicies { get; init; } = [];

    /// <summary>The users that must be in it.</summary>
    public IReadOnlyList<UserSpec> Users { get; init; } = [];
}

/// <summary>A user that must be in a group.</summary>
public sealed record UserSpec : EntitySpec
{
    /// <summary>Whether a user that does not exist is made.</summary>
    public bool Create { get; init; }

    /// <summary>What is said where the user does not exist and is not to be made. CreateUser is what blueprints and cmdlets call the choice.</summary>
    internal string MissingMessage => $"user {Name} does not exist; check the name, or have the user made with CreateUser";

    /// <summary>The permissions boundary that a new user gets, or null.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The tags that a new user gets.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>What a customer managed policy must be.</summary>
public sealed record PolicySpec : EntitySpec
{
    /// <summary>The ARN that it has in the account.</summary>
    public required string Arn { get; init; }

    /// <summary>The description that a new policy gets, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The document that must be in force.</summary>
    public required PolicyDocument Document { get; init; }

    /// <summary>The tags that a new policy gets.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A managed policy that must be attached.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="SatisfiedBy">Other policies that are as good where they are attached already, such as the retired one that this one replaces.</param>
public sealed record ManagedPolicySpec(string Arn, IReadOnlyList<string> SatisfiedBy)
{
    /// <summary>The policy's name, the last part of its ARN.</summary>
    public string Name => IamNames.NameIn(Arn);
}

/// <summary>An inline policy that must be there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Document">Its document, compared by meaning.</param>
public sealed record InlinePolicySpec(string Name, PolicyDocument Document);

/// <summary>What kind of thing a note tells.</summary>
public enum NoteKind
{
    /// <summary>A service has ended.</summary>
    Retired,

    /// <summary>Something in the document no longer exists; something else is used.</summary>
    Replaced,

    /// <summary>The document says otherwise, and why this is right.</summary>
    Differs,

    /// <summary>A risk, and how to avoid it.</summary>
    Security,

    /// <summary>Something else that is good to know.</summary>
    Information,
}

/// <summary>One line for the user about a set-up.</summary>
/// <param name="Kind">What it tells of.</param>
/// <param name="Text">One sentence or two.</param>
public sealed record Note(NoteKind Kind, string Text)
{
    /// <summary>"Retired: ...".</summary>
    public override string ToString() => $"{Kind}: {Text}";
}
