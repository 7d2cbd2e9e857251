using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What ListPolicyVersions is asked. Source: IAM API reference, ListPolicyVersions.</summary>
public partial class ListPolicyVersionsRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListPolicyVersions answers.</summary>
public partial class ListPolicyVersionsResponse : AmazonWebServiceResponse
{
    /// <summary>The versions, without documents.</summary>
    public List<PolicyVersion> Versions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What GetPolicyVersion is asked. Source: IAM API reference, GetPolicyVersion.</summary>
public partial class GetPolicyVersionRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The version, such as v2.</summary>
    public string VersionId { get; set; }
}

/// <summary>What GetPolicyVersion answers.</summary>
public partial class GetPolicyVersionResponse : AmazonWebServiceResponse
{
    /// <summary>The version.</summary>
    public PolicyVersion PolicyVersion { get; set; }
}

/// <summary>What CreatePolicyVersion is asked. Source: IAM API reference, CreatePolicyVersion.</summary>
public partial class CreatePolicyVersionRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The policy as JSON text.</summary>
    public string PolicyDocument { get; set; }

    /// <summary>Whether the new version comes into force at once.</summary>
    public bool? SetAsDefault { get; set; }
}

/// <summary>What CreatePolicyVersion answers.</summary>
public partial class CreatePolicyVersionResponse : AmazonWebServiceResponse
{
    /// <summary>The version.</summary>
    public PolicyVersion PolicyVersion { get; set; }
}

/// <summary>What DeletePolicyVersion is asked. Source: IAM API reference, DeletePolicyVersion.</summary>
public partial class DeletePolicyVersionRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The version, such as v2.</summary>
    public string VersionId { get; set; }
}

/// <summary>What DeletePolicyVersion answers.</summary>
public partial class DeletePolicyVersionResponse : AmazonWebServiceResponse;
