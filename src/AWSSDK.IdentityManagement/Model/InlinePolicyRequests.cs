using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What ListRolePolicies is asked. Source: IAM API reference, ListRolePolicies.</summary>
public partial class ListRolePoliciesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListRolePolicies answers.</summary>
public partial class ListRolePoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>The names of the inline policies.</summary>
    public List<string> PolicyNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What ListGroupPolicies is asked. Source: IAM API reference, ListGroupPolicies.</summary>
public partial class ListGroupPoliciesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListGroupPolicies answers.</summary>
public partial class ListGroupPoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>The names of the inline policies.</summary>
    public List<string> PolicyNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What ListUserPolicies is asked. Source: IAM API reference, ListUserPolicies.</summary>
public partial class ListUserPoliciesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListUserPolicies answers.</summary>
public partial class ListUserPoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>The names of the inline policies.</summary>
    public List<string> PolicyNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What GetRolePolicy is asked. Source: IAM API reference, GetRolePolicy.</summary>
public partial class GetRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }
}

/// <summary>What GetRolePolicy answers.</summary>
public partial class GetRolePolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The policy as JSON text, URL-encoded (RFC 3986).</summary>
    public string PolicyDocument { get; set; }
}

/// <summary>What GetGroupPolicy is asked. Source: IAM API reference, GetGroupPolicy.</summary>
public partial class GetGroupPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }
}

/// <summary>What GetGroupPolicy answers.</summary>
public partial class GetGroupPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The policy as JSON text, URL-encoded (RFC 3986).</summary>
    public string PolicyDocument { get; set; }
}

/// <summary>What GetUserPolicy is asked. Source: IAM API reference, GetUserPolicy.</summary>
public partial class GetUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }
}

/// <summary>What GetUserPolicy answers.</summary>
public partial class GetUserPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The policy as JSON text, URL-encoded (RFC 3986).</summary>
    public string PolicyDocument { get; set; }
}

/// <summary>What PutRolePolicy is asked. Source: IAM API reference, PutRolePolicy.</summary>
public partial class PutRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The policy as JSON text.</summary>
    public string PolicyDocument { get; set; }
}

/// <summary>What PutRolePolicy answers.</summary>
public partial class PutRolePolicyResponse : AmazonWebServiceResponse;

/// <summary>What PutGroupPolicy is asked. Source: IAM API reference, PutGroupPolicy.</summary>
public partial class PutGroupPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The policy as JSON text.</summary>
    public string PolicyDocument { get; set; }
}

/// <summary>What PutGroupPolicy answers.</summary>
public partial class PutGroupPolicyResponse : AmazonWebServiceResponse;

/// <summary>What PutUserPolicy is asked. Source: IAM API reference, PutUserPolicy.</summary>
public partial class PutUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The policy as JSON text.</summary>
    public string PolicyDocument { get; set; }
}

/// <summary>What PutUserPolicy answers.</summary>
public partial class PutUserPolicyResponse : AmazonWebServiceResponse;

/// <summary>What DeleteRolePolicy is asked. Source: IAM API reference, DeleteRolePolicy.</summary>
public partial class DeleteRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }
}

/// <summary>What DeleteRolePolicy answers.</summary>
public partial class DeleteRolePolicyResponse : AmazonWebServiceResponse;

/// <summary>What DeleteGroupPolicy is asked. Source: IAM API reference, DeleteGroupPolicy.</summary>
public partial class DeleteGroupPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }
}

/// <summary>What DeleteGroupPolicy answers.</summary>
public partial class DeleteGroupPolicyResponse : AmazonWebServiceResponse;

/// <summary>What DeleteUserPolicy is asked. Source: IAM API reference, DeleteUserPolicy.</summary>
public partial class DeleteUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }
}

/// <summary>What DeleteUserPolicy answers.</summary>
public partial class DeleteUserPolicyResponse : AmazonWebServiceResponse;
