using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts;

/// <summary>
/// The IAM of one AWS account, in the terms of the domain: in the cloud, or in a file. Each member is one operation of the IAM
/// API (its name is the operation's, for the kind of entity) with its paging done.
/// </summary>
/// <remarks>
/// <para>Every member throws <see cref="IamException"/> with the code that AWS gives (<see cref="IamErrorCodes"/>), and
/// <see cref="OperationCanceledException"/> when it is cancelled; nothing else. A <c>Find...</c> member gives null where AWS says
/// NoSuchEntity.</para>
/// <para>Nothing that this module does takes a tag or a boundary away. <see cref="UntagAsync"/>, <see cref="UntagPolicyAsync"/> and
/// <see cref="DeletePermissionsBoundaryAsync"/> are here for tests, which damage an account of either kind and see it found and
/// repaired.</para>
/// <para>Members may be called at the same time from several threads. Policy documents are JSON text, decoded. Names ignore case
/// when entities are looked up, as in IAM, and keep the case with which they were created.</para>
/// </remarks>
public interface IIamAccount : IAsyncDisposable
{
    /// <summary>What the account is, for people: a file's path, or the profile and endpoint. Never a secret.</summary>
    string Description { get; }

    /// <summary>
    /// The account in a few words, for a question or a line that must name it: its id, and the file or the credentials, such as
    /// <c>123456789012 (file rehearsal.json)</c>, <c>123456789012 (profile admin)</c> or <c>123456789012 (default credentials)</c>. Never a
    /// secret. In the cloud it asks for the caller (<see cref="GetIdentityAsync"/>).
    /// </summary>
    Task<string> GetTitleAsync(CancellationToken cancellationToken);

    /// <summary>The Region that the session works in, for ARNs of regional services; null where none is set.</summary>
    string? Region { get; }

    /// <summary>The partition that the account is in, such as <c>aws</c> or <c>aws-cn</c>, known without a call.</summary>
    string Partition { get; }

    /// <summary>The caller and its account (STS GetCallerIdentity); asked for once and kept.</summary>
    Task<AccountIdentity> GetIdentityAsync(CancellationToken cancellationToken);

    /// <summary>Everything at once (GetAccountAuthorizationDetails), for audits and checks of many principals.</summary>
    Task<AuthorizationDetails> GetAuthorizationDetailsAsync(CancellationToken cancellationToken);

    /// <summary>All roles with their policies, at once (GetAccountAuthorizationDetails, filter Role).</summary>
    Task<IReadOnlyList<RoleDetail>> ListRoleDetailsAsync(CancellationToken cancellationToken);

    /// <summary>A role, or null (GetRole).</summary>
    Task<Role?> FindRoleAsync(string roleName, CancellationToken cancellationToken);

    /// <summary>A group with its users, or null (GetGroup).</summary>
    Task<GroupWithUsers?> FindGroupAsync(string groupName, CancellationToken cancellationToken);

