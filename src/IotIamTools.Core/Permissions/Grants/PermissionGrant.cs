using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions.Checks;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Permissions.Grants;

/// <summary>
/// The inline policy that gives a user, group or role the permissions that it lacks: what is there already is not granted
/// again, and what a policy denies is not tried. Decided here, from the account's policies.
/// </summary>
public sealed class PermissionGrant
{
    internal PermissionGrant(Entity entity, string arn, string policyName)
    {
        (Entity, Arn, PolicyName) = (entity, arn, policyName);
    }

    /// <summary>The user, group or role, by the name that it has.</summary>
    public Entity Entity { get; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; }

    /// <summary>The name of the inline policy.</summary>
    public string PolicyName { get; }

    /// <summary>What the policy adds: all that no policy of the principal's allows.</summary>
    public IReadOnlyList<Permission> Granted { get; internal init; } = [];

    /// <summary>The policy as it will be, or null where nothing is missing. What a policy of that name holds already stays in it.</summary>
    public PolicyDocument? Document { get; internal init; }

    /// <summary>Whether a policy of that name is there already.</summary>
    public bool Replaces { get; internal init; }

    /// <summary>What is not surely allowed when the policy is there, with the reasons: something else denies it, limits it, or cannot be read.</summary>
    public IReadOnlyList<PermissionRow> Remaining { get; internal init; } = [];

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>The step that writes the policy; none if nothing is missing.</summary>
    public IReadOnlyList<PlanStep> Steps { get; internal init; } = [];

    /// <summary>The step as the change of the principal.</summary>
    public EntitySteps Change => new() { Entity = Entity, Arn = Arn, Steps = Steps };

    /// <summary>The name that the policy has where none is given: the set's, such as <c>GreengrassUserPermissions</c>.</summary>
    public static string DefaultPolicyName(RequiredPermissions required) =>
        string.Concat(required.Set.Name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])) + "Permissions";
}
