namespace Amazon.IdentityManagement.Model;

/// <summary>An inline policy. Source: IAM API reference, PolicyDetail.</summary>
public partial class PolicyDetail
{
    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The policy as JSON text, URL-encoded (RFC 3986).</summary>
    public string PolicyDocument { get; set; }
}
