using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>An account that counts the calls that it gets, and in which a test can hold up or fail any of them.</summary>
internal sealed class WatchedAccount(IIamAccount inner) : IIamAccount
{
    private readonly ConcurrentQueue<Call> _calls = new();
    private int _number;
    private int _running;
    private int _mostAtOnce;

    /// <summary>Awaited before each call is passed on; what it throws is what the caller gets.</summary>
    public Func<Call, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>
    /// The credentials of users by name, which a file does not have; null where they are not told. A user who has any cannot be deleted.
    /// </summary>
    public Dictionary<string, List<UserCredential>>? Credentials { get; init; }

    /// <summary>What the account says that it has, in place of what it has; null for that.</summary>
    public AuthorizationDetails? Details { get; init; }

    public IReadOnlyList<Call> Calls => [.. _calls];

    public IReadOnlyList<Call> Writes => [.. _calls.Where(c => c.IsWrite)];

    /// <summary>The most calls that were under way at one moment.</summary>
    public int MostAtOnce => _mostAtOnce;

    public string Description => inner.Description;

    public Task<string> GetTitleAsync(CancellationToken cancellationToken) => inner.GetTitleAsync(cancellationToken);

    public string? Region => inner.Region;

    public string Partition => inner.Partition;

    /// <summary>The calls by operation, such as "AttachRolePolicy 6, CreateRole 5, GetRole 5".</summary>
    public string Counts => string.Join(", ", _calls.GroupBy(c => c.Operation).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));

    public void Forget() => _calls.Clear();

    public Task<AccountIdentity> GetIdentityAsync(CancellationToken cancellationToken) =>
        Go("GetCallerIdentity", "", () => inner.GetIdentityAsync(cancellationToken));

    public Task<AuthorizationDetails> GetAuthorizationDetailsAsync(CancellationToken cancellationToken) =>
        Go("GetAccountAuthorizationDetails", "", () => Details is null ? inner.GetAuthorizationDetailsAsync(cancellationToken) : Task.FromResult(Details));

    public Task<IReadOnlyList<RoleDetail>> ListRoleDetailsAsync(CancellationToken cancellationToken) =>
        Go("GetAccountAuthorizationDetails", "", () => inner.ListRoleDetailsAsync(cancellationToken));

    public Task<Role?> FindRoleAsync(string roleName, CancellationToken cancellationToken) =>
        Go("GetRole", roleName, () => inner.FindRoleAsync(roleName, cancellationToken));

    public Task<GroupWithUsers?> FindGroupAsync(string groupName, CancellationToken cancellationToken) =>
        Go("GetGroup", groupName, () => inner.FindGroupAsync(groupName, cancellationToken));

    public Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken) =>
        Go("GetUser", userName, () => inner.FindUserAsync(userName, cancellationToken));

    public Task<ManagedPolicy?> FindPolicyAsync(string policyArn, CancellationToken cancellationToken) =>
        Go("GetPolicy", policyArn, () => inner.FindPolicyAsync(policyArn, cancellationToken));

    public IAsyncEnumerable<Role> ListRolesAsync(string pathPrefix, CancellationToken cancellationToken) => throw Unexpected();

    public IAsyncEnumerable<Group> ListGroupsAsync(string pathPrefix, CancellationToken cancellationToken) => throw Unexpected();

    public async IAsyncEnumerable<User> ListUsersAsync(string pathPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Do("ListUsers", pathPrefix, () => Task.CompletedTask);
        await foreach (var user in inner.ListUsersAsync(pathPrefix, cancellationToken))
        {
            yield return user;
        }
    }

    public IAsyncEnumerable<ManagedPolicy> ListPoliciesAsync(bool includeAwsManaged, CancellationToken cancellationToken) => throw Unexpected();

    public Task<IReadOnlyList<Group>> ListGroupsForUserAsync(string userName, CancellationToken cancellationToken) =>
        Go("ListGroupsForUser", userName, () => inner.ListGroupsForUserAsync(userName, cancellationToken));

    public Task<IReadOnlyList<UserCredential>> ListCredentialsAsync(string userName, UserCredentialKind kind, CancellationToken cancellationToken) => Go(
        $"List{kind}s",
        userName,
        () => Credentials is null
            ? inner.ListCredentialsAsync(userName, kind, cancellationToken)
            : Task.FromResult<IReadOnlyList<UserCredential>>([.. Credentials.GetValueOrDefault(userName, []).Where(c => c.Kind == kind)]));

    public Task<IReadOnlyList<AttachedPolicy>> ListAttachedPoliciesAsync(Entity entity, CancellationToken cancellationToken) =>
        Go($"ListAttached{entity.Kind}Policies", entity.Name, () => inner.ListAttachedPoliciesAsync(entity, cancellationToken));

    public Task<IReadOnlyList<string>> ListInlinePolicyNamesAsync(Entity entity, CancellationToken cancellationToken) =>
        Go($"List{entity.Kind}Policies", entity.Name, () => inner.ListInlinePolicyNamesAsync(entity, cancellationToken));

    public Task<string?> FindInlinePolicyAsync(Entity entity, string policyName, CancellationToken cancellationToken) =>
        Go($"Get{entity.Kind}Policy", $"{entity.Name}/{policyName}", () => inner.FindInlinePolicyAsync(entity, policyName, cancellationToken));

    public Task<IReadOnlyList<string>> ListInstanceProfilesForRoleAsync(string roleName, CancellationToken cancellationToken) =>
        Go("ListInstanceProfilesForRole", roleName, () => inner.ListInstanceProfilesForRoleAsync(roleName, cancellationToken));

    public Task<IReadOnlyList<PolicyVersion>> ListPolicyVersionsAsync(string policyArn, CancellationToken cancellationToken) =>
        Go("ListPolicyVersions", policyArn, () => inner.ListPolicyVersionsAsync(policyArn, cancellationToken));

    public Task<PolicyVersion> GetPolicyVersionAsync(string policyArn, string versionId, CancellationToken cancellationToken) =>
        Go("GetPolicyVersion", policyArn, () => inner.GetPolicyVersionAsync(policyArn, versionId, cancellationToken));

    public Task<IReadOnlyList<PolicyUse>> ListEntitiesForPolicyAsync(string policyArn, CancellationToken cancellationToken) =>
        Go("ListEntitiesForPolicy", policyArn, () => inner.ListEntitiesForPolicyAsync(policyArn, cancellationToken));

    public Task<Role> CreateRoleAsync(NewRole role, CancellationToken cancellationToken) =>
        Go("CreateRole", role.Name, () => inner.CreateRoleAsync(role, cancellationToken));

    public Task UpdateRoleAsync(string roleName, string? description, int? maxSessionDuration, CancellationToken cancellationToken) =>
        Do("UpdateRole", roleName, () => inner.UpdateRoleAsync(roleName, description, maxSessionDuration, cancellationToken));

    public Task UpdateTrustPolicyAsync(string roleName, string document, CancellationToken cancellationToken) =>
        Do("UpdateAssumeRolePolicy", roleName, () => inner.UpdateTrustPolicyAsync(roleName, document, cancellationToken));

    public Task DeleteRoleAsync(string roleName, CancellationToken cancellationToken) =>
        Do("DeleteRole", roleName, () => inner.DeleteRoleAsync(roleName, cancellationToken));

    public Task<Group> CreateGroupAsync(string groupName, string path, CancellationToken cancellationToken) =>
        Go("CreateGroup", groupName, () => inner.CreateGroupAsync(groupName, path, cancellationToken));

    public Task DeleteGroupAsync(string groupName, CancellationToken cancellationToken) =>
        Do("DeleteGroup", groupName, () => inner.DeleteGroupAsync(groupName, cancellationToken));

    public Task<User> CreateUserAsync(NewUser user, CancellationToken cancellationToken) =>
        Go("CreateUser", user.Name, () => inner.CreateUserAsync(user, cancellationToken));

    public Task DeleteUserAsync(string userName, CancellationToken cancellationToken) => Do(
        "DeleteUser",
        userName,
        () => Credentials?.GetValueOrDefault(userName) is [var credential, ..]
            ? throw new IamException(IamErrorCodes.DeleteConflict, $"Cannot delete entity, must delete {credential} first.", "DeleteUser")
            : inner.DeleteUserAsync(userName, cancellationToken));

    public Task DeleteCredentialAsync(string userName, UserCredential credential, CancellationToken cancellationToken) => Do(
        $"Delete{credential.Kind}",
        $"{userName}/{credential.Id}",
        () => Credentials is null ? inner.DeleteCredentialAsync(userName, credential, cancellationToken)
            : Credentials[userName].RemoveAll(c => (c.Kind, c.Id) == (credential.Kind, credential.Id)) == 1 ? Task.CompletedTask
            : throw new IamException(IamErrorCodes.NoSuchEntity, $"The {credential} cannot be found.", $"Delete{credential.Kind}"));

    public Task AddUserToGroupAsync(string groupName, string userName, CancellationToken cancellationToken) =>
        Do("AddUserToGroup", $"{groupName}/{userName}", () => inner.AddUserToGroupAsync(groupName, userName, cancellationToken));

    public Task RemoveUserFromGroupAsync(string groupName, string userName, CancellationToken cancellationToken) =>
        Do("RemoveUserFromGroup", $"{groupName}/{userName}", () => inner.RemoveUserFromGroupAsync(groupName, userName, cancellationToken));

    public Task AttachPolicyAsync(Entity entity, string policyArn, CancellationToken cancellationToken) =>
        Do($"Attach{entity.Kind}Policy", $"{entity.Name}/{policyArn[(policyArn.LastIndexOf('/') + 1)..]}", () => inner.AttachPolicyAsync(entity, policyArn, cancellationToken));

    public Task DetachPolicyAsync(Entity entity, string policyArn, CancellationToken cancellationToken) =>
        Do($"Detach{entity.Kind}Policy", entity.Name, () => inner.DetachPolicyAsync(entity, policyArn, cancellationToken));

    public Task PutInlinePolicyAsync(Entity entity, string policyName, string document, CancellationToken cancellationToken) =>
        Do($"Put{entity.Kind}Policy", $"{entity.Name}/{policyName}", () => inner.PutInlinePolicyAsync(entity, policyName, document, cancellationToken));

    public Task DeleteInlinePolicyAsync(Entity entity, string policyName, CancellationToken cancellationToken) =>
        Do($"Delete{entity.Kind}Policy", $"{entity.Name}/{policyName}", () => inner.DeleteInlinePolicyAsync(entity, policyName, cancellationToken));

    public Task PutPermissionsBoundaryAsync(Entity entity, string policyArn, CancellationToken cancellationToken) =>
        Do($"Put{entity.Kind}PermissionsBoundary", entity.Name, () => inner.PutPermissionsBoundaryAsync(entity, policyArn, cancellationToken));

    public Task DeletePermissionsBoundaryAsync(Entity entity, CancellationToken cancellationToken) =>
        Do($"Delete{entity.Kind}PermissionsBoundary", entity.Name, () => inner.DeletePermissionsBoundaryAsync(entity, cancellationToken));

    public Task TagAsync(Entity entity, IReadOnlyList<Tag> tags, CancellationToken cancellationToken) =>
        Do($"Tag{entity.Kind}", entity.Name, () => inner.TagAsync(entity, tags, cancellationToken));

    public Task UntagAsync(Entity entity, IReadOnlyList<string> tagKeys, CancellationToken cancellationToken) =>
        Do($"Untag{entity.Kind}", entity.Name, () => inner.UntagAsync(entity, tagKeys, cancellationToken));

    public Task<ManagedPolicy> CreatePolicyAsync(NewPolicy policy, CancellationToken cancellationToken) =>
        Go("CreatePolicy", policy.Name, () => inner.CreatePolicyAsync(policy, cancellationToken));

    public Task<PolicyVersion> CreatePolicyVersionAsync(string policyArn, string document, CancellationToken cancellationToken) =>
        Go("CreatePolicyVersion", policyArn, () => inner.CreatePolicyVersionAsync(policyArn, document, cancellationToken));

    public Task TagPolicyAsync(string policyArn, IReadOnlyList<Tag> tags, CancellationToken cancellationToken) =>
        Do("TagPolicy", policyArn, () => inner.TagPolicyAsync(policyArn, tags, cancellationToken));

    public Task UntagPolicyAsync(string policyArn, IReadOnlyList<string> tagKeys, CancellationToken cancellationToken) =>
        Do("UntagPolicy", policyArn, () => inner.UntagPolicyAsync(policyArn, tagKeys, cancellationToken));

    public Task DeletePolicyVersionAsync(string policyArn, string versionId, CancellationToken cancellationToken) =>
        Do("DeletePolicyVersion", $"{policyArn} {versionId}", () => inner.DeletePolicyVersionAsync(policyArn, versionId, cancellationToken));

    public Task DeletePolicyAsync(string policyArn, CancellationToken cancellationToken) =>
        Do("DeletePolicy", policyArn, () => inner.DeletePolicyAsync(policyArn, cancellationToken));

    public Task RemoveRoleFromInstanceProfileAsync(string instanceProfileName, string roleName, CancellationToken cancellationToken) =>
        Do("RemoveRoleFromInstanceProfile", roleName, () => inner.RemoveRoleFromInstanceProfileAsync(instanceProfileName, roleName, cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static NotSupportedException Unexpected() => new("A set-up has no use for lists of a whole account.");

    private Task Do(string operation, string target, Func<Task> call) => Go(operation, target, async () =>
    {
        await call();
        return true;
    });

    private async Task<T> Go<T>(string operation, string target, Func<Task<T>> call)
    {
        var made = new Call(operation, target, Interlocked.Increment(ref _number));
        _calls.Enqueue(made);
        var now = Interlocked.Increment(ref _running);
        for (var most = _mostAtOnce; now > most; most = _mostAtOnce)
        {
            Interlocked.CompareExchange(ref _mostAtOnce, now, most);
        }

        try
        {
            await Before(made);
            return await call();
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}

/// <summary>A call that an account got.</summary>
/// <param name="Operation">The API operation.</param>
/// <param name="Target">What it is about.</param>
/// <param name="Number">The how manieth call of the account it is, from 1.</param>
internal sealed record Call(string Operation, string Target, int Number)
{
    public bool IsWrite => !Operation.StartsWith("Get", StringComparison.Ordinal) && !Operation.StartsWith("List", StringComparison.Ordinal);

    public override string ToString() => $"{Operation} {Target}";
}
