namespace IotIamTools.Core.Accounts;

/// <summary>
/// All identities of an account with their policies: what <c>aws iam get-account-authorization-details</c> gives.
/// Source: IAM API, GetAccountAuthorizationDetails.
/// </summary>
public sealed record AuthorizationDetails
{
    /// <summary>The users.</summary>
    public IReadOnlyList<UserDetail> Users { get; init; } = [];

    /// <summary>The groups.</summary>
    public IReadOnlyList<GroupDetail> Groups { get; init; } = [];

    /// <summary>The roles.</summary>
    public IReadOnlyList<RoleDetail> Roles { get; init; } = [];

    /// <summary>The managed policies in use, with all their versions and documents.</summary>
    public IReadOnlyList<ManagedPolicyDetail> Policies { get; init; } = [];

    /// <summary>Whether they were cut off: those of an export that lacks entities which the account has.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>What whoever decides by them should know.</summary>
    public IReadOnlyList<string> Warnings =>
        IsTruncated ? ["The account file is an export that was cut off: principals and policies may be missing in it."] : [];
}

/// <summary>A user with its policies and groups.</summary>
/// <param name="User">The user.</param>
/// <param name="InlinePolicies">Its inline policies.</param>
/// <param name="AttachedPolicies">Its managed policies.</param>
/// <param name="GroupNames">The groups that it is in.</param>
public sealed record UserDetail(User User, IReadOnlyList<InlinePolicy> InlinePolicies, IReadOnlyList<AttachedPolicy> AttachedPolicies, IReadOnlyList<string> GroupNames);

/// <summary>A group with its policies.</summary>
/// <param name="Group">The group.</param>
/// <param name="InlinePolicies">Its inline policies.</param>
/// <param name="AttachedPolicies">Its managed policies.</param>
public sealed record GroupDetail(Group Group, IReadOnlyList<InlinePolicy> InlinePolicies, IReadOnlyList<AttachedPolicy> AttachedPolicies);

/// <summary>A role with its policies. An export has neither the role's description nor its session duration.</summary>
/// <param name="Role">The role.</param>
/// <param name="InlinePolicies">Its inline policies.</param>
/// <param name="AttachedPolicies">Its managed policies.</param>
/// <param name="InstanceProfileNames">The instance profiles that it is in.</param>
public sealed record RoleDetail(Role Role, IReadOnlyList<InlinePolicy> InlinePolicies, IReadOnlyList<AttachedPolicy> AttachedPolicies, IReadOnlyList<string> InstanceProfileNames);

/// <summary>A managed policy with its versions.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Versions">Its versions with their documents.</param>
public sealed record ManagedPolicyDetail(ManagedPolicy Policy, IReadOnlyList<PolicyVersion> Versions)
{
    /// <summary>
    /// The document of the version in force, or null where it is not there. Exports of some IAM servers mark no version, and name it
    /// in the policy only.
    /// </summary>
    public string? DocumentInForce
    {
        get
        {
            var version = Versions.FirstOrDefault(v => v.IsDefault) ?? Versions.FirstOrDefault(v => v.VersionId == Policy.DefaultVersionId);
            return string.IsNullOrEmpty(version?.Document) ? null : version.Document;
        }
    }
}
