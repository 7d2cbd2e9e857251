using System.Runtime.CompilerServices;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <content>What is asked of the account.</content>
public sealed partial class LocalAccount
{
    /// <inheritdoc/>
    public Task<AccountIdentity> GetIdentityAsync(CancellationToken cancellationToken) => ReadAsync(s => s.Identity, cancellationToken);

    /// <inheritdoc/>
    public Task<AuthorizationDetails> GetAuthorizationDetailsAsync(CancellationToken cancellationToken) => ReadAsync(Views.Details, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RoleDetail>> ListRoleDetailsAsync(CancellationToken cancellationToken) => ReadAsync(Views.RoleDetails, cancellationToken);

    /// <inheritdoc/>
    public Task<Role?> FindRoleAsync(string roleName, CancellationToken cancellationToken) =>
        ReadAsync(s => s.Find(EntityKind.Role, roleName) is { } role ? Views.Role(role) : null, cancellationToken);

    /// <inheritdoc/>
    public Task<GroupWithUsers?> FindGroupAsync(string groupName, CancellationToken cancellationToken) => ReadAsync(
        s => s.Find(EntityKind.Group, groupName) is { } group
            ? new GroupWithUsers(Views.Group(group), [.. s.All(EntityFormat.User).Where(u => u.IsIn(group.Name)).Select(u => u.Name)])
            : null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken) =>
        ReadAsync(s => s.Find(EntityKind.User, userName) is { } user ? Views.User(user) : null, cancellationToken);

    /// <inheritdoc/>
    public Task<ManagedPolicy?> FindPolicyAsync(string policyArn, CancellationToken cancellationToken) =>
        ReadAsync(s => StoredPolicies.Find(s, policyArn) is { } policy ? Views.Policy(s, policy) : null, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Role> ListRolesAsync(string pathPrefix, CancellationToken cancellationToken) =>
        ListAsync(s => Below(s, EntityFormat.Role, pathPrefix).Select(Views.Role), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Group> ListGroupsAsync(string pathPrefix, CancellationToken cancellationToken) =>
        ListAsync(s => Below(s, EntityFormat.Group, pathPrefix).Select(Views.Group), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<User> ListUsersAsync(string pathPrefix, CancellationToken cancellationToken) =>
        ListAsync(s => Below(s, EntityFormat.User, pathPrefix).Select(Views.User), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ManagedPolicy> ListPoliciesAsync(bool includeAwsManaged, CancellationToken cancellationToken) =>
        ListAsync(s => StoredPolicies.All(s, includeAwsManaged).Select(p => Views.Policy(s, p)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Group>> ListGroupsForUserAsync(string userName, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<Group>>(
        s => [.. s.Require(Entity.User(userName), "ListGroupsForUser").GroupNames.Select(n => s.Find(EntityKind.Group, n)).OfType<StoredEntity>().Select(Views.Group)],
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UserCredential>> ListCredentialsAsync(string userName, UserCredentialKind kind, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<UserCredential>>(_ => throw IamErrors.NoCredentials.ToException("ListCredentials"), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AttachedPolicy>> ListAttachedPoliciesAsync(Entity entity, CancellationToken cancellationToken) =>
        ReadAsync(s => Views.Attached(s.Require(entity, $"ListAttached{entity.Kind}Policies")), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListInlinePolicyNamesAsync(Entity entity, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<string>>(
        s => [.. s.Require(entity, $"List{entity.Kind}Policies").InlinePolicies.Select(p => p.Text("PolicyName") ?? "")],
        cancellationToken);

    /// <inheritdoc/>
    public Task<string?> FindInlinePolicyAsync(Entity entity, string policyName, CancellationToken cancellationToken) => ReadAsync(
        s => s.Find(entity.Kind, entity.Name)?.FindInline(policyName) is { } policy ? StoredDocument.Read(policy["PolicyDocument"]) : null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListInstanceProfilesForRoleAsync(string roleName, CancellationToken cancellationToken) =>
        ReadAsync(s => Views.InstanceProfiles(s.Require(Entity.Role(roleName), "ListInstanceProfilesForRole")), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PolicyVersion>> ListPolicyVersionsAsync(string policyArn, CancellationToken cancellationToken) =>
        ReadAsync(s => Views.Versions(StoredPolicies.Require(s, policyArn, "ListPolicyVersions"), withDocument: false), cancellationToken);

    /// <inheritdoc/>
    public Task<PolicyVersion> GetPolicyVersionAsync(string policyArn, string versionId, CancellationToken cancellationToken) => ReadAsync(
        s => Views.Versions(StoredPolicies.Require(s, policyArn, "GetPolicyVersion"), withDocument: true).FirstOrDefault(v => v.VersionId == versionId)
            ?? throw IamErrors.NoSuchVersion(policyArn, versionId).ToException("GetPolicyVersion"),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PolicyUse>> ListEntitiesForPolicyAsync(string policyArn, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<PolicyUse>>(
        s =>
        {
            StoredPolicies.Require(s, policyArn, "ListEntitiesForPolicy");
            return [.. s.UsesOf(policyArn)];
        },
        cancellationToken);

    private static IEnumerable<StoredEntity> Below(AccountState state, EntityFormat format, string pathPrefix) =>
        state.All(format).Where(e => e.Path.StartsWith(pathPrefix, StringComparison.Ordinal));

    private async IAsyncEnumerable<T> ListAsync<T>(Func<AccountState, IEnumerable<T>> list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // All at once, so that what is changed between two items is not half in the list.
        foreach (var item in await ReadAsync(s => list(s).ToList(), cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
