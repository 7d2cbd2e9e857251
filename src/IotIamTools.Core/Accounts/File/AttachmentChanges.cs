using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Managed policies on roles, groups and users. Source: IAM API reference, Attach...Policy and Detach...Policy.</summary>
internal static class AttachmentChanges
{
    public static void Attach(AccountState state, Entity entity, string policyArn)
    {
        var operation = $"Attach{entity.Kind}Policy";
        var stored = Guard.Modifiable(state, entity, operation);
        if (stored.FindAttached(policyArn) is not null)
        {
            return;
        }

        Guard.Against(StoredPolicies.CheckUsable(state, policyArn, entity.Kind, IamErrors.NotAttachable), operation);
        var quota = state.Quotas.Attached(stored.Format);
        if (stored.AttachedPolicies.Count() >= quota)
        {
            throw IamErrors.Quota($"PoliciesPer{entity.Kind}", quota).ToException(operation);
        }

        StoredPolicies.CountUse(state, policyArn, asBoundary: false);
        stored.AttachedList.Items.Add(new RecordPart(AccountFormat.AttachedPolicy).With("PolicyName", PolicyArn.Find(policyArn)!.Name).With("PolicyArn", policyArn));
        state.Touch();
    }

    public static void Detach(AccountState state, Entity entity, string policyArn)
    {
        var operation = $"Detach{entity.Kind}Policy";
        var stored = Guard.Modifiable(state, entity, operation);
        Guard.Against(IamNames.CheckPolicyArn(policyArn), operation);
        var attached = stored.FindAttached(policyArn) ?? throw IamErrors.NoSuchPolicy(policyArn).ToException(operation);
        stored.AttachedList.Items.Remove(attached);
        StoredPolicies.CountEnd(state, policyArn, asBoundary: false);
        state.Touch();
    }
}
