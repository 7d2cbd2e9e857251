namespace IotIamTools.Core.Decisions;

/// <summary>
/// The part that a policy plays in a decision; the same document can play several, such as a managed policy that is
/// attached to one user and is the boundary of another. Source: IAM user guide, access_policies (policy types).
/// </summary>
public enum PolicyType
{
    /// <summary>Inline or attached to the user or role itself.</summary>
    Identity,

    /// <summary>Of a group that the user is in.</summary>
    Group,

    /// <summary>On the resource: a bucket policy, a key policy, the trust policy of a role...</summary>
    Resource,

    /// <summary>The permissions boundary of the user or role.</summary>
    Boundary,

    /// <summary>Passed when the session was made.</summary>
    Session,

    /// <summary>Service control policy (SCP) of the principal's organization.</summary>
    ServiceControl,

    /// <summary>Resource control policy (RCP) of the resource's organization.</summary>
    ResourceControl,
}

/// <summary>The names of policy types in sentences.</summary>
internal static class PolicyTypeNames
{
    public static string NameOf(this PolicyType type) => type switch
    {
        PolicyType.Identity => "identity policy",
        PolicyType.Group => "group policy",
        PolicyType.Resource => "resource policy",
        PolicyType.Boundary => "permissions boundary",
        PolicyType.Session => "session policy",
        PolicyType.ServiceControl => "service control policy",
        _ => "resource control policy",
    };
}
