namespace Amazon.IdentityManagement.Model;

/// <summary>A managed policy without its document. Source: IAM API reference, Policy.</summary>
public partial class ManagedPolicy
{
    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The stable id, ANPA...</summary>
    public string PolicyId { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>The path.</summary>
    public string Path { get; set; }

    /// <summary>The version that is in force.</summary>
    public string DefaultVersionId { get; set; }

    /// <summary>To how many entities it is attached.</summary>
    public int? AttachmentCount { get; set; }

    /// <summary>For how many entities it is the boundary.</summary>
    public int? PermissionsBoundaryUsageCount { get; set; }

    /// <summary>Whether it can be attached.</summary>
    public bool? IsAttachable { get; set; }

    /// <summary>Free text, at most 1000 characters.</summary>
    public string Description { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>When its newest version was created (UTC).</summary>
    public DateTime? UpdateDate { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>A managed policy with its versions. Source: IAM API reference, ManagedPolicyDetail.</summary>
public partial class ManagedPolicyDetail
{
    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The stable id, ANPA...</summary>
    public string PolicyId { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>The path.</summary>
    public string Path { get; set; }

    /// <summary>The version that is in force.</summary>
    public string DefaultVersionId { get; set; }

    /// <summary>To how many entities it is attached.</summary>
    public int? AttachmentCount { get; set; }

    /// <summary>For how many entities it is the boundary.</summary>
    public int? PermissionsBoundaryUsageCount { get; set; }

    /// <summary>Whether it can be attached.</summary>
    public bool? IsAttachable { get; set; }

    /// <summary>Free text, at most 1000 characters.</summary>
    public string Description { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>When its newest version was created (UTC).</summary>
    public DateTime? UpdateDate { get; set; }

    /// <summary>The versions with their documents.</summary>
    public List<PolicyVersion> PolicyVersionList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>A version of a managed policy. Source: IAM API reference, PolicyVersion.</summary>
public partial class PolicyVersion
{
    /// <summary>The policy as JSON text, URL-encoded (RFC 3986); null in lists.</summary>
    public string Document { get; set; }

    /// <summary>The version, such as v2.</summary>
    public string VersionId { get; set; }

    /// <summary>Whether it is in force.</summary>
    public bool? IsDefaultVersion { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }
}

/// <summary>A group that uses a policy. Source: IAM API reference, PolicyGroup.</summary>
public partial class PolicyGroup
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The stable id, AGPA...</summary>
    public string GroupId { get; set; }
}

/// <summary>A user that uses a policy. Source: IAM API reference, PolicyUser.</summary>
public partial class PolicyUser
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The stable id, AIDA...</summary>
    public string UserId { get; set; }
}

/// <summary>A role that uses a policy. Source: IAM API reference, PolicyRole.</summary>
public partial class PolicyRole
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The stable id, AROA...</summary>
    public string RoleId { get; set; }
}

/// <summary>A managed policy that is attached to an entity. Source: IAM API reference, AttachedPolicy.</summary>
public partial class AttachedPolicyType
{
    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }
}
