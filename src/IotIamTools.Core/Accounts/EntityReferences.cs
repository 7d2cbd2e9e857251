using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts;

/// <summary>The one way from a reference, which may name an entity of any account, to an entity of the account that a command works on.</summary>
public static class EntityReferences
{
    /// <summary>The entity of the account that the reference names. Whether it exists is not asked.</summary>
    /// <remarks>A bare name costs no call. An ARN costs the account's identity, which is asked for once, and one reading of the entity, for its path.</remarks>
    /// <param name="account">The account that the command works on.</param>
    /// <param name="reference">A reference whose kind is known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EntityReferenceException">The name is not one that IAM takes, or the ARN is of another account, partition or path.</exception>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<Entity> RequireAsync(this IIamAccount account, EntityReference reference, CancellationToken cancellationToken)
    {
        var entity = RequireName(reference);
        if (reference.AccountId is not null)
        {
            await account.RequireHereAsync(reference, cancellationToken).ConfigureAwait(false);
            if (await FindArnAsync(account, entity.Kind, reference, cancellationToken).ConfigureAwait(false) is { } arn)
            {
                RequireSame(reference, arn);
            }
        }

        return entity;
    }

    /// <summary>Makes sure that a reference names something that IAM can have.</summary>
    /// <param name="reference">A reference whose kind is known.</param>
    /// <exception cref="EntityReferenceException">The name is not one that IAM takes.</exception>
    public static Entity RequireName(EntityReference reference)
    {
        if (reference.Problem is { } problem)
        {
            throw new EntityReferenceException(reference, problem, isElsewhere: false);
        }

        var kind = reference.Kind ?? throw new ArgumentException("The kind of the entity is not known.", nameof(reference));
        return IamNames.CheckEntityName(kind, reference.Name) is { } name
            ? throw new EntityReferenceException(reference, $"{kind.ToNoun()} {reference.Name}: {name.Message}", isElsewhere: false)
            : new Entity(kind, reference.Name);
    }

    /// <summary>Makes sure that the entity that the account has under a reference's name is the one that is meant.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="actualArn">The ARN of the entity that the account has.</param>
    /// <exception cref="EntityReferenceException">The entity has another path.</exception>
    public static void RequireSame(EntityReference reference, string actualArn)
    {
        if (reference.ProblemWith(actualArn) is { } other)
        {
            throw new EntityReferenceException(reference, other, isElsewhere: true);
        }
    }

    /// <summary>Makes sure that an ARN is of the account. For references with wildcards, and where the entity is read and compared with the reference later.</summary>
    /// <exception cref="EntityReferenceException">The ARN is of another account or partition.</exception>
    /// <exception cref="IamException">The account does not say which one it is.</exception>
    public static async Task RequireHereAsync(this IIamAccount account, EntityReference reference, CancellationToken cancellationToken)
    {
        if (reference.Problem is { } problem)
        {
            throw new EntityReferenceException(reference, problem, isElsewhere: false);
        }

        // Which partition an account is in is known without a call.
        if (reference.IsAwsManaged && reference.Partition == account.Partition)
        {
            return;
        }

        if (reference.AccountId is null)
        {
            return;
        }

        var identity = await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false);
        if (reference.ProblemIn(identity.Partition, identity.AccountId) is { } elsewhere)
        {
            throw new EntityReferenceException(reference, elsewhere, isElsewhere: true);
        }
    }

    private static async Task<string?> FindArnAsync(IIamAccount account, EntityKind kind, EntityReference reference, CancellationToken cancellationToken)
    {
        IamEntity? found = kind switch
        {
            _ when reference.Path is null => null,
            EntityKind.Role => await account.FindRoleAsync(reference.Name, cancellationToken).ConfigureAwait(false),
            EntityKind.Group => (await account.FindGroupAsync(reference.Name, cancellationToken).ConfigureAwait(false))?.Group,
            EntityKind.User => await account.FindUserAsync(reference.Name, cancellationToken).ConfigureAwait(false),
            _ => await account.FindPolicyAsync(reference.Text, cancellationToken).ConfigureAwait(false),
        };
        return found?.Arn;
    }
}
