namespace IotIamTools.Core.Decisions.Requests;

/// <summary>The kinds of principal that make requests. Source: IAM user guide, reference_policies_elements_principal.</summary>
public enum PrincipalType
{
    /// <summary>No one: an unsigned request.</summary>
    Anonymous,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A role, where it does not matter which of its sessions asks.</summary>
    Role,

    /// <summary>An assumed-role session, however it was assumed (AssumeRole, SAML, web identity).</summary>
    RoleSession,

    /// <summary>A session made by GetFederationToken.</summary>
    FederatedUser,

    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>An AWS service that acts for itself.</summary>
    Service,

    /// <summary>Someone whom an identity provider vouches for and who has not assumed a role yet.</summary>
    FederatedIdentity,
}
