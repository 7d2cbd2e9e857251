using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Plans;

/// <summary>Makes the steps of plans: for each operation that changes an account, its name, its words and its call.</summary>
internal static class PlanSteps
{
    /// <summary>Creates a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="after">The steps before it.</param>
    /// <param name="trust">Another trust policy than the role's own, for a role that is created before the principals that it trusts; or null.</param>
    public static PlanStep CreateRole(RoleSpec role, IReadOnlyList<PlanStep> after, PolicyDocument? trust = null) => Creating(
        Entity.Role(role.Name),
        $"create the role in path {role.Path}, trusted by {(trust is null ? TrustedBy(role.Trust) : "nobody yet")}",
        after,
        async (a, c) => await a.CreateRoleAsync(
            new NewRole
            {
                Name = role.Name,
                Path = role.Path,
                TrustPolicy = PolicyWriter.Write(trust ?? role.Trust),
                Description = role.Description,
                MaxSessionDuration = role.MaxSessionDuration ?? IamLimits.DefaultSessionDuration,
                PermissionsBoundaryArn = role.PermissionsBoundaryArn,
                Tags = role.Tags,
            },
            c).ConfigureAwait(false));

    /// <summary>Creates a group.</summary>
    public static PlanStep CreateGroup(GroupSpec group) => Creating(
        Entity.Group(group.Name),
        $"create the group in path {group.Path}",
        [],
        async (a, c) => await a.CreateGroupAsync(group.Name, group.Path, c).ConfigureAwait(false));

    /// <summary>Creates a user.</summary>
    public static PlanStep CreateUser(UserSpec user, IReadOnlyList<PlanStep> after) => Creating(
        Entity.User(user.Name),
        $"create the user{(user.PermissionsBoundaryArn is null ? "" : $" with the permissions boundary {user.PermissionsBoundaryArn}")}",
        after,
        async (a, c) => await a.CreateUserAsync(
            new NewUser { Name = user.Name, Path = user.Path, PermissionsBoundaryArn = user.PermissionsBoundaryArn, Tags = user.Tags }, c).ConfigureAwait(false));

    /// <summary>Creates a customer managed policy.</summary>
    public static PlanStep CreatePolicy(PolicySpec policy) => Creating(
        PolicyOf(policy.Name),
        $"create the managed policy {policy.Arn}",
        [],
        async (a, c) => await a.CreatePolicyAsync(
            new NewPolicy { Name = policy.Name, Path = policy.Path, Document = PolicyWriter.Write(policy.Document), Description = policy.Description, Tags = policy.Tags },
            c).ConfigureAwait(false));

    /// <summary>Replaces a role's trust policy.</summary>
    public static PlanStep UpdateTrustPolicy(RoleSpec role, IReadOnlyList<PlanStep> after, IReadOnlyList<string> lines) => Step(
        Entity.Role(role.Name),
        "UpdateAssumeRolePolicy",
        "replace the trust policy",
        null,
        after,
        (a, c) => a.UpdateTrustPolicyAsync(role.Name, PolicyWriter.Write(role.Trust), c),
        lines);

    /// <summary>Changes a role's description and longest session, in one call.</summary>
    public static PlanStep UpdateRole(Entity role, string? description, int? maxSessionDuration) => Step(
        role,
        "UpdateRole",
        (description, maxSessionDuration) switch
        {
            (not null, not null) => $"set the description and the longest session ({maxSessionDuration} seconds)",
            (not null, null) => "set the description",
            _ => $"set the longest session to {maxSessionDuration} seconds",
        },
        null,
        [],
        (a, c) => a.UpdateRoleAsync(role.Name, description, maxSessionDuration, c));

    /// <summary>Sets a permissions boundary.</summary>
    public static PlanStep PutPermissionsBoundary(Entity entity, string policyArn, IReadOnlyList<PlanStep> after) => Step(
        entity,
        $"Put{entity.Kind}PermissionsBoundary",
        $"set the permissions boundary {policyArn}",
        policyArn,
        after,
        (a, c) => a.PutPermissionsBoundaryAsync(entity, policyArn, c));

    /// <summary>Adds tags to a role or user, or changes their values, in one call.</summary>
    public static PlanStep Tag(Entity entity, IReadOnlyList<Tag> tags) => Step(
        entity, $"Tag{entity.Kind}", Words(tags), null, [], (a, c) => a.TagAsync(entity, tags, c));

