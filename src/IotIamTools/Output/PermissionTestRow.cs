using IotIamTools.Core.Permissions.Checks;

namespace IotIamTools;

/// <summary>Whether a principal has one permission, and why.</summary>
public sealed class PermissionTestRow
{
    internal PermissionTestRow(PrincipalCheck check, PermissionRow row)
    {
        PrincipalName = check.PrincipalName;
        PrincipalArn = check.PrincipalArn;
        PermissionSet = check.PermissionSet;
        Documented = row.Permission.Documented;
        Action = row.Permission.Action;
        Resource = row.Resource;
        Decision = row.Decision;
        Why = row.Why;
        BlockedBy = row.BlockedBy;
        MissingContextKey = new(row.MissingContextKeys);
        Note = row.Permission.Note;
        Evaluator = check.Evaluator;
    }

    /// <summary>The principal's name.</summary>
    public string PrincipalName { get; }

    /// <summary>The principal's ARN.</summary>
    public string PrincipalArn { get; }

    /// <summary>The permission set.</summary>
    public string PermissionSet { get; }

    /// <summary>The name in the document.</summary>
    public string Documented { get; }

    /// <summary>The action that IAM knows.</summary>
    public string Action { get; }

    /// <summary>The resource that it was tried on; of several, the one that decided.</summary>
    public string Resource { get; }

    /// <summary>Allowed, ImplicitlyDenied (nothing allows it), ExplicitlyDenied or Undecided.</summary>
    public PermissionDecision Decision { get; }

    /// <summary>The reason in one sentence.</summary>
    public string Why { get; }

    /// <summary>The kind of policy that denied, or that had to allow and did not; null where it is allowed.</summary>
    public string? BlockedBy { get; }

    /// <summary>Context keys that the request lacked and that might have changed the decision. -Context gives them.</summary>
    public TextList MissingContextKey { get; }

    /// <summary>What is good to know about the permission, or null.</summary>
    public string? Note { get; }

    /// <summary>Who decided: Aws or Local.</summary>
    public PermissionEvaluator Evaluator { get; }

    /// <summary>"iot:CreateTopicRule: Allowed".</summary>
    public override string ToString() => $"{Documented}: {Decision}";
}
