namespace IotIamTools.Core.Permissions.Checks;

/// <summary>Whether a principal has a permission.</summary>
public enum PermissionDecision
{
    /// <summary>It has it, on everything that it was tried on.</summary>
    Allowed,

    /// <summary>It may be so or not: a policy that has a say is not known or cannot be read.</summary>
    Undecided,

    /// <summary>Nothing allows it.</summary>
    ImplicitlyDenied,

    /// <summary>A policy denies it; no further policy can allow it.</summary>
    ExplicitlyDenied,
}

/// <summary>A permission of a principal with the reasons.</summary>
public sealed record PermissionRow
{
    /// <summary>The permission.</summary>
    public required Permission Permission { get; init; }

    /// <summary>Whether the principal has it.</summary>
    public required PermissionDecision Decision { get; init; }

    /// <summary>What it was tried on: of several, the one that decided.</summary>
    public required string Resource { get; init; }

    /// <summary>The reason in one sentence.</summary>
    public required string Why { get; init; }

    /// <summary>The kind of policy that denied, or that had to allow and did not, such as "permissions boundary"; null where it is allowed.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>Context keys that the request lacked and that might have changed the decision.</summary>
    public IReadOnlyList<string> MissingContextKeys { get; init; } = [];
}