    /// <summary>Adds tags to a customer managed policy, or changes their values, in one call.</summary>
    public static PlanStep TagPolicy(PolicySpec policy, IReadOnlyList<Tag> tags) => Step(
        PolicyOf(policy.Name), "TagPolicy", Words(tags), null, [], (a, c) => a.TagPolicyAsync(policy.Arn, tags, c));

    /// <summary>Attaches a managed policy.</summary>
    public static PlanStep AttachPolicy(Entity entity, ManagedPolicySpec policy, IReadOnlyList<PlanStep> after) => Step(
        entity, AttachOperation(entity.Kind), $"attach managed policy {policy.Name}", policy.Arn, after, (a, c) => a.AttachPolicyAsync(entity, policy.Arn, c));

    /// <summary>Detaches a managed policy, which stays.</summary>
    public static PlanStep DetachPolicy(Entity entity, AttachedPolicy policy, params IReadOnlyList<PlanStep> after) => Step(
        entity, DetachOperation(entity.Kind), $"detach managed policy {policy.Name}", policy.Arn, after, (a, c) => a.DetachPolicyAsync(entity, policy.Arn, c));

    /// <summary>Writes an inline policy.</summary>
    public static PlanStep PutInlinePolicy(Entity entity, InlinePolicySpec policy, bool replaces, IReadOnlyList<PlanStep> after, IReadOnlyList<string> lines) => Step(
        entity,
        PutInlineOperation(entity.Kind),
        $"{(replaces ? "replace" : "add")} inline policy {policy.Name}",
        policy.Name,
        after,
        (a, c) => a.PutInlinePolicyAsync(entity, policy.Name, PolicyWriter.Write(policy.Document), c),
        lines);

    /// <summary>Deletes an inline policy.</summary>
    public static PlanStep DeleteInlinePolicy(Entity entity, string policyName, params IReadOnlyList<PlanStep> after) => Step(
        entity, $"Delete{entity.Kind}Policy", $"delete inline policy {policyName}", policyName, after, (a, c) => a.DeleteInlinePolicyAsync(entity, policyName, c));

    /// <summary>Adds a user to a group.</summary>
    public static PlanStep AddUserToGroup(Entity group, string userName, IReadOnlyList<PlanStep> after) => Step(
        group, AddUserOperation, $"add user {userName}", userName, after, (a, c) => a.AddUserToGroupAsync(group.Name, userName, c));

    /// <summary>Removes a user from a group; the user stays.</summary>
    public static PlanStep RemoveUserFromGroup(Entity group, string userName) => Step(
        group, RemoveUserOperation, $"remove user {userName}", userName, [], (a, c) => a.RemoveUserFromGroupAsync(group.Name, userName, c));

    /// <summary>Puts another document of a customer managed policy in force.</summary>
    public static PlanStep CreatePolicyVersion(PolicySpec policy, IReadOnlyList<PlanStep> after, IReadOnlyList<string> lines) => Step(
        PolicyOf(policy.Name),
        "CreatePolicyVersion",
        "put a new version in force",
        null,
        after,
        (a, c) => a.CreatePolicyVersionAsync(policy.Arn, PolicyWriter.Write(policy.Document), c),
        lines);

    /// <summary>Deletes a version of a managed policy that is not in force.</summary>
    public static PlanStep DeletePolicyVersion(ManagedPolicy policy, string versionId) => Step(
        PolicyOf(policy.Name), "DeletePolicyVersion", $"delete version {versionId}", versionId, [], (a, c) => a.DeletePolicyVersionAsync(policy.Arn, versionId, c));

    /// <summary>Removes a role from an instance profile.</summary>
    public static PlanStep RemoveFromInstanceProfile(Entity role, string profileName) => Step(
        role,
        "RemoveRoleFromInstanceProfile",
        $"remove from instance profile {profileName}",
        profileName,
        [],
        (a, c) => a.RemoveRoleFromInstanceProfileAsync(profileName, role.Name, c));

    /// <summary>Deletes a credential of a user; a hardware MFA device is only deactivated.</summary>
    public static PlanStep DeleteCredential(Entity user, UserCredential credential, IReadOnlyList<PlanStep> after) => Step(
        user,
        credential.Kind switch
        {
            UserCredentialKind.Password => "DeleteLoginProfile",
            UserCredentialKind.AccessKey => "DeleteAccessKey",
            UserCredentialKind.SigningCertificate => "DeleteSigningCertificate",
            UserCredentialKind.SshPublicKey => "DeleteSSHPublicKey",
            UserCredentialKind.ServiceSpecificCredential => "DeleteServiceSpecificCredential",
            _ => "DeactivateMFADevice",
        },
        credential.Kind switch
        {
            UserCredentialKind.Password => $"delete the {credential}",
            UserCredentialKind.MfaDevice when !credential.IsVirtual => $"deactivate {credential}",
            _ => $"delete {credential}",
        },
        credential.Id,
        after,
        (a, c) => a.DeleteCredentialAsync(user.Name, credential, c));

