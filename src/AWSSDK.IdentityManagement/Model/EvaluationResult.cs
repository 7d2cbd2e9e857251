namespace Amazon.IdentityManagement.Model;

/// <summary>The verdict on an action. Source: IAM API reference, EvaluationResult.</summary>
public partial class EvaluationResult
{
    /// <summary>The action.</summary>
    public string EvalActionName { get; set; }

    /// <summary>The resource, or a template of its ARN.</summary>
    public string EvalResourceName { get; set; }

    /// <summary>The verdict.</summary>
    public PolicyEvaluationDecisionType EvalDecision { get; set; }

    /// <summary>The statements that matched.</summary>
    public List<Statement> MatchedStatements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The context keys that the policies ask for and the call did not give.</summary>
    public List<string> MissingContextValues { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What the organization's policies say.</summary>
    public OrganizationsDecisionDetail OrganizationsDecisionDetail { get; set; }

    /// <summary>What the permissions boundary says.</summary>
    public PermissionsBoundaryDecisionDetail PermissionsBoundaryDecisionDetail { get; set; }

    /// <summary>The verdict by kind of policy, for calls across accounts.</summary>
    public Dictionary<string, string> EvalDecisionDetails { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The verdicts for each resource.</summary>
    public List<ResourceSpecificResult> ResourceSpecificResults { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>The verdict on an action for one resource. Source: IAM API reference, ResourceSpecificResult.</summary>
public partial class ResourceSpecificResult
{
    /// <summary>The resource, or a template of its ARN.</summary>
    public string EvalResourceName { get; set; }

    /// <summary>The verdict for this resource.</summary>
    public PolicyEvaluationDecisionType EvalResourceDecision { get; set; }

    /// <summary>The statements that matched.</summary>
    public List<Statement> MatchedStatements { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The context keys that the policies ask for and the call did not give.</summary>
    public List<string> MissingContextValues { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The verdict by kind of policy, for calls across accounts.</summary>
    public Dictionary<string, string> EvalDecisionDetails { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What the permissions boundary says.</summary>
    public PermissionsBoundaryDecisionDetail PermissionsBoundaryDecisionDetail { get; set; }
}

/// <summary>Where in a policy a matching statement stands. Source: IAM API reference, Statement.</summary>
public partial class Statement
{
    /// <summary>The policy's name or id.</summary>
    public string SourcePolicyId { get; set; }

    /// <summary>The policy's kind.</summary>
    public PolicySourceType SourcePolicyType { get; set; }

    /// <summary>Where the statement starts.</summary>
    public Position StartPosition { get; set; }

    /// <summary>Where the statement ends.</summary>
    public Position EndPosition { get; set; }
}

/// <summary>A place in a policy document. Source: IAM API reference, Position.</summary>
public partial class Position
{
    /// <summary>The line, from 1.</summary>
    public int? Line { get; set; }

    /// <summary>The column in the line.</summary>
    public int? Column { get; set; }
}

/// <summary>What the organization's policies say. Source: IAM API reference, OrganizationsDecisionDetail.</summary>
public partial class OrganizationsDecisionDetail
{
    /// <summary>Whether the organization's policies allow the action.</summary>
    public bool? AllowedByOrganizations { get; set; }
}

/// <summary>What the permissions boundary says. Source: IAM API reference, PermissionsBoundaryDecisionDetail.</summary>
public partial class PermissionsBoundaryDecisionDetail
{
    /// <summary>Whether the boundary allows the action.</summary>
    public bool? AllowedByPermissionsBoundary { get; set; }
}

/// <summary>A context key with its values. Source: IAM API reference, ContextEntry.</summary>
public partial class ContextEntry
{
    /// <summary>The key, such as aws:SourceIp.</summary>
    public string ContextKeyName { get; set; }

    /// <summary>The values.</summary>
    public List<string> ContextKeyValues { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The values' type.</summary>
    public ContextKeyTypeEnum ContextKeyType { get; set; }
}
