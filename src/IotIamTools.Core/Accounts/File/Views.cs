using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Gives what the file has in the terms of the domain.</summary>
internal static class Views
{
    public static Role Role(StoredEntity entity) => new()
    {
        Name = entity.Name,
        Path = entity.Path,
        Arn = entity.Arn,
        Id = entity.Id,
        CreateDate = Date(entity.Record, "CreateDate"),
        TrustPolicy = StoredDocument.Read(entity.Record["AssumeRolePolicyDocument"]),
        Description = entity.Record.Text("Description"),
        MaxSessionDuration = entity.Record.Number("MaxSessionDuration") ?? IamLimits.DefaultSessionDuration,
        PermissionsBoundaryArn = entity.BoundaryArn,
        Tags = Tags(entity.Record),
        LastUsed = entity.Record.Record("RoleLastUsed") is { } used ? new LastUsed(StoredDates.Read(used["LastUsedDate"]), used.Text("Region")) : null,
    };

    public static Group Group(StoredEntity entity) => new()
    {
        Name = entity.Name,
        Path = entity.Path,
        Arn = entity.Arn,
        Id = entity.Id,
        CreateDate = Date(entity.Record, "CreateDate"),
    };

    public static User User(StoredEntity entity) => new()
    {
        Name = entity.Name,
        Path = entity.Path,
        Arn = entity.Arn,
        Id = entity.Id,
        CreateDate = Date(entity.Record, "CreateDate"),
        PasswordLastUsed = StoredDates.Read(entity.Record["PasswordLastUsed"]),
        PermissionsBoundaryArn = entity.BoundaryArn,
        Tags = Tags(entity.Record),
    };

    public static ManagedPolicy Policy(AccountState state, RecordPart policy) => Policy(policy, state.UsesOf(policy.Text("Arn") ?? ""));

    /// <summary>A managed policy; its uses are counted where the file does not tell their number.</summary>
    private static ManagedPolicy Policy(RecordPart policy, IEnumerable<PolicyUse> uses) => new()
    {
        Name = StoredPolicies.NameOf(policy),
        Arn = policy.Text("Arn") ?? "",
        Path = policy.Text("Path") ?? "/",
        Id = policy.Text("PolicyId") ?? "",
        DefaultVersionId = policy.Text("DefaultVersionId") ?? "v1",
        AttachmentCount = policy.Number("AttachmentCount") ?? uses.Count(u => !u.AsBoundary),
        PermissionsBoundaryUsageCount = policy.Number("PermissionsBoundaryUsageCount") ?? uses.Count(u => u.AsBoundary),
        IsAttachable = policy.Flag("IsAttachable") ?? true,
        Description = policy.Text("Description"),
        CreateDate = Date(policy, "CreateDate"),
        UpdateDate = Date(policy, "UpdateDate"),
        Tags = Tags(policy),
    };

    public static PolicyVersion Version(RecordPart version, bool withDocument) => new(
        version.Text("VersionId") ?? "",
        version.Flag("IsDefaultVersion") ?? false,
        Date(version, "CreateDate"),
        withDocument ? StoredDocument.Read(version["Document"]) : null);

    public static IReadOnlyList<PolicyVersion> Versions(RecordPart policy, bool withDocument) =>
        [.. policy.Items("PolicyVersionList").OfType<RecordPart>().Select(v => Version(v, withDocument))];

    public static AttachedPolicy Attached(RecordPart policy)
    {
        var arn = policy.Text("PolicyArn") ?? "";
        return new AttachedPolicy(policy.Text("PolicyName") ?? IamNames.NameIn(arn), arn);
    }

    public static AuthorizationDetails Details(AccountState state)
    {
        var uses = state.Uses().ToLookup(u => u.Arn, u => u.Use, StringComparer.Ordinal);
        return new AuthorizationDetails
        {
            Users = [.. state.All(EntityFormat.User).Select(e => new UserDetail(User(e), Inline(e), Attached(e), [.. e.GroupNames]))],
            Groups = [.. state.All(EntityFormat.Group).Select(e => new GroupDetail(Group(e), Inline(e), Attached(e)))],
            Roles = RoleDetails(state),
            Policies = [.. state.Policies.Select(p => new ManagedPolicyDetail(Policy(p, uses[p.Text("Arn") ?? ""]), Versions(p, withDocument: true)))],
            IsTruncated = state.IsTruncated,
        };
    }

    public static IReadOnlyList<RoleDetail> RoleDetails(AccountState state) =>
        [.. state.All(EntityFormat.Role).Select(e => new RoleDetail(Role(e), Inline(e), Attached(e), InstanceProfiles(e)))];

    public static IReadOnlyList<AttachedPolicy> Attached(StoredEntity entity) => [.. entity.AttachedPolicies.Select(Attached)];

    public static IReadOnlyList<string> InstanceProfiles(StoredEntity entity) =>
        [.. entity.InstanceProfiles.Select(p => p.Text("InstanceProfileName") ?? "")];

    private static IReadOnlyList<InlinePolicy> Inline(StoredEntity entity) =>
        [.. entity.InlinePolicies.Select(p => new InlinePolicy(p.Text("PolicyName") ?? "", StoredDocument.Read(p["PolicyDocument"])))];

    private static IReadOnlyList<Tag> Tags(RecordPart record) =>
        [.. record.Items("Tags").OfType<RecordPart>().Select(t => new Tag(t.Text("Key") ?? "", t.Text("Value") ?? ""))];

    private static DateTimeOffset Date(RecordPart record, string member) => StoredDates.Read(record[member]) ?? default;
}
