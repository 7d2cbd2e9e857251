namespace Amazon.IdentityManagement.Model;

/// <summary>A group. Source: IAM API reference, Group.</summary>
public partial class Group
{
    /// <summary>The path.</summary>
    public string Path { get; set; }

    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The stable id, AGPA...</summary>
    public string GroupId { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }
}

/// <summary>A group with its policies. Source: IAM API reference, GroupDetail.</summary>
public partial class GroupDetail
{
    /// <summary>The path.</summary>
    public string Path { get; set; }

    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The stable id, AGPA...</summary>
    public string GroupId { get; set; }

    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The inline policies.</summary>
    public List<PolicyDetail> GroupPolicyList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The managed policies that are attached.</summary>
    public List<AttachedPolicyType> AttachedManagedPolicies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
