using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What GetRole is asked. Source: IAM API reference, GetRole.</summary>
public partial class GetRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }
}

/// <summary>What GetRole answers.</summary>
public partial class GetRoleResponse : AmazonWebServiceResponse
{
    /// <summary>The role.</summary>
    public Role Role { get; set; }
}

/// <summary>What ListRoles is asked. Source: IAM API reference, ListRoles.</summary>
public partial class ListRolesRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Only entities whose path starts with this; all when null.</summary>
    public string PathPrefix { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListRoles answers.</summary>
public partial class ListRolesResponse : AmazonWebServiceResponse
{
    /// <summary>The roles.</summary>
    public List<Role> Roles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What CreateRole is asked. Source: IAM API reference, CreateRole.</summary>
public partial class CreateRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The path, / when null.</summary>
    public string Path { get; set; }

    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The trust policy as JSON text.</summary>
    public string AssumeRolePolicyDocument { get; set; }

    /// <summary>Free text, at most 1000 characters.</summary>
    public string Description { get; set; }

    /// <summary>The longest session in seconds, 3600 to 43200.</summary>
    public int? MaxSessionDuration { get; set; }

    /// <summary>The ARN of the managed policy that limits the entity.</summary>
    public string PermissionsBoundary { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What CreateRole answers.</summary>
public partial class CreateRoleResponse : AmazonWebServiceResponse
{
    /// <summary>The role.</summary>
    public Role Role { get; set; }
}

/// <summary>What UpdateRole is asked. Source: IAM API reference, UpdateRole.</summary>
public partial class UpdateRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>Free text, at most 1000 characters.</summary>
    public string Description { get; set; }

    /// <summary>The longest session in seconds, 3600 to 43200.</summary>
    public int? MaxSessionDuration { get; set; }
}

/// <summary>What UpdateRole answers.</summary>
public partial class UpdateRoleResponse : AmazonWebServiceResponse;

/// <summary>What UpdateAssumeRolePolicy is asked. Source: IAM API reference, UpdateAssumeRolePolicy.</summary>
public partial class UpdateAssumeRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The policy as JSON text.</summary>
    public string PolicyDocument { get; set; }
}

/// <summary>What UpdateAssumeRolePolicy answers.</summary>
public partial class UpdateAssumeRolePolicyResponse : AmazonWebServiceResponse;

/// <summary>What DeleteRole is asked. Source: IAM API reference, DeleteRole.</summary>
public partial class DeleteRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }
}

/// <summary>What DeleteRole answers.</summary>
public partial class DeleteRoleResponse : AmazonWebServiceResponse;

/// <summary>What ListInstanceProfilesForRole is asked. Source: IAM API reference, ListInstanceProfilesForRole.</summary>
public partial class ListInstanceProfilesForRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }
}

/// <summary>What ListInstanceProfilesForRole answers.</summary>
public partial class ListInstanceProfilesForRoleResponse : AmazonWebServiceResponse
{
    /// <summary>The instance profiles.</summary>
    public List<InstanceProfile> InstanceProfiles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}

/// <summary>What RemoveRoleFromInstanceProfile is asked. Source: IAM API reference, RemoveRoleFromInstanceProfile.</summary>
public partial class RemoveRoleFromInstanceProfileRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The instance profile's name.</summary>
    public string InstanceProfileName { get; set; }

    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }
}

/// <summary>What RemoveRoleFromInstanceProfile answers.</summary>
public partial class RemoveRoleFromInstanceProfileResponse : AmazonWebServiceResponse;