    /// <summary>Deletes a role, group or user, from which everything else was taken before.</summary>
    public static PlanStep Delete(Entity entity, IReadOnlyList<PlanStep> after) => Step(
        entity,
        DeleteOperation(entity.Kind),
        $"delete the {entity.Kind.ToNoun()}",
        null,
        after,
        (a, c) => entity.Kind switch
        {
            EntityKind.Role => a.DeleteRoleAsync(entity.Name, c),
            EntityKind.Group => a.DeleteGroupAsync(entity.Name, c),
            _ => a.DeleteUserAsync(entity.Name, c),
        });

    /// <summary>Deletes a customer managed policy.</summary>
    public static PlanStep DeletePolicy(ManagedPolicy policy, IReadOnlyList<PlanStep> after) => Step(
        PolicyOf(policy.Name), DeleteOperation(EntityKind.Policy), $"delete the managed policy {policy.Arn}", null, after, (a, c) => a.DeletePolicyAsync(policy.Arn, c));

    /// <summary>Whether a step attaches a managed policy; <see cref="PlanStep.Subject"/> is its ARN.</summary>
    public static bool Attaches(this PlanStep step) => step.Operation == AttachOperation(step.Entity.Kind);

    /// <summary>Whether a step detaches a managed policy; <see cref="PlanStep.Subject"/> is its ARN.</summary>
    public static bool Detaches(this PlanStep step) => step.Operation == DetachOperation(step.Entity.Kind);

    /// <summary>Whether a step writes an inline policy; <see cref="PlanStep.Subject"/> is its name.</summary>
    public static bool WritesInlinePolicy(this PlanStep step) => step.Operation == PutInlineOperation(step.Entity.Kind);

    /// <summary>Whether a step adds a user to a group; <see cref="PlanStep.Subject"/> is the user's name.</summary>
    public static bool AddsUser(this PlanStep step) => step.Operation == AddUserOperation;

    /// <summary>Whether a step removes a user from a group; <see cref="PlanStep.Subject"/> is the user's name.</summary>
    public static bool RemovesUser(this PlanStep step) => step.Operation == RemoveUserOperation;

    /// <summary>Whether a step deletes its entity.</summary>
    public static bool DeletesEntity(this PlanStep step) => step.Operation == DeleteOperation(step.Entity.Kind);

    private const string AddUserOperation = "AddUserToGroup";
    private const string RemoveUserOperation = "RemoveUserFromGroup";

    private static string AttachOperation(EntityKind kind) => $"Attach{kind}Policy";

    private static string DetachOperation(EntityKind kind) => $"Detach{kind}Policy";

    private static string PutInlineOperation(EntityKind kind) => $"Put{kind}Policy";

    private static string DeleteOperation(EntityKind kind) => $"Delete{kind}";

    private static Entity PolicyOf(string name) => new(EntityKind.Policy, name);

    private static string Words(IReadOnlyList<Tag> tags) => $"set the tag{(tags.Count == 1 ? "" : "s")} {string.Join(", ", tags.Select(t => $"{t.Key}={t.Value}"))}";

    private static string TrustedBy(PolicyDocument trust) =>
        string.Join(", ", trust.Statements.Where(s => s.Principal is not null).SelectMany(s => s.Principal!.Principals).Select(p => p.Value).Distinct(StringComparer.Ordinal));

    private static PlanStep Creating(Entity entity, string action, IReadOnlyList<PlanStep> after, Func<IIamAccount, CancellationToken, Task<IamEntity?>> apply) =>
        new(entity, $"Create{entity.Kind}", action, apply) { DependsOn = after };

    private static PlanStep Step(
        Entity entity,
        string operation,
        string action,
        string? subject,
        IReadOnlyList<PlanStep> after,
        Func<IIamAccount, CancellationToken, Task> call,
        IReadOnlyList<string>? lines = null) =>
        new(
            entity,
            operation,
            action,
            async (account, cancellationToken) =>
            {
                await call(account, cancellationToken).ConfigureAwait(false);
                return null;
            })
        { Subject = subject, DependsOn = after, Lines = lines ?? [] };
}
