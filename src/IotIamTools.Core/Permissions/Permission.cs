using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Permissions;

/// <summary>One thing that somebody needs to be allowed: an action with what it is tried on.</summary>
public sealed record Permission
{
    /// <summary>The name in the document. It may be none that IAM knows, such as <c>s3:REST.GET.OBJECT</c>.</summary>
    public required string Documented { get; init; }

    /// <summary>The action that IAM knows, such as <c>s3:GetObject</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What the action is tried on, one for each resource type that it needs: ARNs in which <c>*</c> means all of them, or <c>*</c> where the action has no resource types. All must be allowed.</summary>
    public IReadOnlyList<string> Resources { get; init; } = ["*"];

    /// <summary>
    /// Whether the resources name something of the user's own, so that a policy is limited to them. Otherwise they are all resources of
    /// the types that the action has, which a policy says with <c>*</c>.
    /// </summary>
    public bool NamesResources { get; init; }

    /// <summary>
    /// The services that a role is passed to, for <c>iam:PassRole</c>: each is tried as <c>iam:PassedToService</c>. Source: IAM user guide,
    /// id_roles_use_passrole.
    /// </summary>
    public IReadOnlyList<string> PassedTo { get; init; } = [];

    /// <summary>Further context keys that the request has.</summary>
    public IReadOnlyDictionary<string, ContextValue> Context { get; init; } = new Dictionary<string, ContextValue>();

    /// <summary>What is good to know about it, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Whether any role will do: one is passed, and the set does not say which.</summary>
    public bool IsForAnyRole { get; init; }

    /// <summary>The name in the document, with the action where that is another: "s3:REST.GET.OBJECT (s3:GetObject)".</summary>
    public override string ToString() => Documented == Action ? Action : $"{Documented} ({Action})";
}
