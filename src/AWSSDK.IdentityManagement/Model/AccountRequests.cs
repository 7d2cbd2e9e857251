using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What GetAccountAuthorizationDetails is asked. Source: IAM API reference, GetAccountAuthorizationDetails.</summary>
public partial class GetAccountAuthorizationDetailsRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The kinds of entity to give (User, Role, Group, LocalManagedPolicy, AWSManagedPolicy); all when null.</summary>
    public List<string> Filter { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }
}

/// <summary>What GetAccountAuthorizationDetails answers.</summary>
public partial class GetAccountAuthorizationDetailsResponse : AmazonWebServiceResponse
{
    /// <summary>The users with their policies and groups.</summary>
    public List<UserDetail> UserDetailList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The groups with their policies.</summary>
    public List<GroupDetail> GroupDetailList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The roles with their policies.</summary>
    public List<RoleDetail> RoleDetailList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The managed policies.</summary>
    public List<ManagedPolicyDetail> Policies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}
