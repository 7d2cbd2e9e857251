using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Inline policies. Source: IAM API reference, Put...Policy and Delete...Policy.</summary>
internal static class InlineChanges
{
    public static void Put(AccountState state, Entity entity, string policyName, string document)
    {
        var operation = $"Put{entity.Kind}Policy";
        Guard.Against(IamNames.CheckPolicyName(policyName), operation);
        var stored = Guard.Modifiable(state, entity, operation);
        Guard.Against(IamDocuments.CheckPermissions(document), operation);
        var existing = stored.FindInline(policyName);
        var quota = state.Quotas.InlineSize(stored.Format);
        var others = stored.InlinePolicies.Where(p => p != existing).Sum(p => PolicySize.NonWhitespaceLength(StoredDocument.Read(p["PolicyDocument"])));
        if (others + PolicySize.NonWhitespaceLength(document) > quota)
        {
            throw IamErrors.InlineSize(stored.Entity, quota).ToException(operation);
        }

        if (existing is null)
        {
            stored.InlineList.Items.Add(new RecordPart(AccountFormat.InlinePolicy)
                .With("PolicyName", policyName)
                .Set("PolicyDocument", StoredDocument.Write(document)));
        }
        else if (!StoredDocument.Is(existing["PolicyDocument"], document))
        {
            existing.Set("PolicyDocument", StoredDocument.Write(document));
        }
        else
        {
            return;
        }

        state.Touch();
    }

    public static void Delete(AccountState state, Entity entity, string policyName)
    {
        var operation = $"Delete{entity.Kind}Policy";
        var stored = Guard.Modifiable(state, entity, operation);
        var existing = stored.FindInline(policyName) ?? throw IamErrors.NoSuchInlinePolicy(entity.Kind, policyName).ToException(operation);
        stored.InlineList.Items.Remove(existing);
        if (entity.Kind == EntityKind.User && stored.InlineList.Items.Count == 0 && !state.All(EntityFormat.User).Any(u => u != stored && u.HasEmptyInlineList))
        {
            // AWS leaves out the list of a user without inline policies, and no other empty list; other IAM servers do not.
            stored.Record.Remove(stored.Format.InlineMember);
        }

        state.Touch();
    }
}
