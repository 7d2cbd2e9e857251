using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What GetUser is asked. Source: IAM API reference, GetUser.</summary>
public partial class GetUserRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }
}

/// <summary>What GetUser answers.</summary>
public partial class GetUserResponse : AmazonWebServiceResponse
{
    /// <summary>The user.</summary>
    public User User { get; set; }
}

/// <summary>What ListUsers is asked. Source: IAM API reference, ListUsers.</summary>
public partial class ListUsersRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Only entities whose path starts with this; all when null.</summary>
    public string PathPrefix { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListUsers answers.</summary>
public partial class ListUsersResponse : AmazonWebServiceResponse
{
    /// <summary>The users.</summary>
    public List<User> Users { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What CreateUser is asked. Source: IAM API reference, CreateUser.</summary>
public partial class CreateUserRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The path, / when null.</summary>
    public string Path { get; set; }

    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The ARN of the managed policy that limits the entity.</summary>
    public string PermissionsBoundary { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What CreateUser answers.</summary>
public partial class CreateUserResponse : AmazonWebServiceResponse
{
    /// <summary>The user.</summary>
    public User User { get; set; }
}

/// <summary>What DeleteUser is asked. Source: IAM API reference, DeleteUser.</summary>
public partial class DeleteUserRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }
}

/// <summary>What DeleteUser answers.</summary>
public partial class DeleteUserResponse : AmazonWebServiceResponse;
