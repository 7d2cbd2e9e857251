using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Turns what the checks find into the error that ends an operation.</summary>
internal static class Guard
{
    public static void Against(IamProblem? problem, string operation)
    {
        if (problem is not null)
        {
            throw problem.ToException(operation);
        }
    }

    /// <summary>Service-linked roles and those of IAM Identity Center are changed by AWS only.</summary>
    public static StoredEntity Modifiable(StoredEntity entity, string operation)
    {
        if (entity.IsProtected)
        {
            throw IamNames.Protected(entity.Name).ToException(operation);
        }

        return entity;
    }

    /// <summary>The entity, which must be a role, group or user that the operation may change.</summary>
    public static StoredEntity Modifiable(AccountState state, Entity entity, string operation)
    {
        if (entity.Kind == EntityKind.Policy)
        {
            throw IamErrors.NotFor(entity, "policies of its own; name a role, group or user").ToException(operation);
        }

        return Modifiable(state.Require(entity, operation), operation);
    }
}
