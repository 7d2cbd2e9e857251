namespace Amazon.IdentityManagement.Model;

/// <summary>A role. Source: IAM API reference, Role.</summary>
public partial class Role
{
    /// <summary>The path.</summary>
    public string Path { get; set; }

    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The stable id, AROA...</summary>
    public string RoleId { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The trust policy as JSON text, URL-encoded (RFC 3986).</summary>
    public string AssumeRolePolicyDocument { get; set; }

    /// <summary>Free text, at most 1000 characters.</summary>
    public string Description { get; set; }

    /// <summary>The longest session in seconds, 3600 to 43200.</summary>
    public int? MaxSessionDuration { get; set; }

    /// <summary>The permissions boundary, null where none is attached or none was asked for.</summary>
    public AttachedPermissionsBoundary PermissionsBoundary { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>When and where the role was last used.</summary>
    public RoleLastUsed RoleLastUsed { get; set; }
}

/// <summary>A role with its policies. Source: IAM API reference, RoleDetail.</summary>
public partial class RoleDetail
{
    /// <summary>The path.</summary>
    public string Path { get; set; }

    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The stable id, AROA...</summary>
    public string RoleId { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The trust policy as JSON text, URL-encoded (RFC 3986).</summary>
    public string AssumeRolePolicyDocument { get; set; }

    /// <summary>The instance profiles that the role is in.</summary>
    public List<InstanceProfile> InstanceProfileList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The inline policies.</summary>
    public List<PolicyDetail> RolePolicyList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The managed policies that are attached.</summary>
    public List<AttachedPolicyType> AttachedManagedPolicies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The permissions boundary, null where none is attached or none was asked for.</summary>
    public AttachedPermissionsBoundary PermissionsBoundary { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>When and where the role was last used.</summary>
    public RoleLastUsed RoleLastUsed { get; set; }
}

/// <summary>When and where a role was last used. Source: IAM API reference, RoleLastUsed.</summary>
public partial class RoleLastUsed
{
    /// <summary>When (UTC), or null where it was not used in the tracking period.</summary>
    public DateTime? LastUsedDate { get; set; }

    /// <summary>The Region of that use.</summary>
    public string Region { get; set; }
}

/// <summary>An instance profile. Source: IAM API reference, InstanceProfile.</summary>
public partial class InstanceProfile
{
    /// <summary>The path.</summary>
    public string Path { get; set; }

    /// <summary>The instance profile's name.</summary>
    public string InstanceProfileName { get; set; }

    /// <summary>The stable id, AIPA...</summary>
    public string InstanceProfileId { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The roles.</summary>
    public List<Role> Roles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>A permissions boundary. Source: IAM API reference, AttachedPermissionsBoundary.</summary>
public partial class AttachedPermissionsBoundary
{
    /// <summary>The boundary's kind.</summary>
    public PermissionsBoundaryAttachmentType PermissionsBoundaryType { get; set; }

    /// <summary>The ARN of the policy that is the boundary.</summary>
    public string PermissionsBoundaryArn { get; set; }
}
