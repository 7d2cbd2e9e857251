namespace IotIamTools.Core.Iam;

/// <summary>
/// How a person or another command names a role, group, user or policy: by its name, or by its ARN, which also says in which partition, account
/// and path the entity is. A reference is no permission to act: <see cref="ProblemIn"/> and <see cref="ProblemWith"/> compare it with the account
/// that a command works on, and nothing else does. Source: IAM user guide, reference_identifiers.
/// </summary>
public sealed record EntityReference
{
    private const string AwsManaged = "aws";

    private static readonly EntityKind[] Principals = [EntityKind.User, EntityKind.Role, EntityKind.Group];

    private EntityReference(string text, EntityKind? kind, string name)
    {
        Text = text;
        Kind = kind;
        Name = name;
    }

    /// <summary>The reference as it was written.</summary>
    public string Text { get; }

    /// <summary>What it names; null for a bare name that may be the name of a user, a role or a group.</summary>
    public EntityKind? Kind { get; }

    /// <summary>The name without its path; empty if <see cref="Problem"/> is not null.</summary>
    public string Name { get; }

    /// <summary>The partition that the ARN says; null for a bare name.</summary>
    public string? Partition { get; private init; }

    /// <summary>The account that the ARN says: twelve digits, or <c>aws</c> for a policy that AWS manages; null for a bare name.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The path that the ARN says; null for a bare name, and for the ARN of an assumed-role session, which does not have its role's path.</summary>
    public string? Path { get; private init; }

    /// <summary>Whether it is the ARN of a policy that AWS manages, which every account of the partition has.</summary>
    public bool IsAwsManaged => AccountId == AwsManaged;

    /// <summary>Why the text names nothing that it could name; null if it does.</summary>
    public string? Problem { get; private init; }

    /// <summary>
    /// Why what names the entity is no request to remove it: a finding that asks for something else, an object that is about another entity.
    /// Null if nothing speaks against it. Only removal asks for this: <see cref="RequireRemovable"/>.
    /// </summary>
    public string? RemovalObjection { get; init; }

    /// <summary>The reference with the account of an ARN. For a bare name that stands beside the ARN of something else of the same account.</summary>
    /// <param name="arn">The ARN; if it does not say an account, or the reference does, the reference stays as it is.</param>
    public EntityReference InAccountOf(string arn) => AccountId is null && Arn.TryParse(arn, out var parts) && Arn.IsAccountId(parts.Account)
        ? this with { Partition = parts.Partition.ToString(), AccountId = parts.Account.ToString() }
        : this;

    /// <summary>Makes sure that the entity may be removed because of this reference. Whatever removes entities calls it first.</summary>
    /// <exception cref="RemovalObjectionException">There is an objection.</exception>
    public void RequireRemovable()
    {
        if (RemovalObjection is { } objection)
        {
            throw new RemovalObjectionException(this, objection);
        }
    }

    /// <summary>Reads a name or an ARN. A text that is neither is a reference with a <see cref="Problem"/>, so that one bad item of a list is one error.</summary>
    /// <param name="text">The name or ARN. The ARN of an assumed-role session refers to its role.</param>
    /// <param name="kind">What the text must name; null for a user, role or group.</param>
    public static EntityReference Parse(string text, EntityKind? kind = null) => Parse(text, kind is { } one ? [one] : Principals);

