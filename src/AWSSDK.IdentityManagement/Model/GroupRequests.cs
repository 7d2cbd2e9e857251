using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What GetGroup is asked. Source: IAM API reference, GetGroup.</summary>
public partial class GetGroupRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What GetGroup answers.</summary>
public partial class GetGroupResponse : AmazonWebServiceResponse
{
    /// <summary>The group.</summary>
    public Group Group { get; set; }

    /// <summary>The users.</summary>
    public List<User> Users { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What ListGroups is asked. Source: IAM API reference, ListGroups.</summary>
public partial class ListGroupsRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Only entities whose path starts with this; all when null.</summary>
    public string PathPrefix { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListGroups answers.</summary>
public partial class ListGroupsResponse : AmazonWebServiceResponse
{
    /// <summary>The groups.</summary>
    public List<Group> Groups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What ListGroupsForUser is asked. Source: IAM API reference, ListGroupsForUser.</summary>
public partial class ListGroupsForUserRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListGroupsForUser answers.</summary>
public partial class ListGroupsForUserResponse : AmazonWebServiceResponse
{
    /// <summary>The groups.</summary>
    public List<Group> Groups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What CreateGroup is asked. Source: IAM API reference, CreateGroup.</summary>
public partial class CreateGroupRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The path, / when null.</summary>
    public string Path { get; set; }

    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }
}

/// <summary>What CreateGroup answers.</summary>
public partial class CreateGroupResponse : AmazonWebServiceResponse
{
    /// <summary>The group.</summary>
    public Group Group { get; set; }
}

/// <summary>What DeleteGroup is asked. Source: IAM API reference, DeleteGroup.</summary>
public partial class DeleteGroupRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }
}

/// <summary>What DeleteGroup answers.</summary>
public partial class DeleteGroupResponse : AmazonWebServiceResponse;

/// <summary>What AddUserToGroup is asked. Source: IAM API reference, AddUserToGroup.</summary>
public partial class AddUserToGroupRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }
}

/// <summary>What AddUserToGroup answers.</summary>
public partial class AddUserToGroupResponse : AmazonWebServiceResponse;

/// <summary>What RemoveUserFromGroup is asked. Source: IAM API reference, RemoveUserFromGroup.</summary>
public partial class RemoveUserFromGroupRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The group's name, without path.</summary>
    public string GroupName { get; set; }

    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }
}

/// <summary>What RemoveUserFromGroup answers.</summary>
public partial class RemoveUserFromGroupResponse : AmazonWebServiceResponse;
