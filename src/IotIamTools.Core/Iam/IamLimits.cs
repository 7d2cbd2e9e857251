namespace IotIamTools.Core.Iam;

/// <summary>
/// The sizes that the IAM API and its quotas set. Sources: IAM API reference (the shapes' min, max and pattern); IAM user guide,
/// reference_iam-quotas. Sizes of policies are in characters without white space.
/// </summary>
public static class IamLimits
{
    /// <summary>The longest name of a role.</summary>
    public const int RoleNameLength = 64;

    /// <summary>The longest name of a user that is made.</summary>
    public const int UserNameLength = 64;

    /// <summary>The longest name of a group.</summary>
    public const int GroupNameLength = 128;

    /// <summary>The longest name of a policy, managed or inline.</summary>
    public const int PolicyNameLength = 128;

    /// <summary>The longest path.</summary>
    public const int PathLength = 512;

    /// <summary>The longest description of a role or policy.</summary>
    public const int DescriptionLength = 1000;

    /// <summary>The shortest "longest session" of a role, in seconds.</summary>
    public const int MinSessionDuration = 3600;

    /// <summary>The longest session of a role where nothing is said, in seconds.</summary>
    public const int DefaultSessionDuration = 3600;

    /// <summary>The longest "longest session" of a role, in seconds.</summary>
    public const int MaxSessionDuration = 43200;

    /// <summary>The shortest ARN that the API takes.</summary>
    public const int MinArnLength = 20;

    /// <summary>The longest ARN that the API takes.</summary>
    public const int MaxArnLength = 2048;

    /// <summary>The most tags of an entity, and of one request.</summary>
    public const int Tags = 50;

    /// <summary>The longest key of a tag.</summary>
    public const int TagKeyLength = 128;

    /// <summary>The longest value of a tag.</summary>
    public const int TagValueLength = 256;

    /// <summary>The longest document that a request may carry, with its white space.</summary>
    public const int DocumentLength = 131072;

    /// <summary>The size of a managed policy.</summary>
    public const int ManagedPolicySize = 6144;

    /// <summary>The size of a trust policy, unless AWS has raised it for the account.</summary>
    public const int TrustPolicySize = 2048;

    /// <summary>The size of a trust policy where AWS has raised it as far as it does.</summary>
    public const int MaximumTrustPolicySize = 8192;

    /// <summary>The size of all inline policies of a role together.</summary>
    public const int RoleInlineSize = 10240;

    /// <summary>The size of all inline policies of a group together.</summary>
    public const int GroupInlineSize = 5120;

    /// <summary>The size of all inline policies of a user together.</summary>
    public const int UserInlineSize = 2048;

    /// <summary>The managed policies of one role, group or user, unless AWS has raised it for the account.</summary>
    public const int AttachedPolicies = 10;

    /// <summary>The managed policies of one role where AWS has raised it as far as it does.</summary>
    public const int MaximumAttachedPoliciesOfRole = 25;

    /// <summary>The groups of one user.</summary>
    public const int GroupsPerUser = 10;

    /// <summary>The versions of a managed policy.</summary>
    public const int PolicyVersions = 5;

    /// <summary>The size of all inline policies of an entity of that kind together.</summary>
    public static int InlineSize(EntityKind kind) => kind switch
    {
        EntityKind.Role => RoleInlineSize,
        EntityKind.Group => GroupInlineSize,
        _ => UserInlineSize,
    };
}
