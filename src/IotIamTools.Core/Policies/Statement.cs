namespace IotIamTools.Core.Policies;

/// <summary>What a statement does when it matches.</summary>
public enum Effect
{
    /// <summary>The statement allows what it matches.</summary>
    Allow,

    /// <summary>The statement denies what it matches, whatever else allows it.</summary>
    Deny,
}

/// <summary>
/// One statement of a policy. An element that is absent is null (principals) or an empty list; a document that was
/// read never has an empty list for an element that is there. Source: IAM user guide, reference_policies_elements.
/// </summary>
public sealed record Statement
{
    /// <summary>The statement's identifier, or null.</summary>
    public string? Sid { get; init; }

    /// <summary>Allow or Deny.</summary>
    public required Effect Effect { get; init; }

    /// <summary>Whom the statement is about, in resource and trust policies.</summary>
    public PrincipalSet? Principal { get; init; }

    /// <summary>Whom the statement is not about.</summary>
    public PrincipalSet? NotPrincipal { get; init; }

    /// <summary>The actions, such as <c>iot:Publish</c>, <c>iot:*</c> or <c>*</c>; case has no meaning in them.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The actions that the statement is not about.</summary>
    public IReadOnlyList<string> NotActions { get; init; } = [];

    /// <summary>The resources as ARN patterns or <c>*</c>.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The resources that the statement is not about.</summary>
    public IReadOnlyList<string> NotResources { get; init; } = [];

    /// <summary>The conditions, all of which must hold.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}
