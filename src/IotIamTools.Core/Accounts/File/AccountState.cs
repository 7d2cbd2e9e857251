using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Accounts.File;

/// <summary>An account file in memory, with what is needed to find things in it.</summary>
internal sealed class AccountState
{
    private readonly RecordPart _root;
    private readonly Dictionary<EntityKind, List<StoredEntity>> _lists = [];
    private readonly Dictionary<(EntityKind, string), StoredEntity> _entities = new(EntityKeys.Instance);
    private readonly Dictionary<string, RecordPart> _policies = new(StringComparer.Ordinal);
    private readonly int _size;

    private AccountState(RecordPart root, int size, LocalAccountOptions options)
    {
        _root = root;
        _size = size;
        foreach (var format in EntityFormat.All)
        {
            var list = root.Items(format.List).OfType<RecordPart>().Select(r => new StoredEntity(format, r)).ToList();
            _lists.Add(format.Kind, list);
            foreach (var entity in list)
            {
                _entities[(format.Kind, entity.Name)] = entity;
            }
        }

        foreach (var record in root.Items("Policies").OfType<RecordPart>())
        {
            _policies[record.Text("Arn") ?? ""] = record;
        }

        Identity = AccountNumber.Find(this, root, options);
        Quotas = new AccountQuotas(this, root.Record("SummaryMap"));
        Clock = options.Clock;
        NewId = options.NewId ?? EntityIds.New;
    }

    public AccountIdentity Identity { get; }

    public AccountQuotas Quotas { get; }

    public TimeProvider Clock { get; }

    /// <summary>Gives a new id for a prefix such as <c>AROA</c>.</summary>
    public Func<string, string> NewId { get; }

    /// <summary>Whether anything differs from what was read.</summary>
    public bool Changed { get; private set; }

    public bool IsTruncated => _root.Flag("IsTruncated") ?? false;

    public IEnumerable<RecordPart> Policies => _root.Items("Policies").OfType<RecordPart>();

    /// <summary>An account from the text of its file.</summary>
    /// <exception cref="DocumentFormatException">The text is no account file.</exception>
    public static AccountState Read(byte[] text, LocalAccountOptions options) => new(AccountReader.Read(text), text.Length, options);

    /// <summary>An account without entities.</summary>
    public static AccountState Empty(LocalAccountOptions options)
    {
        var account = new RecordPart(AccountFormat.Account)
            .With("AccountId", options.AccountId ?? AccountNumber.Default)
            .With("Partition", options.Partition ?? (options.Region is { } region ? AwsPartitions.OfRegion(region) : AwsPartitions.Default));
        foreach (var list in AccountFormat.Lists)
        {
            account.List(list);
        }

        return new AccountState(account, 0, options);
    }

    public byte[] Write()
    {
        AccountNumber.Keep(this, _root);
        var output = new JsonIndenter(_size + (_size / 8));
        _root.Write(output);
        return output.Finish();
    }

    /// <summary>Marks that something was changed.</summary>
    public void Touch() => Changed = true;

    /// <summary>Says that what is in memory is what is in the file.</summary>
    public void MarkWritten() => Changed = false;

    public IReadOnlyList<StoredEntity> All(EntityFormat format) => _lists[format.Kind];

    public int Count(EntityFormat format) => _lists[format.Kind].Count;

    public StoredEntity? Find(EntityKind kind, string name) => _entities.GetValueOrDefault((kind, name));

    public StoredEntity Require(Entity entity, string operation) =>
        Find(entity.Kind, entity.Name) ?? throw IamErrors.NoSuchEntity(entity).ToException(operation);

    public RecordPart? FindPolicy(string arn) => _policies.GetValueOrDefault(arn);

    public StoredEntity Add(EntityFormat format, RecordPart record)
    {
        var entity = new StoredEntity(format, record);
        _root.List(format.List).Items.Add(record);
        _lists[format.Kind].Add(entity);
        _entities.Add((format.Kind, entity.Name), entity);
        Touch();
        return entity;
    }

    public void Remove(StoredEntity entity)
    {
        _root.List(entity.Format.List).Items.Remove(entity.Record);
        _lists[entity.Kind].Remove(entity);
        _entities.Remove((entity.Kind, entity.Name));
        Touch();
    }

    public void AddPolicy(RecordPart record)
    {
        _root.List("Policies").Items.Add(record);
        _policies.Add(record.Text("Arn")!, record);
        Touch();
    }

    public void RemovePolicy(RecordPart record)
    {
        _root.List("Policies").Items.Remove(record);
        _policies.Remove(record.Text("Arn") ?? "");
        Touch();
    }

    /// <summary>Who has the policy attached or as boundary.</summary>
    public IEnumerable<PolicyUse> UsesOf(string arn) => Uses().Where(u => u.Arn == arn).Select(u => u.Use);

    /// <summary>All uses of managed policies, entity by entity.</summary>
    public IEnumerable<(string Arn, PolicyUse Use)> Uses()
    {
        foreach (var entity in EntityFormat.All.SelectMany(All))
        {
            foreach (var policy in entity.AttachedPolicies)
            {
                yield return (policy.Text("PolicyArn") ?? "", new PolicyUse(entity.Entity, AsBoundary: false));
            }

            if (entity.BoundaryArn is { } boundary)
            {
                yield return (boundary, new PolicyUse(entity.Entity, AsBoundary: true));
            }
        }
    }

    public string Now() => StoredDates.Write(Clock.GetUtcNow());

    /// <summary>Kinds and names, the names without regard to their case.</summary>
    private sealed class EntityKeys : IEqualityComparer<(EntityKind Kind, string Name)>
    {
        public static readonly EntityKeys Instance = new();

        public bool Equals((EntityKind Kind, string Name) x, (EntityKind Kind, string Name) y) =>
            x.Kind == y.Kind && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((EntityKind Kind, string Name) key) =>
            HashCode.Combine(key.Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name));
    }
}
