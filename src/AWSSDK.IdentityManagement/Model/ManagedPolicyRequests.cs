using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What GetPolicy is asked. Source: IAM API reference, GetPolicy.</summary>
public partial class GetPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }
}

/// <summary>What GetPolicy answers.</summary>
public partial class GetPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The policy.</summary>
    public ManagedPolicy Policy { get; set; }
}

/// <summary>What ListPolicies is asked. Source: IAM API reference, ListPolicies.</summary>
public partial class ListPoliciesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>All policies, AWS's or the account's own.</summary>
    public PolicyScopeType Scope { get; set; }

    /// <summary>Only policies that are attached to something.</summary>
    public bool? OnlyAttached { get; set; }

    /// <summary>Only entities whose path starts with this; all when null.</summary>
    public string PathPrefix { get; set; }

    /// <summary>Only policies used for permissions, or only those used as a boundary.</summary>
    public PolicyUsageType PolicyUsageFilter { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListPolicies answers.</summary>
public partial class ListPoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>The managed policies.</summary>
    public List<ManagedPolicy> Policies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What ListEntitiesForPolicy is asked. Source: IAM API reference, ListEntitiesForPolicy.</summary>
public partial class ListEntitiesForPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>Only entities of this kind.</summary>
    public EntityType EntityFilter { get; set; }

    /// <summary>Only entities whose path starts with this; all when null.</summary>
    public string PathPrefix { get; set; }

    /// <summary>Only policies used for permissions, or only those used as a boundary.</summary>
    public PolicyUsageType PolicyUsageFilter { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListEntitiesForPolicy answers.</summary>
public partial class ListEntitiesForPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The groups that use the policy.</summary>
    public List<PolicyGroup> PolicyGroups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The users that use the policy.</summary>
    public List<PolicyUser> PolicyUsers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The roles that use the policy.</summary>
    public List<PolicyRole> PolicyRoles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What CreatePolicy is asked. Source: IAM API reference, CreatePolicy.</summary>
public partial class CreatePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The path, / when null.</summary>
    public string Path { get; set; }

    /// <summary>The policy as JSON text.</summary>
    public string PolicyDocument { get; set; }

    /// <summary>Free text, at most 1000 characters.</summary>
    public string Description { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What CreatePolicy answers.</summary>
public partial class CreatePolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The policy.</summary>
    public ManagedPolicy Policy { get; set; }
}

/// <summary>What DeletePolicy is asked. Source: IAM API reference, DeletePolicy.</summary>
public partial class DeletePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }
}

/// <summary>What DeletePolicy answers.</summary>
public partial class DeletePolicyResponse : AmazonWebServiceResponse;
