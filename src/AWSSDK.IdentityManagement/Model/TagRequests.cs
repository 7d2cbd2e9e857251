using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What TagPolicy is asked. Source: IAM API reference, TagPolicy.</summary>
public partial class TagPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The ARN of a customer managed policy.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What TagPolicy answers.</summary>
public partial class TagPolicyResponse : AmazonWebServiceResponse;

/// <summary>What TagRole is asked. Source: IAM API reference, TagRole.</summary>
public partial class TagRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What TagRole answers.</summary>
public partial class TagRoleResponse : AmazonWebServiceResponse;

/// <summary>What TagUser is asked. Source: IAM API reference, TagUser.</summary>
public partial class TagUserRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What TagUser answers.</summary>
public partial class TagUserResponse : AmazonWebServiceResponse;

/// <summary>What UntagPolicy is asked. Source: IAM API reference, UntagPolicy.</summary>
public partial class UntagPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The ARN of a customer managed policy.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The keys of the tags to remove.</summary>
    public List<string> TagKeys { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What UntagPolicy answers.</summary>
public partial class UntagPolicyResponse : AmazonWebServiceResponse;

/// <summary>What UntagRole is asked. Source: IAM API reference, UntagRole.</summary>
public partial class UntagRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The keys of the tags to remove.</summary>
    public List<string> TagKeys { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What UntagRole answers.</summary>
public partial class UntagRoleResponse : AmazonWebServiceResponse;

/// <summary>What UntagUser is asked. Source: IAM API reference, UntagUser.</summary>
public partial class UntagUserRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The keys of the tags to remove.</summary>
    public List<string> TagKeys { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What UntagUser answers.</summary>
public partial class UntagUserResponse : AmazonWebServiceResponse;
