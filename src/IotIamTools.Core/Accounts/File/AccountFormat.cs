namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// The form of the account file: what <c>aws iam get-account-authorization-details</c> prints, in its order. What that lacks stands
/// where the API's own structures have it. Source: IAM API reference, GetAccountAuthorizationDetails, and the structures Role, Policy, User.
/// </summary>
internal static class AccountFormat
{
    public static RecordShape Tag { get; } = new("a tag", new("Key", Shape.Text, true), new("Value", Shape.Text));

    public static RecordShape InlinePolicy { get; } = new("an inline policy", new("PolicyName", Shape.Text, true), new("PolicyDocument", Shape.Anything));

    public static RecordShape AttachedPolicy { get; } = new("an attached policy", new("PolicyName", Shape.Text), new("PolicyArn", Shape.Text, true));

    public static RecordShape Boundary { get; } = new(
        "a permissions boundary", new("PermissionsBoundaryType", Shape.Text), new("PermissionsBoundaryArn", Shape.Text));

    public static RecordShape LastUsed { get; } = new("a last use", new("LastUsedDate", Shape.Anything), new("Region", Shape.Text));

    public static RecordShape InstanceProfile { get; } = new(
        "an instance profile", new("Path", Shape.Text), new("InstanceProfileName", Shape.Text, true));

    public static RecordShape PolicyVersion { get; } = new(
        "a policy version",
        new("Document", Shape.Anything),
        new("VersionId", Shape.Text, true),
        new("IsDefaultVersion", Shape.Flag),
        new("CreateDate", Shape.Anything));

    // PasswordLastUsed stands where the API's User has it.
    public static RecordShape User { get; } = new(
        "a user",
        new("Path", Shape.Text),
        new("UserName", Shape.Text, true),
        new("UserId", Shape.Text),
        new("Arn", new ArnShape("user"), true),
        new("CreateDate", Shape.Anything),
        new("PasswordLastUsed", Shape.Anything),
        new("UserPolicyList", new ListShape(InlinePolicy)),
        new("GroupList", new ListShape(Shape.Text)),
        new("AttachedManagedPolicies", new ListShape(AttachedPolicy)),
        new("PermissionsBoundary", Boundary),
        new("Tags", new ListShape(Tag)));

    public static RecordShape Group { get; } = new(
        "a group",
        new("Path", Shape.Text),
        new("GroupName", Shape.Text, true),
        new("GroupId", Shape.Text),
        new("Arn", new ArnShape("group"), true),
        new("CreateDate", Shape.Anything),
        new("GroupPolicyList", new ListShape(InlinePolicy)),
        new("AttachedManagedPolicies", new ListShape(AttachedPolicy)));

    // An export has no Description and MaxSessionDuration; they stand where the API's Role has them.
    public static RecordShape Role { get; } = new(
        "a role",
        new("Path", Shape.Text),
        new("RoleName", Shape.Text, true),
        new("RoleId", Shape.Text),
        new("Arn", new ArnShape("role"), true),
        new("CreateDate", Shape.Anything),
        new("AssumeRolePolicyDocument", Shape.Anything),
        new("Description", Shape.Text),
        new("MaxSessionDuration", Shape.Number),
        new("InstanceProfileList", new ListShape(InstanceProfile)),
        new("RolePolicyList", new ListShape(InlinePolicy)),
        new("AttachedManagedPolicies", new ListShape(AttachedPolicy)),
        new("PermissionsBoundary", Boundary),
        new("Tags", new ListShape(Tag)),
        new("RoleLastUsed", LastUsed));

    // An export has no tags of policies; they stand last, as in the API's Policy.
    public static RecordShape Policy { get; } = new(
        "a managed policy",
        new("PolicyName", Shape.Text),
        new("PolicyId", Shape.Text),
        new("Arn", Shape.Text, true),
        new("Path", Shape.Text),
        new("DefaultVersionId", Shape.Text),
        new("AttachmentCount", Shape.Number),
        new("PermissionsBoundaryUsageCount", Shape.Number),
        new("IsAttachable", Shape.Flag),
        new("Description", Shape.Text),
        new("CreateDate", Shape.Anything),
        new("UpdateDate", Shape.Anything),
        new("PolicyVersionList", new ListShape(PolicyVersion)),
        new("Tags", new ListShape(Tag)));

    // AccountId and Partition are ours: without them an account without entities would have no number.
    // SummaryMap is what get-account-summary prints; it may be put here to tell the quotas of an account.
    public static RecordShape Account { get; } = new(
        "an account",
        new("AccountId", Shape.Text),
        new("Partition", Shape.Text),
        new("UserDetailList", new ListShape(User, "UserName")),
        new("GroupDetailList", new ListShape(Group, "GroupName")),
        new("RoleDetailList", new ListShape(Role, "RoleName")),
        new("Policies", new ListShape(Policy, "Arn")),
        new("IsTruncated", Shape.Flag),
        new("Marker", Shape.Text),
        new("SummaryMap", new RecordShape("a summary", [.. AccountQuotas.Names.Select(name => new MemberShape(name, Shape.Number))])));

    /// <summary>The lists that make a JSON file an account file; one of them must be there.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];
}
