namespace Amazon.IdentityManagement.Model;

/// <summary>A user. Source: IAM API reference, User.</summary>
public partial class User
{
    /// <summary>The path.</summary>
    public string Path { get; set; }

    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The stable id, AIDA...</summary>
    public string UserId { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>When the password was last used (UTC), or null.</summary>
    public DateTime? PasswordLastUsed { get; set; }

    /// <summary>The permissions boundary, null where none is attached or none was asked for.</summary>
    public AttachedPermissionsBoundary PermissionsBoundary { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>A user with its policies and groups. Source: IAM API reference, UserDetail.</summary>
public partial class UserDetail
{
    /// <summary>The path.</summary>
    public string Path { get; set; }

    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The stable id, AIDA...</summary>
    public string UserId { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The inline policies.</summary>
    public List<PolicyDetail> UserPolicyList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The names of the groups that the user is in.</summary>
    public List<string> GroupList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The managed policies that are attached.</summary>
    public List<AttachedPolicyType> AttachedManagedPolicies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The permissions boundary, null where none is attached or none was asked for.</summary>
    public AttachedPermissionsBoundary PermissionsBoundary { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
