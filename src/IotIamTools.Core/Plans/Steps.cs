using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Plans;

/// <summary>Makes a role.</summary>
internal sealed class CreateRoleStep(RoleSpec role) : PlanStep(Entity.Role(role.Name), "CreateRole", $"create the role in path {role.Path}, trusted by {TrustedBy(role.Trust)}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken) => await account.CreateRoleAsync(
        new NewRole
        {
            Name = role.Name,
            Path = role.Path,
            TrustPolicy = PolicyWriter.Write(role.Trust),
            Description = role.Description,
            MaxSessionDuration = role.MaxSessionDuration ?? IamLimits.DefaultSessionDuration,
            PermissionsBoundaryArn = role.PermissionsBoundaryArn,
            Tags = role.Tags,
        },
        cancellationToken).ConfigureAwait(false);

    private static string TrustedBy(PolicyDocument trust) =>
        string.Join(", ", trust.Statements.Where(s => s.Principal is not null).SelectMany(s => s.Principal!.Principals).Select(p => p.Value).Distinct(StringComparer.Ordinal));
}

/// <summary>Replaces a role's trust policy.</summary>
internal sealed class UpdateTrustPolicyStep(RoleSpec role) : PlanStep(Entity.Role(role.Name), "UpdateAssumeRolePolicy", "replace the trust policy")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.UpdateTrustPolicyAsync(role.Name, PolicyWriter.Write(role.Trust), cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Changes a role's description and longest session, in one call.</summary>
internal sealed class UpdateRoleStep(string roleName, string? description, int? maxSessionDuration)
    : PlanStep(Entity.Role(roleName), "UpdateRole", Words(description, maxSessionDuration))
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.UpdateRoleAsync(Entity.Name, description, maxSessionDuration, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static string Words(string? description, int? maxSessionDuration) => (description, maxSessionDuration) switch
    {
        (not null, not null) => $"set the description and the longest session ({maxSessionDuration} seconds)",
        (not null, null) => "set the description",
        _ => $"set the longest session to {maxSessionDuration} seconds",
    };
}

/// <summary>Sets a permissions boundary.</summary>
internal sealed class PutPermissionsBoundaryStep(Entity entity, string policyArn)
    : PlanStep(entity, $"Put{entity.Kind}PermissionsBoundary", $"set the permissions boundary {policyArn}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.PutPermissionsBoundaryAsync(Entity, policyArn, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Adds tags to a role, or gives them other values, in one call.</summary>
internal sealed class TagStep(Entity entity, IReadOnlyList<Tag> tags) : PlanStep(entity, $"Tag{entity.Kind}", Words(tags))
{
    /// <summary>"set the tags Project=warehouse, Stage=".</summary>
    public static string Words(IReadOnlyList<Tag> tags) => $"set the tag{(tags.Count == 1 ? "" : "s")} {string.Join(", ", tags.Select(t => $"{t.Key}={t.Value}"))}";

    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.TagAsync(Entity, tags, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Attaches a managed policy.</summary>
internal sealed class AttachPolicyStep(Entity entity, ManagedPolicySpec policy)
    : PlanStep(entity, $"Attach{entity.Kind}Policy", $"attach managed policy {policy.Name}")
{
    public string PolicyName => policy.Name;

    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.AttachPolicyAsync(Entity, policy.Arn, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Writes an inline policy.</summary>
internal sealed class PutInlinePolicyStep(Entity entity, InlinePolicySpec policy, bool replaces)
    : PlanStep(entity, $"Put{entity.Kind}Policy", $"{(replaces ? "replace" : "add")} inline policy {policy.Name}")
{
    public string PolicyName => policy.Name;

    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.PutInlinePolicyAsync(Entity, policy.Name, PolicyWriter.Write(policy.Document), cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Makes a group.</summary>
internal sealed class CreateGroupStep(GroupSpec group) : PlanStep(Entity.Group(group.Name), "CreateGroup", $"create the group in path {group.Path}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken) =>
        await account.CreateGroupAsync(group.Name, group.Path, cancellationToken).ConfigureAwait(false);
}

/// <summary>Makes a user.</summary>
internal sealed class CreateUserStep(UserSpec user) : PlanStep(
    Entity.User(user.Name), "CreateUser", $"create the user{(user.PermissionsBoundaryArn is null ? "" : $" with the permissions boundary {user.PermissionsBoundaryArn}")}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken) => await account.CreateUserAsync(
        new NewUser { Name = user.Name, Path = user.Path, PermissionsBoundaryArn = user.PermissionsBoundaryArn, Tags = user.Tags },
        cancellationToken).ConfigureAwait(false);
}

/// <summary>Puts a user into a group.</summary>
internal sealed class AddUserToGroupStep(string groupName, string userName) : PlanStep(Entity.Group(groupName), "AddUserToGroup", $"add user {userName}")
{
    public string UserName => userName;

    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.AddUserToGroupAsync(Entity.Name, userName, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Makes a customer managed policy.</summary>
internal sealed class CreatePolicyStep(PolicySpec policy) : PlanStep(
    new Entity(EntityKind.Policy, policy.Name), "CreatePolicy", $"create the managed policy {policy.Arn}")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken) => await account.CreatePolicyAsync(
        new NewPolicy
        {
            Name = policy.Name,
            Path = policy.Path,
            Document = PolicyWriter.Write(policy.Document),
            Description = policy.Description,
            Tags = policy.Tags,
        },
        cancellationToken).ConfigureAwait(false);
}

/// <summary>Adds tags to a customer managed policy, or gives them other values, in one call.</summary>
internal sealed class TagPolicyStep(PolicySpec policy, IReadOnlyList<Tag> tags) : PlanStep(
    new Entity(EntityKind.Policy, policy.Name), "TagPolicy", TagStep.Words(tags))
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.TagPolicyAsync(policy.Arn, tags, cancellationToken).ConfigureAwait(false);
        return null;
    }
}

/// <summary>Puts another document of a customer managed policy in force.</summary>
internal sealed class CreatePolicyVersionStep(PolicySpec policy) : PlanStep(
    new Entity(EntityKind.Policy, policy.Name), "CreatePolicyVersion", "put a new version in force")
{
    internal override async Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken)
    {
        await account.CreatePolicyVersionAsync(policy.Arn, PolicyWriter.Write(policy.Document), cancellationToken).ConfigureAwait(false);
        return null;
    }
}
