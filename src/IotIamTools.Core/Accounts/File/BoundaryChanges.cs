using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Permissions boundaries of roles and users. Source: IAM API reference, Put...PermissionsBoundary and Delete...PermissionsBoundary.</summary>
internal static class BoundaryChanges
{
    private const string Boundary = "PermissionsBoundary";

    public static void Put(AccountState state, Entity entity, string policyArn)
    {
        var operation = $"Put{entity.Kind}PermissionsBoundary";
        var stored = Bounded(state, entity, operation);
        if (stored.BoundaryArn == policyArn)
        {
            return;
        }

        Check(state, entity.Kind, policyArn, operation);
        var before = stored.BoundaryArn;
        Set(state, stored, policyArn);
        if (before is not null)
        {
            StoredPolicies.CountEnd(state, before, asBoundary: true);
        }
    }

    public static void Delete(AccountState state, Entity entity)
    {
        var operation = $"Delete{entity.Kind}PermissionsBoundary";
        var stored = Bounded(state, entity, operation);
        if (stored.BoundaryArn is not { } boundary)
        {
            return;
        }

        stored.Record.Remove(Boundary);
        StoredPolicies.CountEnd(state, boundary, asBoundary: true);
        state.Touch();
    }

    public static void Check(AccountState state, EntityKind kind, string? policyArn, string operation)
    {
        if (policyArn is not null)
        {
            Guard.Against(StoredPolicies.CheckUsable(state, policyArn, kind, IamErrors.NoSuchBoundary), operation);
        }
    }

    public static void Set(AccountState state, StoredEntity entity, string policyArn)
    {
        StoredPolicies.CountUse(state, policyArn, asBoundary: true);
        entity.Record.Set(Boundary, new RecordPart(AccountFormat.Boundary)
            .With("PermissionsBoundaryType", "Policy")
            .With("PermissionsBoundaryArn", policyArn));
        state.Touch();
    }

    private static StoredEntity Bounded(AccountState state, Entity entity, string operation) => entity.Kind is EntityKind.Role or EntityKind.User
        ? Guard.Modifiable(state, entity, operation)
        : throw IamErrors.NotFor(entity, "permissions boundary").ToException(operation);
}
