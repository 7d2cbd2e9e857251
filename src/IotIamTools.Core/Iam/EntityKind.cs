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
