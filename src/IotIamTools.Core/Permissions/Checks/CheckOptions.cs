using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>Who decides whether a permission is there.</summary>
public enum PermissionEvaluator
{
    /// <summary>AWS where it can be asked, otherwise this library.</summary>
    Auto,

    /// <summary>AWS, which also knows the organization's policies. Source: IAM API reference, SimulatePrincipalPolicy.</summary>
    Aws,

    /// <summary>This library, from the policies in the account's export. An export holds no policies of the organization and of resources, so these are not counted.</summary>
    Local,
}

/// <summary>How permissions are checked.</summary>
public sealed record CheckOptions
{
    /// <summary>Who decides.</summary>
    public PermissionEvaluator Evaluator { get; init; }

    /// <summary>What the permissions are tried on instead of all resources.</summary>
    public PermissionScope Scope { get; init; } = PermissionScope.None;

    /// <summary>Context keys of the requests; they replace those that the check knows by itself.</summary>
    public IReadOnlyDictionary<string, ContextValue> Context { get; init; } = new Dictionary<string, ContextValue>();

    /// <summary>The time of the requests (<c>aws:CurrentTime</c>); null to leave it out.</summary>
    public DateTimeOffset? Time { get; init; }
}

/// <summary>How far a check is.</summary>
/// <param name="Done">How many principals are checked.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct CheckProgress(int Done, int Total);
