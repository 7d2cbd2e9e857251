namespace IotIamTools.Core.Iam;

/// <summary>The kinds of IAM entity that the module works with.</summary>
public enum EntityKind
{
    /// <summary>A role.</summary>
    Role,

    /// <summary>A group of users.</summary>
    Group,

    /// <summary>A user.</summary>
    User,

    /// <summary>A customer managed policy.</summary>
    Policy,
}

/// <summary>Words for kinds of entity.</summary>
public static class EntityKinds
{
    /// <summary>"role", "group", "user" or "policy", as ARNs and sentences have it.</summary>
    public static string ToNoun(this EntityKind kind) => kind switch
    {
        EntityKind.Role => "role",
        EntityKind.Group => "group",
        EntityKind.User => "user",
        _ => "policy",
    };
}
