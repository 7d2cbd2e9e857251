using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What SimulatePrincipalPolicy is asked. Source: IAM API reference, SimulatePrincipalPolicy.</summary>
public partial class SimulatePrincipalPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The ARN of the user, group or role whose policies are tried.</summary>
    public string PolicySourceArn { get; set; }

    /// <summary>Policies as JSON text, in addition to those of the principal.</summary>
    public List<string> PolicyInputList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The permissions boundary to try instead of the principal's, as JSON text; at most one.</summary>
    public List<string> PermissionsBoundaryPolicyInputList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The actions to try, such as iam:CreateRole.</summary>
    public List<string> ActionNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The resources to try each action on; * when null.</summary>
    public List<string> ResourceArns { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>A resource policy as JSON text, as if each resource had it.</summary>
    public string ResourcePolicy { get; set; }

    /// <summary>The account that owns resources whose ARN names no account.</summary>
    public string ResourceOwner { get; set; }

    /// <summary>The ARN of the user that is simulated as the caller.</summary>
    public string CallerArn { get; set; }

    /// <summary>The context keys with their values.</summary>
    public List<ContextEntry> ContextEntries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The scenario of an EC2 simulation.</summary>
    public string ResourceHandlingOption { get; set; }

    /// <summary>How many items a page may have, 1 to 1000; IAM may give fewer.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Where the answer goes on: the Marker of the answer before, or null for the first page.</summary>
    public string Marker { get; set; }
}

/// <summary>What SimulatePrincipalPolicy answers.</summary>
public partial class SimulatePrincipalPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The verdicts.</summary>
    public List<EvaluationResult> EvaluationResults { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more items.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>What to send as Marker for the next page, when IsTruncated is true.</summary>
    public string Marker { get; set; }
}
