using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts;

/// <summary>When and where a role was last used. Source: IAM API, RoleLastUsed.</summary>
/// <param name="LastUsedDate">When, or null where it was not used in the tracking period (400 days).</param>
/// <param name="Region">The Region of that use.</param>
public sealed record LastUsed(DateTimeOffset? LastUsedDate, string? Region);

/// <summary>A managed policy that is attached to an entity.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="Arn">The policy's ARN.</param>
public sealed record AttachedPolicy(string Name, string Arn);

/// <summary>What roles, groups, users and managed policies have in common. Source: IAM user guide, reference_identifiers.</summary>
public abstract record IamEntity
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The path, such as <c>/service-role/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The stable id: <c>AROA...</c> of a role, <c>AGPA...</c> of a group, <c>AIDA...</c> of a user, <c>ANPA...</c> of a policy.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreateDate { get; init; }
}

/// <summary>A role. Source: IAM API, Role.</summary>
public sealed record Role : IamEntity
{
    /// <summary>The trust policy as JSON text; it may be text that is no valid policy.</summary>
    public string TrustPolicy { get; init; } = "";

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The longest session in seconds, 3600 to 43200.</summary>
    public int MaxSessionDuration { get; init; } = IamLimits.DefaultSessionDuration;

    /// <summary>The ARN of the permissions boundary, or null where none is attached.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The last use, or null where it is not known.</summary>
    public LastUsed? LastUsed { get; init; }
}

/// <summary>A group. Source: IAM API, Group.</summary>
public sealed record Group : IamEntity;

/// <summary>A group with the names of its users. Source: IAM API, GetGroup.</summary>
/// <param name="Group">The group.</param>
/// <param name="UserNames">The users in it.</param>
public sealed record GroupWithUsers(Group Group, IReadOnlyList<string> UserNames);

/// <summary>A user. Source: IAM API, User.</summary>
public sealed record User : IamEntity
{
    /// <summary>When the password was last used, or null.</summary>
    public DateTimeOffset? PasswordLastUsed { get; init; }

    /// <summary>The ARN of the permissions boundary, or null where none is attached.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A managed policy without its document. Source: IAM API, Policy.</summary>
public sealed record ManagedPolicy : IamEntity
{
    /// <summary>The version that is in force, such as <c>v1</c>.</summary>
    public string DefaultVersionId { get; init; } = "v1";

    /// <summary>To how many entities it is attached.</summary>
    public int AttachmentCount { get; init; }

    /// <summary>For how many entities it is the permissions boundary.</summary>
    public int PermissionsBoundaryUsageCount { get; init; }

    /// <summary>Whether it can be attached.</summary>
    public bool IsAttachable { get; init; } = true;

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>When its newest version was created.</summary>
    public DateTimeOffset UpdateDate { get; init; }

    /// <summary>The tags, where they were asked for.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A version of a managed policy. Source: IAM API, PolicyVersion.</summary>
/// <param name="VersionId">The version, such as <c>v2</c>.</param>
/// <param name="IsDefault">Whether it is in force.</param>
/// <param name="CreateDate">When it was created.</param>
/// <param name="Document">The document as JSON text, or null where only a list of versions was asked for.</param>
public sealed record PolicyVersion(string VersionId, bool IsDefault, DateTimeOffset CreateDate, string? Document);

/// <summary>An inline policy.</summary>
/// <param name="Name">The name, unique in its entity.</param>
/// <param name="Document">The document as JSON text.</param>
public sealed record InlinePolicy(string Name, string Document);

/// <summary>An entity to which a managed policy is attached, or whose boundary it is.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="AsBoundary">Whether the policy is its permissions boundary, not attached.</param>
public sealed record PolicyUse(Entity Entity, bool AsBoundary);
