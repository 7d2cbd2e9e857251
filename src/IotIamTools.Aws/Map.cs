using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <summary>Turns what the SDK gives into the terms of the domain, and tags back.</summary>
internal static class Map
{
    /// <summary>Every item turned; the SDK gives null for an empty list.</summary>
    public static IReadOnlyList<TOut> List<TIn, TOut>(List<TIn>? items, Func<TIn, TOut> map) => items is null ? [] : items.ConvertAll(i => map(i));

    /// <summary>What an answer must have.</summary>
    /// <exception cref="FormatException">It does not; the message goes on from "the answer".</exception>
    public static T Required<T>(T? value, string what)
        where T : class => value ?? throw new FormatException($"has no {what}");

    /// <summary>
    /// The text of a policy document: AWS sends it URL-encoded; where an endpoint sends the JSON as it is, that starts with a brace,
    /// and per cents in it are its own.
    /// </summary>
    public static string Document(string? sent) => sent is null ? "" : sent.AsSpan().TrimStart().StartsWith("{") ? sent : Uri.UnescapeDataString(sent);

    /// <summary>Tags for a request; null, which sends nothing, when there are none.</summary>
    public static List<Iam.Tag>? Tags(IReadOnlyList<Tag> tags) => tags.Count == 0 ? null : [.. tags.Select(t => new Iam.Tag { Key = t.Key, Value = t.Value })];

    /// <summary>Tags of an answer.</summary>
    public static IReadOnlyList<Tag> Tags(List<Iam.Tag>? tags) => List(tags, t => new Tag(t.Key, t.Value ?? ""));

    /// <summary>A role.</summary>
    public static Role Role(Iam.Role? role) => new()
    {
        Name = Required(role?.RoleName, "Role"),
        Path = role!.Path ?? "/",
        Arn = Required(role.Arn, "Arn"),
        Id = role.RoleId ?? "",
        CreateDate = Date(role.CreateDate),
        TrustPolicy = Document(role.AssumeRolePolicyDocument),
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration ?? IamLimits.DefaultSessionDuration,
        PermissionsBoundaryArn = role.PermissionsBoundary?.PermissionsBoundaryArn,
        Tags = Tags(role.Tags),
        LastUsed = LastUsed(role.RoleLastUsed),
    };

    /// <summary>A group.</summary>
    public static Group Group(Iam.Group? group) => new()
    {
        Name = Required(group?.GroupName, "Group"),
        Path = group!.Path ?? "/",
        Arn = Required(group.Arn, "Arn"),
        Id = group.GroupId ?? "",
        CreateDate = Date(group.CreateDate),
    };

    /// <summary>A user.</summary>
    public static User User(Iam.User? user) => new()
    {
        Name = Required(user?.UserName, "User"),
        Path = user!.Path ?? "/",
        Arn = Required(user.Arn, "Arn"),
        Id = user.UserId ?? "",
        CreateDate = Date(user.CreateDate),
        PasswordLastUsed = user.PasswordLastUsed is { } used ? Date(used) : null,
        PermissionsBoundaryArn = user.PermissionsBoundary?.PermissionsBoundaryArn,
        Tags = Tags(user.Tags),
    };

    /// <summary>A managed policy.</summary>
    public static ManagedPolicy Policy(Iam.ManagedPolicy? policy) => new()
    {
        Name = Required(policy?.PolicyName, "Policy"),
        Arn = Required(policy!.Arn, "Arn"),
        Path = policy.Path ?? "/",
        Id = policy.PolicyId ?? "",
        DefaultVersionId = policy.DefaultVersionId ?? "v1",
        AttachmentCount = policy.AttachmentCount ?? 0,
        PermissionsBoundaryUsageCount = policy.PermissionsBoundaryUsageCount ?? 0,
        IsAttachable = policy.IsAttachable ?? true,
        Description = policy.Description,
        CreateDate = Date(policy.CreateDate),
        UpdateDate = Date(policy.UpdateDate),
        Tags = Tags(policy.Tags),
    };

    /// <summary>A version of a managed policy.</summary>
    public static PolicyVersion Version(Iam.PolicyVersion? version) =>
        new(Required(version?.VersionId, "PolicyVersion"), version!.IsDefaultVersion ?? false, Date(version.CreateDate), version.Document is null ? null : Document(version.Document));

    /// <summary>An attached policy.</summary>
    public static AttachedPolicy Attached(Iam.AttachedPolicyType policy) => new(Required(policy.PolicyName, "PolicyName"), Required(policy.PolicyArn, "PolicyArn"));

    /// <summary>The last use of a role; IAM sends an empty element where it knows of none.</summary>
    public static LastUsed? LastUsed(Iam.RoleLastUsed? used) =>
        used is null ? null : new LastUsed(used.LastUsedDate is { } date ? Date(date) : null, used.Region);

    /// <summary>The last use of an access key; IAM gives no date, and N/A for the Region, where it knows of none.</summary>
    public static LastUsed? LastUsed(Iam.AccessKeyLastUsed? used) =>
        used is null ? null : new LastUsed(used.LastUsedDate is { } date ? Date(date) : null, used.Region is "N/A" ? null : used.Region);

    /// <summary>A credential of a user.</summary>
    public static UserCredential Credential(UserCredentialKind kind, string? id, DateTime? made) =>
        new(kind, Required(id, "id of a credential")) { CreateDate = made is null ? null : Date(made) };

    /// <summary>A date of the API, which is always UTC.</summary>
    public static DateTimeOffset Date(DateTime? date) => date is null ? default : new DateTimeOffset(DateTime.SpecifyKind(date.Value.ToUniversalTime(), DateTimeKind.Utc));
}