    /// <summary>A user, or null (GetUser).</summary>
    Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken);

    /// <summary>A managed policy, or null (GetPolicy).</summary>
    Task<ManagedPolicy?> FindPolicyAsync(string policyArn, CancellationToken cancellationToken);

    /// <summary>The roles below a path (ListRoles).</summary>
    IAsyncEnumerable<Role> ListRolesAsync(string pathPrefix, CancellationToken cancellationToken);

    /// <summary>The groups below a path (ListGroups).</summary>
    IAsyncEnumerable<Group> ListGroupsAsync(string pathPrefix, CancellationToken cancellationToken);

    /// <summary>The users below a path (ListUsers).</summary>
    IAsyncEnumerable<User> ListUsersAsync(string pathPrefix, CancellationToken cancellationToken);

    /// <summary>The customer managed policies (ListPolicies, scope Local), or with <paramref name="includeAwsManaged"/> all.</summary>
    IAsyncEnumerable<ManagedPolicy> ListPoliciesAsync(bool includeAwsManaged, CancellationToken cancellationToken);

    /// <summary>The groups of a user (ListGroupsForUser).</summary>
    Task<IReadOnlyList<Group>> ListGroupsForUserAsync(string userName, CancellationToken cancellationToken);

    /// <summary>
    /// The credentials of one kind that a user has, access keys with their last use (GetLoginProfile, List..., GetAccessKeyLastUsed).
    /// OperationNotSupported where the account cannot tell: a file has none in it.
    /// </summary>
    Task<IReadOnlyList<UserCredential>> ListCredentialsAsync(string userName, UserCredentialKind kind, CancellationToken cancellationToken);

    /// <summary>The managed policies of an entity (ListAttached...Policies).</summary>
    Task<IReadOnlyList<AttachedPolicy>> ListAttachedPoliciesAsync(Entity entity, CancellationToken cancellationToken);

    /// <summary>The names of an entity's inline policies (List...Policies).</summary>
    Task<IReadOnlyList<string>> ListInlinePolicyNamesAsync(Entity entity, CancellationToken cancellationToken);

    /// <summary>The document of an inline policy, or null (Get...Policy).</summary>
    Task<string?> FindInlinePolicyAsync(Entity entity, string policyName, CancellationToken cancellationToken);

    /// <summary>The instance profiles that a role is in (ListInstanceProfilesForRole).</summary>
    Task<IReadOnlyList<string>> ListInstanceProfilesForRoleAsync(string roleName, CancellationToken cancellationToken);

    /// <summary>The versions of a managed policy, without documents (ListPolicyVersions).</summary>
    Task<IReadOnlyList<PolicyVersion>> ListPolicyVersionsAsync(string policyArn, CancellationToken cancellationToken);

    /// <summary>A version of a managed policy with its document (GetPolicyVersion).</summary>
    Task<PolicyVersion> GetPolicyVersionAsync(string policyArn, string versionId, CancellationToken cancellationToken);

    /// <summary>The entities that use a managed policy (ListEntitiesForPolicy).</summary>
    Task<IReadOnlyList<PolicyUse>> ListEntitiesForPolicyAsync(string policyArn, CancellationToken cancellationToken);

    /// <summary>Makes a role with its trust policy, boundary and tags (CreateRole).</summary>
    Task<Role> CreateRoleAsync(NewRole role, CancellationToken cancellationToken);

    /// <summary>Changes a role's description and longest session; null leaves a value as it is (UpdateRole).</summary>
    Task UpdateRoleAsync(string roleName, string? description, int? maxSessionDuration, CancellationToken cancellationToken);

    /// <summary>Replaces a role's trust policy (UpdateAssumeRolePolicy).</summary>
    Task UpdateTrustPolicyAsync(string roleName, string document, CancellationToken cancellationToken);

    /// <summary>Deletes a role that has no policies and is in no instance profile (DeleteRole).</summary>
    Task DeleteRoleAsync(string roleName, CancellationToken cancellationToken);

    /// <summary>Makes a group (CreateGroup).</summary>
    Task<Group> CreateGroupAsync(string groupName, string path, CancellationToken cancellationToken);

    /// <summary>Deletes a group that has no users and no policies (DeleteGroup).</summary>
    Task DeleteGroupAsync(string groupName, CancellationToken cancellationToken);

    /// <summary>Makes a user with its boundary and tags (CreateUser).</summary>
    Task<User> CreateUserAsync(NewUser user, CancellationToken cancellationToken);

    /// <summary>Deletes a user that has no policies, groups or credentials (DeleteUser).</summary>
    Task DeleteUserAsync(string userName, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a credential of a user (Delete...). An MFA device is taken from the user, and a virtual one deleted then
    /// (DeactivateMFADevice, DeleteVirtualMFADevice).
    /// </summary>
    Task DeleteCredentialAsync(string userName, UserCredential credential, CancellationToken cancellationToken);

    /// <summary>Puts a user into a group; it may be in it already (AddUserToGroup).</summary>
    Task AddUserToGroupAsync(string groupName, string userName, CancellationToken cancellationToken);

    /// <summary>Takes a user out of a group (RemoveUserFromGroup).</summary>
    Task RemoveUserFromGroupAsync(string groupName, string userName, CancellationToken cancellationToken);

    /// <summary>Attaches a managed policy; it may be attached already (Attach...Policy).</summary>
    Task AttachPolicyAsync(Entity entity, string policyArn, CancellationToken cancellationToken);

    /// <summary>Detaches a managed policy (Detach...Policy).</summary>
    Task DetachPolicyAsync(Entity entity, string policyArn, CancellationToken cancellationToken);

    /// <summary>Writes an inline policy, new or over the one of that name (Put...Policy).</summary>
    Task PutInlinePolicyAsync(Entity entity, string policyName, string document, CancellationToken cancellationToken);

    /// <summary>Deletes an inline policy (Delete...Policy).</summary>
    Task DeleteInlinePolicyAsync(Entity entity, string policyName, CancellationToken cancellationToken);

    /// <summary>Sets the permissions boundary of a role or user (Put...PermissionsBoundary).</summary>
    Task PutPermissionsBoundaryAsync(Entity entity, string policyArn, CancellationToken cancellationToken);

    /// <summary>Removes the permissions boundary of a role or user (Delete...PermissionsBoundary).</summary>
    Task DeletePermissionsBoundaryAsync(Entity entity, CancellationToken cancellationToken);

    /// <summary>Adds tags to a role or user, and replaces the values of those that are there (Tag...).</summary>
    Task TagAsync(Entity entity, IReadOnlyList<Tag> tags, CancellationToken cancellationToken);

    /// <summary>Removes tags from a role or user (Untag...).</summary>
    Task UntagAsync(Entity entity, IReadOnlyList<string> tagKeys, CancellationToken cancellationToken);

    /// <summary>Makes a customer managed policy (CreatePolicy).</summary>
    Task<ManagedPolicy> CreatePolicyAsync(NewPolicy policy, CancellationToken cancellationToken);

    /// <summary>Adds a version to a customer managed policy and puts it in force (CreatePolicyVersion, SetAsDefault).</summary>
    Task<PolicyVersion> CreatePolicyVersionAsync(string policyArn, string document, CancellationToken cancellationToken);

    /// <summary>Adds tags to a customer managed policy, and replaces the values of those that are there (TagPolicy).</summary>
    Task TagPolicyAsync(string policyArn, IReadOnlyList<Tag> tags, CancellationToken cancellationToken);

    /// <summary>Removes tags from a customer managed policy (UntagPolicy).</summary>
    Task UntagPolicyAsync(string policyArn, IReadOnlyList<string> tagKeys, CancellationToken cancellationToken);

    /// <summary>Deletes a version that is not in force (DeletePolicyVersion).</summary>
    Task DeletePolicyVersionAsync(string policyArn, string versionId, CancellationToken cancellationToken);

    /// <summary>Deletes a customer managed policy that nobody uses and that has one version (DeletePolicy).</summary>
    Task DeletePolicyAsync(string policyArn, CancellationToken cancellationToken);

    /// <summary>Takes a role out of an instance profile (RemoveRoleFromInstanceProfile).</summary>
    Task RemoveRoleFromInstanceProfileAsync(string instanceProfileName, string roleName, CancellationToken cancellationToken);
}

/// <summary>A role to be made.</summary>
public sealed record NewRole
{
    /// <summary>The name, 1 to 64 of the characters <c>A-Z a-z 0-9 _ + = , . @ -</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The trust policy as JSON text.</summary>
    public required string TrustPolicy { get; init; }

    /// <summary>The description, at most 1000 characters, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The longest session in seconds, 3600 to 43200.</summary>
    public int MaxSessionDuration { get; init; } = IamLimits.DefaultSessionDuration;

    /// <summary>The ARN of the permissions boundary, or null for none.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The tags, at most 50.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A user to be made.</summary>
public sealed record NewUser
{
    /// <summary>The name, 1 to 64 of the characters <c>A-Z a-z 0-9 _ + = , . @ -</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The ARN of the permissions boundary, or null for none.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The tags, at most 50.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A customer managed policy to be made.</summary>
public sealed record NewPolicy
{
    /// <summary>The name, 1 to 128 of the characters <c>A-Z a-z 0-9 _ + = , . @ -</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The document as JSON text, at most 6144 characters without white space.</summary>
    public required string Document { get; init; }

    /// <summary>The description, at most 1000 characters, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The tags, at most 50.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}
