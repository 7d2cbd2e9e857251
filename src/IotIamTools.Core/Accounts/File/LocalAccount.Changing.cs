using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <content>What changes the account.</content>
public sealed partial class LocalAccount
{
    /// <inheritdoc/>
    public Task<Role> CreateRoleAsync(NewRole role, CancellationToken cancellationToken) =>
        ChangeAsync("CreateRole", s => EntityChanges.CreateRole(s, role), cancellationToken);

    /// <inheritdoc/>
    public Task UpdateRoleAsync(string roleName, string? description, int? maxSessionDuration, CancellationToken cancellationToken) =>
        ChangeAsync("UpdateRole", s => EntityChanges.UpdateRole(s, roleName, description, maxSessionDuration), cancellationToken);

    /// <inheritdoc/>
    public Task UpdateTrustPolicyAsync(string roleName, string document, CancellationToken cancellationToken) =>
        ChangeAsync("UpdateAssumeRolePolicy", s => TrustChanges.Update(s, roleName, document), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteRoleAsync(string roleName, CancellationToken cancellationToken) =>
        ChangeAsync("DeleteRole", s => EntityChanges.Delete(s, Entity.Role(roleName)), cancellationToken);

    /// <inheritdoc/>
    public Task<Group> CreateGroupAsync(string groupName, string path, CancellationToken cancellationToken) =>
        ChangeAsync("CreateGroup", s => EntityChanges.CreateGroup(s, groupName, path), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteGroupAsync(string groupName, CancellationToken cancellationToken) =>
        ChangeAsync("DeleteGroup", s => EntityChanges.Delete(s, Entity.Group(groupName)), cancellationToken);

    /// <inheritdoc/>
    public Task<User> CreateUserAsync(NewUser user, CancellationToken cancellationToken) =>
        ChangeAsync("CreateUser", s => EntityChanges.CreateUser(s, user), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteUserAsync(string userName, CancellationToken cancellationToken) =>
        ChangeAsync("DeleteUser", s => EntityChanges.Delete(s, Entity.User(userName)), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteCredentialAsync(string userName, UserCredential credential, CancellationToken cancellationToken) =>
        ChangeAsync("DeleteCredential", _ => throw IamErrors.NoCredentials.ToException("DeleteCredential"), cancellationToken);

    /// <inheritdoc/>
    public Task AddUserToGroupAsync(string groupName, string userName, CancellationToken cancellationToken) =>
        ChangeAsync("AddUserToGroup", s => MembershipChanges.Add(s, groupName, userName), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveUserFromGroupAsync(string groupName, string userName, CancellationToken cancellationToken) =>
        ChangeAsync("RemoveUserFromGroup", s => MembershipChanges.Remove(s, groupName, userName), cancellationToken);

    /// <inheritdoc/>
    public Task AttachPolicyAsync(Entity entity, string policyArn, CancellationToken cancellationToken) =>
        ChangeAsync($"Attach{entity.Kind}Policy", s => AttachmentChanges.Attach(s, entity, policyArn), cancellationToken);

    /// <inheritdoc/>
    public Task DetachPolicyAsync(Entity entity, string policyArn, CancellationToken cancellationToken) =>
        ChangeAsync($"Detach{entity.Kind}Policy", s => AttachmentChanges.Detach(s, entity, policyArn), cancellationToken);

    /// <inheritdoc/>
    public Task PutInlinePolicyAsync(Entity entity, string policyName, string document, CancellationToken cancellationToken) =>
        ChangeAsync($"Put{entity.Kind}Policy", s => InlineChanges.Put(s, entity, policyName, document), cancellationToken);

    /// <inheritdoc/>
    public Task DeleteInlinePolicyAsync(Entity entity, string policyName, CancellationToken cancellationToken) =>
        ChangeAsync($"Delete{entity.Kind}Policy", s => InlineChanges.Delete(s, entity, policyName), cancellationToken);

    /// <inheritdoc/>
    public Task PutPermissionsBoundaryAsync(Entity entity, string policyArn, CancellationToken cancellationToken) =>
        ChangeAsync($"Put{entity.Kind}PermissionsBoundary", s => BoundaryChanges.Put(s, entity, policyArn), cancellationToken);

    /// <inheritdoc/>
    public Task DeletePermissionsBoundaryAsync(Entity entity, CancellationToken cancellationToken) =>
        ChangeAsync($"Delete{entity.Kind}PermissionsBoundary", s => BoundaryChanges.Delete(s, entity), cancellationToken);

    /// <inheritdoc/>
    public Task TagAsync(Entity entity, IReadOnlyList<Tag> tags, CancellationToken cancellationToken) =>
        ChangeAsync($"Tag{entity.Kind}", s => TagChanges.Tag(s, entity, tags), cancellationToken);

    /// <inheritdoc/>
    public Task UntagAsync(Entity entity, IReadOnlyList<string> tagKeys, CancellationToken cancellationToken) =>
        ChangeAsync($"Untag{entity.Kind}", s => TagChanges.Untag(s, entity, tagKeys), cancellationToken);

    /// <inheritdoc/>
    public Task<ManagedPolicy> CreatePolicyAsync(NewPolicy policy, CancellationToken cancellationToken) =>
        ChangeAsync("CreatePolicy", s => PolicyChanges.Create(s, policy), cancellationToken);

    /// <inheritdoc/>
    public Task<PolicyVersion> CreatePolicyVersionAsync(string policyArn, string document, CancellationToken cancellationToken) =>
        ChangeAsync("CreatePolicyVersion", s => PolicyChanges.CreateVersion(s, policyArn, document), cancellationToken);

    /// <inheritdoc/>
    public Task TagPolicyAsync(string policyArn, IReadOnlyList<Tag> tags, CancellationToken cancellationToken) =>
        ChangeAsync("TagPolicy", s => PolicyChanges.Tag(s, policyArn, tags), cancellationToken);

    /// <inheritdoc/>
    public Task UntagPolicyAsync(string policyArn, IReadOnlyList<string> tagKeys, CancellationToken cancellationToken) =>
        ChangeAsync("UntagPolicy", s => PolicyChanges.Untag(s, policyArn, tagKeys), cancellationToken);

    /// <inheritdoc/>
    public Task DeletePolicyVersionAsync(string policyArn, string versionId, CancellationToken cancellationToken) =>
        ChangeAsync("DeletePolicyVersion", s => PolicyChanges.DeleteVersion(s, policyArn, versionId), cancellationToken);

    /// <inheritdoc/>
    public Task DeletePolicyAsync(string policyArn, CancellationToken cancellationToken) =>
        ChangeAsync("DeletePolicy", s => PolicyChanges.Delete(s, policyArn), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveRoleFromInstanceProfileAsync(string instanceProfileName, string roleName, CancellationToken cancellationToken) => ChangeAsync(
        "RemoveRoleFromInstanceProfile", s => EntityChanges.RemoveRoleFromInstanceProfile(s, instanceProfileName, roleName), cancellationToken);
}
