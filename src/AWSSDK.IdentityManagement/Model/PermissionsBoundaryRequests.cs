using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What PutRolePermissionsBoundary is asked. Source: IAM API reference, PutRolePermissionsBoundary.</summary>
public partial class PutRolePermissionsBoundaryRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }

    /// <summary>The ARN of the managed policy that limits the entity.</summary>
    public string PermissionsBoundary { get; set; }
}

/// <summary>What PutRolePermissionsBoundary answers.</summary>
public partial class PutRolePermissionsBoundaryResponse : AmazonWebServiceResponse;

/// <summary>What PutUserPermissionsBoundary is asked. Source: IAM API reference, PutUserPermissionsBoundary.</summary>
public partial class PutUserPermissionsBoundaryRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }

    /// <summary>The ARN of the managed policy that limits the entity.</summary>
    public string PermissionsBoundary { get; set; }
}

/// <summary>What PutUserPermissionsBoundary answers.</summary>
public partial class PutUserPermissionsBoundaryResponse : AmazonWebServiceResponse;

/// <summary>What DeleteRolePermissionsBoundary is asked. Source: IAM API reference, DeleteRolePermissionsBoundary.</summary>
public partial class DeleteRolePermissionsBoundaryRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without path.</summary>
    public string RoleName { get; set; }
}

/// <summary>What DeleteRolePermissionsBoundary answers.</summary>
public partial class DeleteRolePermissionsBoundaryResponse : AmazonWebServiceResponse;

/// <summary>What DeleteUserPermissionsBoundary is asked. Source: IAM API reference, DeleteUserPermissionsBoundary.</summary>
public partial class DeleteUserPermissionsBoundaryRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without path.</summary>
    public string UserName { get; set; }
}

/// <summary>What DeleteUserPermissionsBoundary answers.</summary>
public partial class DeleteUserPermissionsBoundaryResponse : AmazonWebServiceResponse;
