namespace IotIamTools.Core.Accounts.Local;

/// <summary>Tags of roles and users. Source: IAM API reference, TagRole, UntagRole, TagUser, UntagUser.</summary>
internal static class TagChanges
{
    public static void Tag(AccountState state, Entity entity, IReadOnlyList<Tag> tags)
    {
        var operation = $"Tag{entity.Kind}";
        var stored = Tagged(state, entity, operation);
        Guard.Against(IamTags.Check(tags), operation);
        var added = tags.Where(t => Find(stored, t.Key) is null).ToList();
        if (stored.Record.Items("Tags").Count + added.Count > IamLimits.Tags)
        {
            throw IamErrors.Quota($"TagsPer{entity.Kind}", IamLimits.Tags).ToException(operation);
        }

        foreach (var tag in tags)
        {
            // Keys ignore case, and the new one's case stays: Department=a, then department=b, is one tag department=b.
            if (Find(stored, tag.Key) is { } existing && (existing.Text("Key") != tag.Key || existing.Text("Value") != tag.Value))
            {
                existing.With("Key", tag.Key).With("Value", tag.Value);
                state.Touch();
            }
        }

        if (added.Count > 0)
        {
            Append(stored.Record.List("Tags"), added);
            state.Touch();
        }
    }

    public static void Untag(AccountState state, Entity entity, IReadOnlyList<string> tagKeys)
    {
        var stored = Tagged(state, entity, $"Untag{entity.Kind}");
        foreach (var key in tagKeys)
        {
            if (Find(stored, key) is { } existing)
            {
                stored.Record.List("Tags").Items.Remove(existing);
                state.Touch();
            }
        }
    }

    public static void Append(ListPart list, IEnumerable<Tag> tags) =>
        list.Items.AddRange(tags.Select(t => new RecordPart(AccountFormat.Tag).With("Key", t.Key).With("Value", t.Value)));

    private static StoredEntity Tagged(AccountState state, Entity entity, string operation) => entity.Kind is EntityKind.Role or EntityKind.User
        ? state.Require(entity, operation)
        : throw IamErrors.NotFor(entity, "tags").ToException(operation);

    private static RecordPart? Find(StoredEntity entity, string key) => entity.Record.Items("Tags").OfType<RecordPart>()
        .FirstOrDefault(t => string.Equals(t.Text("Key"), key, StringComparison.OrdinalIgnoreCase));
}
