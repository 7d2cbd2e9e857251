using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>A role, group or user as the file has it.</summary>
internal sealed class StoredEntity(EntityFormat format, RecordPart record)
{
    private const string Attached = "AttachedManagedPolicies";

    public EntityFormat Format => format;

    public EntityKind Kind => format.Kind;

    public RecordPart Record => record;

    public string Name { get; } = record.Text(format.NameMember) ?? "";

    public string Arn { get; } = record.Text("Arn") ?? "";

    public string Id => record.Text(format.IdMember) ?? "";

    public string Path => record.Text("Path") ?? "/";

    public Entity Entity => new(Kind, Name);

    /// <summary>Whether it is a role that only AWS changes. Source: IAM user guide, using-service-linked-roles.</summary>
    public bool IsProtected => Kind == EntityKind.Role && IamNames.IsProtectedPath(Path);

    public string? BoundaryArn => record.Record("PermissionsBoundary")?.Text("PermissionsBoundaryArn");

    public IEnumerable<RecordPart> InlinePolicies => Records(format.InlineMember);

    public IEnumerable<RecordPart> AttachedPolicies => Records(Attached);

    public IEnumerable<RecordPart> InstanceProfiles => Records("InstanceProfileList");

    public IEnumerable<string> GroupNames => record.Items("GroupList").OfType<TextPart>().Select(t => t.AsString() ?? "");

    public bool HasEmptyInlineList => record[format.InlineMember] is ListPart { Items.Count: 0 };

    public ListPart InlineList => record.List(format.InlineMember);

    public ListPart AttachedList => record.List(Attached);

    public ListPart GroupList => record.List("GroupList");

    public RecordPart? FindInline(string name) => InlinePolicies.FirstOrDefault(p => p.Text("PolicyName") == name);

    public RecordPart? FindAttached(string arn) => AttachedPolicies.FirstOrDefault(p => p.Text("PolicyArn") == arn);

    public bool IsIn(string groupName) => GroupNames.Contains(groupName, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<RecordPart> Records(string member) => record.Items(member).OfType<RecordPart>();
}

/// <summary>What differs between the kinds of entity in the file.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="List">The list of the file that holds them.</param>
/// <param name="NameMember">The member with the name.</param>
/// <param name="IdMember">The member with the stable id.</param>
/// <param name="IdPrefix">How ids of the kind begin. Source: IAM user guide, reference_identifiers (unique identifiers).</param>
/// <param name="InlineMember">The list of inline policies.</param>
/// <param name="Shape">The form of one.</param>
internal sealed record EntityFormat(EntityKind Kind, string List, string NameMember, string IdMember, string IdPrefix, string InlineMember, RecordShape Shape)
{
    public static EntityFormat Role { get; } = new(EntityKind.Role, "RoleDetailList", "RoleName", "RoleId", "AROA", "RolePolicyList", AccountFormat.Role);

    public static EntityFormat Group { get; } = new(EntityKind.Group, "GroupDetailList", "GroupName", "GroupId", "AGPA", "GroupPolicyList", AccountFormat.Group);

    public static EntityFormat User { get; } = new(EntityKind.User, "UserDetailList", "UserName", "UserId", "AIDA", "UserPolicyList", AccountFormat.User);

    public static IReadOnlyList<EntityFormat> All { get; } = [User, Group, Role];

    /// <summary>"role": the kind as IAM's messages and ARNs have it.</summary>
    public string Word { get; } = Kind.ToString().ToLowerInvariant();
}
