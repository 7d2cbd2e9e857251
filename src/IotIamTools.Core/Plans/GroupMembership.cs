using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>Adds users to a group and removes them, one after the other, with one reading of the group for all of them.</summary>
public sealed class GroupMembership
{
    private readonly IIamAccount _account;
    private readonly string _groupName;
    private GroupWithUsers? _group;

    private GroupMembership(IIamAccount account, string groupName, GroupWithUsers? group) => (_account, _groupName, _group) = (account, group?.Group.Name ?? groupName, group);

    /// <summary>Reads the group. Whether it exists matters only to who is added to it or removed from it.</summary>
    /// <exception cref="EntityReferenceException">The name is not one that IAM takes, or the ARN is of another account, partition or path.</exception>
    /// <exception cref="IamException">It cannot be read.</exception>
    public static async Task<GroupMembership> ReadAsync(EntityReference reference, IIamAccount account, CancellationToken cancellationToken)
    {
        EntityReferences.RequireName(reference);
        await account.RequireHereAsync(reference, cancellationToken).ConfigureAwait(false);
        var group = await account.FindGroupAsync(reference.Name, cancellationToken).ConfigureAwait(false);
        if (group is not null)
        {
            EntityReferences.RequireSame(reference, group.Group.Arn);
        }

        return new GroupMembership(account, reference.Name, group);
    }

    /// <summary>The group's name, as the account spells it.</summary>
    public string GroupName => _groupName;

    /// <summary>Adds a user to the group.</summary>
    /// <param name="user">The user.</param>
    /// <param name="approve">Asked once before the user's steps are done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of the user: Unchanged if it was in the group, Completed if it was added, Created if it was created too.</returns>
    /// <exception cref="IamException">The group does not exist, or the user does not and is not to be created (NoSuchEntity); or one cannot be read.</exception>
    /// <exception cref="SetupException">The name is not one that IAM takes.</exception>
    /// <exception cref="EntityReferenceException">The boundary is of another account or partition.</exception>
    public async Task<EntityResult> AddAsync(UserSpec user, Func<EntitySteps, Task<Approval>> approve, CancellationToken cancellationToken)
    {
        var group = RequireGroup();
        user = user with { PermissionsBoundaryArn = user.PermissionsBoundaryArn is { } boundary ? PolicyReference.ToArn(boundary, _account.Partition) : null };
        var setup = new Setup { Blueprint = "", Groups = [new GroupSpec { Name = _groupName, Users = [user] }] };
        SetupRules.Require(setup);
        await SetupReferences.RequireHereAsync(setup, _account, cancellationToken).ConfigureAwait(false);
        if (group.UserNames.Contains(user.Name, StringComparer.OrdinalIgnoreCase))
        {
            return Result(user, null, Change.Unchanged, []);
        }

        var steps = new List<PlanStep>();
        var existing = await _account.FindUserAsync(user.Name, cancellationToken).ConfigureAwait(false);
        if (existing is null)
        {
            if (!user.Create)
            {
                throw new IamException(IamErrorCodes.NoSuchEntity, user.MissingMessage, "GetUser");
            }

            steps.Add(PlanSteps.CreateUser(user, []));
        }

        var name = existing?.Name ?? user.Name;
        steps.Add(PlanSteps.AddUserToGroup(Entity.Group(_groupName), name, [.. steps]));
        var outcomes = await PlanRunner.RunAsync(
            [new EntitySteps { Entity = Entity.User(name), Arn = existing?.Arn, Path = existing?.Path ?? user.Path, Steps = steps }], _account, approve, cancellationToken).ConfigureAwait(false);
        Learn(outcomes);
        return Result(user, existing, ChangeOf(existing, outcomes), outcomes);
    }

    /// <summary>Removes a user from the group, and deletes it if that is asked for and nothing else needs it.</summary>
    /// <param name="user">The user.</param>
    /// <param name="delete">
    /// Whether the user is deleted: one in another group or with policies stays, and one with credentials unless
    /// <paramref name="options"/> force it, and then they go first. A user that stays is removed from the group all the same. A group that
    /// does not exist any more does not keep a user from being deleted.
    /// </param>
    /// <param name="options">What may be removed.</param>
    /// <param name="approve">Asked once before the user's steps are done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of the user: Removed, NotFound if it was not in the group, Retained if it was to be deleted and something needs it.</returns>
    /// <exception cref="RemovalObjectionException">What names the user is no request to remove it.</exception>
    /// <exception cref="EntityReferenceException">The name is not one that IAM takes, or the ARN is of another account, partition or path.</exception>
    /// <exception cref="IamException">The group does not exist and the user is not to be deleted (NoSuchEntity), or the user cannot be read.</exception>
    public async Task<RemovalResult> RemoveAsync(
        EntityReference user, bool delete, RemovalOptions options, Func<EntitySteps, Task<Approval>> approve, CancellationToken cancellationToken)
    {
        user.RequireRemovable();
        await _account.RequireAsync(user, cancellationToken).ConfigureAwait(false);
        var removal = await UserRemoval.PlanAsync(user, delete ? _group : RequireGroup(), delete, options, _account, cancellationToken).ConfigureAwait(false);
        var outcomes = await PlanRunner.RunAsync([removal.Change], _account, approve, cancellationToken).ConfigureAwait(false);
        Learn(outcomes);
        return RemovalResult.Of(removal, outcomes);
    }

    private GroupWithUsers RequireGroup() => _group ?? throw new IamException(IamErrorCodes.NoSuchEntity, $"group {_groupName} does not exist", "GetGroup");

    /// <summary>Keeps who is in the group up to date, so that it is read but once.</summary>
    private void Learn(IReadOnlyList<StepOutcome> outcomes)
    {
        foreach (var step in outcomes.Where(o => o.Status == StepStatus.Done).Select(o => o.Step))
        {
            if (_group is { } group && (step.AddsUser() || step.RemovesUser()))
            {
                var others = group.UserNames.Where(n => !n.Equals(step.Subject, StringComparison.OrdinalIgnoreCase));
                _group = group with { UserNames = step.AddsUser() ? [.. others, step.Subject!] : [.. others] };
            }
        }
    }

    private static Change ChangeOf(User? existing, IReadOnlyList<StepOutcome> outcomes) =>
        outcomes.All(o => o.Status == StepStatus.Done) ? existing is null ? Change.Created : Change.Completed
        : outcomes.Any(o => o.Error is not null) ? Change.Failed
        : outcomes[0].Status == StepStatus.WhatIf ? Change.WhatIf
        : Change.Declined;

    private static EntityResult Result(UserSpec user, User? existing, Change change, IReadOnlyList<StepOutcome> outcomes) => new(
        new EntityPlan
        {
            Entity = Entity.User(existing?.Name ?? user.Name),
            Spec = user,
            State = null,
            Differences = [],
            Changes = [new EntitySteps { Entity = Entity.User(user.Name), Steps = [.. outcomes.Select(o => o.Step)] }],
        },
        change,
        null,
        outcomes);
}