    /// <summary>Reads a name or an ARN of one of several kinds.</summary>
    /// <param name="text">The name or ARN. The ARN of an assumed-role session refers to its role.</param>
    /// <param name="kinds">What the text may name. The kind of a bare name is known only if there is one.</param>
    public static EntityReference Parse(string text, IReadOnlyList<EntityKind> kinds)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Unreadable(text, kinds, $"the {NounOf(kinds)} has no name: give its name or ARN");
        }

        if (!Arn.IsMeant(text))
        {
            return new EntityReference(text, KindOf(kinds), text);
        }

        if (!Arn.TryParse(text, out var arn) || !IsOwner(arn) || arn.Region.Length > 0)
        {
            return Unreadable(text, kinds, $"'{text}' is not the ARN of a {NounOf(kinds)}");
        }

        if (arn is { Service: "iam", Resource: "root" })
        {
            return Unreadable(text, kinds, $"'{text}' is the account's root user, which has no policies: give the ARN of a {NounOf(kinds)}");
        }

        var (found, name, path) = Read(arn);
        return found is not { } kind || name.Length == 0 || path is "" || !kinds.Contains(kind)
            ? Unreadable(text, kinds, $"'{text}' is not the ARN of a {NounOf(kinds)}")
            : new EntityReference(text, kind, name) { Partition = arn.Partition.ToString(), AccountId = arn.Account.ToString(), Path = path };
    }

    /// <summary>"role", "role or group", "user, role or group".</summary>
    public static string NounOf(IReadOnlyList<EntityKind> kinds) => kinds.Count == 1
        ? kinds[0].ToNoun()
        : $"{string.Join(", ", kinds.Take(kinds.Count - 1).Select(k => k.ToNoun()))} or {kinds[^1].ToNoun()}";

    /// <summary>A reference to the entity of an ARN that the account itself gave.</summary>
    /// <param name="entity">The kind and name.</param>
    /// <param name="arn">The ARN; null if the account does not have the entity.</param>
    public static EntityReference To(Entity entity, string? arn) => Parse(arn ?? entity.Name, entity.Kind);

    /// <summary>Why the entity cannot be in an account, or null if it can: the ARN's partition and account must be the account's.</summary>
    /// <param name="partition">The account's partition.</param>
    /// <param name="accountId">The account's twelve digits.</param>
    public string? ProblemIn(string partition, string accountId) =>
        AccountId is null || ((IsAwsManaged || AccountId == accountId) && Partition == partition)
            ? null
            : $"'{Text}' is in account {AccountId} of partition {Partition}; this command works on account {accountId} of partition {partition}";

    /// <summary>Why the entity that the account has under this name is not the one that is meant, or null if it is: the ARN's path must be the entity's.</summary>
    /// <param name="actualArn">The ARN of the entity that the account has.</param>
    public string? ProblemWith(string actualArn) =>
        Path is null || (Arn.TryParse(actualArn, out var arn) && arn.ResourcePath.SequenceEqual(Path))
            ? null
            : $"'{Text}' is not in the account; the {Kind?.ToNoun() ?? "entity"} of that name is '{actualArn}'";

    /// <summary>The reference as it was written.</summary>
    public override string ToString() => Text;

    private static bool IsOwner(in Arn arn) => Arn.IsAccountId(arn.Account) || arn is { Account: AwsManaged, ResourceType: "policy" };

    private static EntityReference Unreadable(string text, IReadOnlyList<EntityKind> kinds, string problem) => new(text, KindOf(kinds), "") { Problem = problem };

    private static EntityKind? KindOf(IReadOnlyList<EntityKind> kinds) => kinds.Count == 1 ? kinds[0] : null;

    private static (EntityKind? Kind, string Name, string? Path) Read(in Arn arn) => arn switch
    {
        { Service: "iam", ResourceType: "role" } => (EntityKind.Role, arn.ResourceName.ToString(), arn.ResourcePath.ToString()),
        { Service: "iam", ResourceType: "group" } => (EntityKind.Group, arn.ResourceName.ToString(), arn.ResourcePath.ToString()),
        { Service: "iam", ResourceType: "user" } => (EntityKind.User, arn.ResourceName.ToString(), arn.ResourcePath.ToString()),
        { Service: "iam", ResourceType: "policy" } => (EntityKind.Policy, arn.ResourceName.ToString(), arn.ResourcePath.ToString()),
        { Service: "sts", ResourceType: "assumed-role" } => (EntityKind.Role, arn.ResourcePath.Trim('/').ToString(), null),
        _ => (null, "", null),
    };
}
