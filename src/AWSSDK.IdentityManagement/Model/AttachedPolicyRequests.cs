using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What ListAttachedRolePolicies is asked. Source: IAM API reference, ListAttachedRolePolicies.</summary>
public partial class ListAttachedRolePoliciesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>Only entities whose path starts with this; all when null.</summary>
    public string PathPrefix { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListAttachedRolePolicies answers.</summary>
public partial class ListAttachedRolePoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>The managed policies that are attached.</summary>
    public List<AttachedPolicyType> AttachedPolicies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What ListAttachedGroupPolicies is asked. Source: IAM API reference, ListAttachedGroupPolicies.</summary>
public partial class ListAttachedGroupPoliciesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>Only entities whose path starts with this; all when null.</summary>
    public string PathPrefix { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListAttachedGroupPolicies answers.</summary>
public partial class ListAttachedGroupPoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>The managed policies that are attached.</summary>
    public List<AttachedPolicyType> AttachedPolicies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What ListAttachedUserPolicies is asked. Source: IAM API reference, ListAttachedUserPolicies.</summary>
public partial class ListAttachedUserPoliciesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>Only entities whose path starts with this; all when null.</summary>
    public string PathPrefix { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListAttachedUserPolicies answers.</summary>
public partial class ListAttachedUserPoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>The managed policies that are attached.</summary>
    public List<AttachedPolicyType> AttachedPolicies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What AttachRolePolicy is asked. Source: IAM API reference, AttachRolePolicy.</summary>
public partial class AttachRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }
}

/// <summary>What AttachRolePolicy answers.</summary>
public partial class AttachRolePolicyResponse : AmazonWebServiceResponse;

/// <summary>What AttachGroupPolicy is asked. Source: IAM API reference, AttachGroupPolicy.</summary>
public partial class AttachGroupPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }
}

/// <summary>What AttachGroupPolicy answers.</summary>
public partial class AttachGroupPolicyResponse : AmazonWebServiceResponse;

/// <summary>What AttachUserPolicy is asked. Source: IAM API reference, AttachUserPolicy.</summary>
public partial class AttachUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }
}

/// <summary>What AttachUserPolicy answers.</summary>
public partial class AttachUserPolicyResponse : AmazonWebServiceResponse;

/// <summary>What DetachRolePolicy is asked. Source: IAM API reference, DetachRolePolicy.</summary>
public partial class DetachRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }
}

/// <summary>What DetachRolePolicy answers.</summary>
public partial class DetachRolePolicyResponse : AmazonWebServiceResponse;

/// <summary>What DetachGroupPolicy is asked. Source: IAM API reference, DetachGroupPolicy.</summary>
public partial class DetachGroupPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }
}

/// <summary>What DetachGroupPolicy answers.</summary>
public partial class DetachGroupPolicyResponse : AmazonWebServiceResponse;

/// <summary>What DetachUserPolicy is asked. Source: IAM API reference, DetachUserPolicy.</summary>
public partial class DetachUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }
}

/// <summary>What DetachUserPolicy answers.</summary>
public partial class DetachUserPolicyResponse : AmazonWebServiceResponse;
