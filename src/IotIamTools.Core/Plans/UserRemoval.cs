using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>Finds what has to be done to remove a user from a group, and to delete it. Source: IAM user guide, id_users_remove.</summary>
internal static class UserRemoval
{
    /// <summary>Makes the plan.</summary>
    /// <param name="reference">The user.</param>
    /// <param name="group">The group that the user is removed from; null if there is none.</param>
    /// <param name="delete">
    /// Whether the user is deleted: one in another group or with policies stays, and one with credentials unless <paramref name="options"/> force
    /// it, and then they go first. A user that stays is removed from the group all the same.
    /// </param>
    /// <param name="options">What may be removed.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<EntityRemoval> PlanAsync(
        EntityReference reference, GroupWithUsers? group, bool delete, RemovalOptions options, IIamAccount account, CancellationToken cancellationToken)
    {
        var found = await account.FindUserAsync(reference.Name, cancellationToken).ConfigureAwait(false);
        if (found is not null)
        {
            EntityReferences.RequireSame(reference, found.Arn);
        }

        var isMember = group?.UserNames.Contains(reference.Name, StringComparer.OrdinalIgnoreCase) == true;
        if (found is not { } user || (!isMember && !delete))
        {
            return new EntityRemoval { Entity = Entity.User(found?.Name ?? reference.Name) };
        }

        var entity = Entity.User(user.Name);
        var steps = new List<PlanStep>();
        if (isMember)
        {
            steps.Add(PlanSteps.RemoveUserFromGroup(Entity.Group(group!.Group.Name), user.Name));
        }

        var (needs, credentials) = delete ? await ReadAsync(user, group, account, cancellationToken).ConfigureAwait(false) : ([], []);
        var reasons = options.Force ? needs : [.. needs, .. credentials.Select(c => UserCredentials.Describe(c, options))];
        if (delete && reasons.Count == 0)
        {
            // One after the other: if one cannot go, the user stays, and then those after it had better stay too.
            foreach (var credential in credentials)
            {
                steps.Add(PlanSteps.DeleteCredential(entity, credential, [.. steps]));
            }

            steps.Add(PlanSteps.Delete(entity, [.. steps]));
        }

        return new EntityRemoval
        {
            Entity = entity,
            Arn = user.Arn,
            Steps = steps,
            Retained = delete ? [] : ["the user"],
            Retention = reasons.Count == 0 ? null : new Retention(RetentionCode.InUse, $"it has {string.Join(", ", reasons)}"),
        };
    }

    private static async Task<(IReadOnlyList<string> Needs, IReadOnlyList<UserCredential> Credentials)> ReadAsync(
        User user, GroupWithUsers? group, IIamAccount account, CancellationToken cancellationToken)
    {
        var needs = NeedsAsync(user.Name, group, account, cancellationToken);
        var credentials = UserCredentials.ReadAsync(user, account, cancellationToken);
        await Task.WhenAll(needs, credentials).ConfigureAwait(false);
        return (await needs.ConfigureAwait(false), await credentials.ConfigureAwait(false));
    }

    private static async Task<IReadOnlyList<string>> NeedsAsync(string userName, GroupWithUsers? group, IIamAccount account, CancellationToken cancellationToken)
    {
        var entity = Entity.User(userName);
        var groups = account.ListGroupsForUserAsync(userName, cancellationToken);
        var inline = account.ListInlinePolicyNamesAsync(entity, cancellationToken);
        var attached = account.ListAttachedPoliciesAsync(entity, cancellationToken);
        return
        [
            .. (await groups.ConfigureAwait(false)).Where(g => !g.Name.Equals(group?.Group.Name, StringComparison.OrdinalIgnoreCase)).Select(g => $"group {g.Name}"),
            .. (await inline.ConfigureAwait(false)).Select(p => $"inline policy {p}"),
            .. (await attached.ConfigureAwait(false)).Select(p => $"managed policy {p.Name}"),
        ];
    }
}
