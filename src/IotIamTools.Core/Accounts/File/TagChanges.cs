using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Tags of roles, users and policies. Source: IAM API reference, TagRole, UntagRole, TagUser, UntagUser, TagPolicy, UntagPolicy.</summary>
internal static class TagChanges
{
    private const string Member = "Tags";

    public static void Tag(AccountState state, Entity entity, IReadOnlyList<Tag> tags)
    {
        var operation = $"Tag{entity.Kind}";
        Put(state, Tagged(state, entity, operation), tags, $"TagsPer{entity.Kind}", operation);
    }

    public static void Untag(AccountState state, Entity entity, IReadOnlyList<string> tagKeys) =>
        Remove(state, Tagged(state, entity, $"Untag{entity.Kind}"), tagKeys);

    /// <summary>Adds tags to what a record holds, and replaces the values of those that are there.</summary>
    public static void Put(AccountState state, RecordPart record, IReadOnlyList<Tag> tags, string quota, string operation)
    {
        Guard.Against(IamTags.Check(tags), operation);
        var added = tags.Where(t => Find(record, t.Key) is null).ToList();
        if (record.Items(Member).Count + added.Count > IamLimits.Tags)
        {
            throw IamErrors.Quota(quota, IamLimits.Tags).ToException(operation);
        }

        foreach (var tag in tags)
        {
            // Keys ignore case, and the new one's case stays: Department=a, then department=b, is one tag department=b.
            if (Find(record, tag.Key) is { } existing && (existing.Text("Key") != tag.Key || existing.Text("Value") != tag.Value))
            {
                existing.With("Key", tag.Key).With("Value", tag.Value);
                state.Touch();
            }
        }

        if (added.Count > 0)
        {
            Append(record.List(Member), added);
            state.Touch();
        }
    }

    /// <summary>Takes tags away from what a record holds; those that it does not have are passed over.</summary>
    public static void Remove(AccountState state, RecordPart record, IReadOnlyList<string> tagKeys)
    {
        foreach (var key in tagKeys)
        {
            if (Find(record, key) is { } existing)
            {
                record.List(Member).Items.Remove(existing);
                state.Touch();
            }
        }
    }

    public static void Append(ListPart list, IEnumerable<Tag> tags) =>
        list.Items.AddRange(tags.Select(t => new RecordPart(AccountFormat.Tag).With("Key", t.Key).With("Value", t.Value)));

    private static RecordPart Tagged(AccountState state, Entity entity, string operation) => entity.Kind is EntityKind.Role or EntityKind.User
        ? state.Require(entity, operation).Record
        : throw IamErrors.NotFor(entity, "tags").ToException(operation);

    private static RecordPart? Find(RecordPart record, string key) => record.Items(Member).OfType<RecordPart>()
        .FirstOrDefault(t => string.Equals(t.Text("Key"), key, StringComparison.OrdinalIgnoreCase));
}
