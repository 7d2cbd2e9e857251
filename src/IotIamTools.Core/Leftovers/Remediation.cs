using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Leftovers;

/// <summary>What a finding asks for.</summary>
public enum RemediationKind
{
    /// <summary>Remove the role, or take the user out of a group. The Remove commands do it.</summary>
    Remove,

    /// <summary>Attach the replacement of a managed policy, if there is one, then detach the policy.</summary>
    SwapPolicy,

    /// <summary>Add conditions to a trust policy. The rest of the policy stays as it is.</summary>
    AddConditions,

    /// <summary>Replace a broad policy by one with least permissions.</summary>
    Narrow,

    /// <summary>Decide yourself: the account's data does not say what to do.</summary>
    Review,
}

/// <summary>
/// What fixes a finding, as data: the entity to change, with its account, and the values. It is not a command line; each shell writes its
/// own. Its text begins with the <see cref="Kind"/> and a colon, so that the kind is known in a file of text too.
/// </summary>
public abstract record Remediation
{
    private protected Remediation(EntityReference entity) => Entity = entity;

    /// <summary>What is done.</summary>
    public abstract RemediationKind Kind { get; }

    /// <summary>The entity that is changed or removed, by its ARN. For a user who has broad permissions through a group, it is the group.</summary>
    public EntityReference Entity { get; }

    /// <summary>The entity without its account: "role Greengrass_ServiceRole".</summary>
    internal Entity Named => new(Entity.Kind!.Value, Entity.Name);

    /// <summary>What is done, without the kind.</summary>
    private protected abstract string Description { get; }

    /// <summary>Why a value cannot be what it claims to be, as in an export that somebody edited; null if all can.</summary>
    private protected virtual string? Problem => null;

    /// <summary>The remediation for an entity as the account's data gives it. Data that IAM could not have given is left to a person.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="arn">Its ARN.</param>
    /// <param name="fix">Makes the remediation for the entity's reference.</param>
    internal static Remediation For(Entity entity, string arn, Func<EntityReference, Remediation> fix)
    {
        var reference = EntityReference.To(entity, arn);
        if (reference.Problem is not null || reference.AccountId is null || reference.Name != entity.Name)
        {
            return Doubtful($"'{Excerpt.Of(arn)}' is not the ARN of {entity.Kind.ToNoun()} {Excerpt.Of(entity.Name)}");
        }

        if (IamNames.CheckEntityName(entity.Kind, entity.Name) is not null)
        {
            return Doubtful($"'{Excerpt.Of(entity.Name)}' is not the name of a {entity.Kind.ToNoun()}");
        }

        var remediation = fix(reference);
        return remediation.Problem is { } problem ? Doubtful(problem) : remediation;

        ReviewRemediation Doubtful(string why) => new(reference, $"the account's data cannot be right: {why}");
    }

    /// <summary>"SwapPolicy: role ConfigRecorder: attach arn:aws:iam::aws:policy/service-role/AWS_ConfigRole, then detach ...".</summary>
    public sealed override string ToString() => $"{Kind}: {Description}";
}

/// <summary>Removes a role, or takes a user out of a group.</summary>
public sealed record RemoveRemediation(EntityReference Entity) : Remediation(Entity)
{
    /// <inheritdoc/>
    public override RemediationKind Kind => RemediationKind.Remove;

    /// <summary>The built-in blueprint whose role it is; null if no built-in blueprint has such a role.</summary>
    public string? Blueprint { get; init; }

    /// <summary>The group that the user is taken out of; null if the entity itself is removed.</summary>
    public string? GroupName { get; init; }

    /// <summary>Whether it is a service-linked role, which has a removal of its own in IAM. Source: IAM API, DeleteServiceLinkedRole.</summary>
    public bool IsServiceLinked { get; init; }

    private protected override string? Problem => GroupName is not null && IamNames.CheckGroupName(GroupName) is not null ? $"'{Excerpt.Of(GroupName)}' is not the name of a group" : null;

    private protected override string Description => (GroupName, IsServiceLinked) switch
    {
        ({ } group, _) => $"{Named} from group {group}",
        (null, true) => $"service-linked {Named}",
        _ => $"{Named}",
    };
}

/// <summary>Attaches the replacement of a managed policy, then detaches the policy, so that nothing stops working in between.</summary>
/// <param name="Entity">The role, group or user that has the policy.</param>
/// <param name="DetachPolicyArn">The policy that goes.</param>
/// <param name="AttachPolicyArn">The policy that comes in its place; null if AWS names none.</param>
public sealed record SwapPolicyRemediation(EntityReference Entity, string DetachPolicyArn, string? AttachPolicyArn) : Remediation(Entity)
{
    /// <inheritdoc/>
    public override RemediationKind Kind => RemediationKind.SwapPolicy;

    private protected override string Description =>
        AttachPolicyArn is null ? $"{Named}: detach {DetachPolicyArn}" : $"{Named}: attach {AttachPolicyArn}, then detach {DetachPolicyArn}";
}

/// <summary>Adds the documented conditions to every statement of a trust policy that lets a service assume the role on behalf of any account.</summary>
/// <param name="Entity">The role.</param>
/// <param name="Service">The service principal, such as <c>greengrass.amazonaws.com</c>.</param>
/// <param name="SourceAccount">The value of <c>aws:SourceAccount</c>: the role's account.</param>
/// <param name="SourceArn">The pattern of <c>aws:SourceArn</c>.</param>
public sealed record AddConditionsRemediation(EntityReference Entity, string Service, string SourceAccount, string SourceArn) : Remediation(Entity)
{
    /// <inheritdoc/>
    public override RemediationKind Kind => RemediationKind.AddConditions;

    private protected override string Description => $"{Named}: {Service} only for aws:SourceAccount {SourceAccount} and aws:SourceArn {SourceArn}";
}

/// <summary>Replaces a policy with broad permissions to deploy by an inline policy of the same name with the least permissions that one application needs.</summary>
/// <param name="Entity">The group or user that has the policy.</param>
/// <param name="PolicyName">The name of the policy.</param>
/// <param name="PolicyArn">The ARN of a managed policy, which is detached; null for an inline policy, which is overwritten.</param>
public sealed record NarrowRemediation(EntityReference Entity, string PolicyName, string? PolicyArn) : Remediation(Entity)
{
    /// <inheritdoc/>
    public override RemediationKind Kind => RemediationKind.Narrow;

    private protected override string? Problem => IamNames.CheckPolicyName(PolicyName) is not null ? $"'{Excerpt.Of(PolicyName)}' is not the name of a policy"
        : PolicyArn is not null && IamNames.CheckPolicyArn(PolicyArn) is not null ? $"'{Excerpt.Of(PolicyArn)}' is not the ARN of a managed policy"
        : null;

    private protected override string Description => $"{Named}: {(PolicyArn is null ? "inline" : "managed")} policy {PolicyName}";
}

/// <summary>Leaves the decision to a person.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Reason">What the account's data does not say, in a sentence.</param>
public sealed record ReviewRemediation(EntityReference Entity, string Reason) : Remediation(Entity)
{
    /// <inheritdoc/>
    public override RemediationKind Kind => RemediationKind.Review;

    private protected override string Description => Reason;
}
