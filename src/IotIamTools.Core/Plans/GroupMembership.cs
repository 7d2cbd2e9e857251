using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>Puts users into a group, one after the other, with one reading of the group for all of them.</summary>
public sealed class GroupMembership
{
    private readonly IIamAccount _account;
    private readonly string _groupName;
    private readonly string _partition;
    private readonly HashSet<string> _userNames;

    private GroupMembership(IIamAccount account, GroupWithUsers group)
    {
        _account = account;
        _groupName = group.Group.Name;
        _partition = account.Partition;
        _userNames = group.UserNames.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The group's name, as the account spells it.</summary>
    public string GroupName => _groupName;

    /// <summary>Reads the group.</summary>
    /// <exception cref="IamException">There is no such group (NoSuchEntity), or it cannot be read.</exception>
    public static async Task<GroupMembership> ReadAsync(string groupName, IIamAccount account, CancellationToken cancellationToken)
    {
        var group = await account.FindGroupAsync(groupName, cancellationToken).ConfigureAwait(false)
            ?? throw new IamException(IamErrorCodes.NoSuchEntity, $"group {groupName} does not exist", "GetGroup");
        return new GroupMembership(account, group);
    }

    /// <summary>Puts a user into the group.</summary>
    /// <param name="user">The user.</param>
    /// <param name="approve">Asked for each step before it is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of the user: Unchanged where it was in the group, Completed where it was put into it, Created where it was made.</returns>
    /// <exception cref="IamException">The user does not exist and is not to be made (NoSuchEntity), or cannot be read.</exception>
    /// <exception cref="SetupException">The name is not one that IAM takes.</exception>
    /// <exception cref="EntityReferenceException">The boundary is of another account or partition.</exception>
    public async Task<EntityResult> AddAsync(UserSpec user, Func<PlanStep, Task<StepApproval>> approve, CancellationToken cancellationToken)
    {
        user = user with { PermissionsBoundaryArn = user.PermissionsBoundaryArn is { } boundary ? PolicyReference.ToArn(boundary, _partition) : null };
        var setup = new Setup { Blueprint = "", Groups = [new GroupSpec { Name = _groupName, Users = [user] }] };
        SetupRules.Require(setup);
        await SetupReferences.RequireHereAsync(setup, _account, cancellationToken).ConfigureAwait(false);
        if (_userNames.Contains(user.Name))
        {
            return Result(user, Change.Unchanged, []);
        }

        var steps = new List<PlanStep>();
        var existing = await _account.FindUserAsync(user.Name, cancellationToken).ConfigureAwait(false);
        if (existing is null)
        {
            if (!user.Create)
            {
                throw new IamException(IamErrorCodes.NoSuchEntity, user.MissingMessage, "GetUser");
            }

            steps.Add(new CreateUserStep(user));
        }

        steps.Add(new AddUserToGroupStep(_groupName, existing?.Name ?? user.Name) { DependsOn = [.. steps] });
        var outcomes = await PlanRunner.RunAsync(steps, _account, approve, cancellationToken).ConfigureAwait(false);
        if (outcomes.All(o => o.Status == StepStatus.Done))
        {
            _userNames.Add(user.Name);
            return Result(user, existing is null ? Change.Created : Change.Completed, outcomes);
        }

        return Result(user, outcomes.Any(o => o.Error is not null) ? Change.Failed : Change.Declined, outcomes);
    }

    /// <summary>Takes a user out of the group, and deletes it where that is asked for and nothing else needs it.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="delete">
    /// Whether the user is deleted: one in another group or with policies of its own is kept, and one with credentials unless
    /// <paramref name="options"/> force it, and then they go first. Who is kept is taken out of the group all the same.
    /// </param>
    /// <param name="options">What may be removed.</param>
    /// <param name="approve">Asked for each step before it is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of the user: Removed, Absent where it was not in the group, Kept where it was to be deleted and something needs it.</returns>
    /// <exception cref="IamException">The user cannot be read.</exception>
    public async Task<RemovalResult> RemoveAsync(
        string userName, bool delete, RemovalOptions options, Func<PlanStep, Task<StepApproval>> approve, CancellationToken cancellationToken)
    {
        var user = await _account.FindUserAsync(userName, cancellationToken).ConfigureAwait(false);
        var isMember = _userNames.Contains(userName);
        if (user is null || (!isMember && !delete))
        {
            return new RemovalResult(new EntityRemoval { Entity = Entity.User(userName) }, Change.Absent, []);
        }

        var steps = new List<PlanStep>();
        if (isMember)
        {
            steps.Add(new RemoveUserFromGroupStep(_groupName, user.Name));
        }

        var (needs, credentials) = delete ? await ReadAsync(user, cancellationToken).ConfigureAwait(false) : ([], []);
        var obstacles = options.Force ? needs : [.. needs, .. credentials.Select(c => UserCredentials.Describe(c, options))];
        if (delete && obstacles.Count == 0)
        {
            // One after the other: when one cannot go, the user stays, and then those after it had better stay too.
            foreach (var credential in credentials)
            {
                steps.Add(new DeleteCredentialStep(user.Name, credential) { DependsOn = [.. steps] });
            }

            steps.Add(new DeleteUserStep(user.Name) { DependsOn = [.. steps] });
        }

        var removal = new EntityRemoval
        {
            Entity = Entity.User(user.Name),
            Arn = user.Arn,
            Steps = steps,
            Kept = delete ? [] : ["the user"],
            Obstacle = obstacles.Count == 0 ? null : $"it has {string.Join(", ", obstacles)}",
        };
        var outcomes = await PlanRunner.RunAsync(steps, _account, approve, cancellationToken).ConfigureAwait(false);
        if (outcomes.Any(o => o.Step is RemoveUserFromGroupStep && o.Status == StepStatus.Done))
        {
            _userNames.Remove(userName);
        }

        return RemovalPlanner.Result(removal, outcomes);
    }

    private async Task<(IReadOnlyList<string> Needs, IReadOnlyList<UserCredential> Credentials)> ReadAsync(User user, CancellationToken cancellationToken)
    {
        var needs = NeedsAsync(user.Name, cancellationToken);
        var credentials = UserCredentials.ReadAsync(user, _account, cancellationToken);
        await Task.WhenAll(needs, credentials).ConfigureAwait(false);
        return (await needs.ConfigureAwait(false), await credentials.ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<string>> NeedsAsync(string userName, CancellationToken cancellationToken)
    {
        var entity = Entity.User(userName);
        var groups = _account.ListGroupsForUserAsync(userName, cancellationToken);
        var inline = _account.ListInlinePolicyNamesAsync(entity, cancellationToken);
        var attached = _account.ListAttachedPoliciesAsync(entity, cancellationToken);
        return
        [
            .. (await groups.ConfigureAwait(false)).Where(g => !g.Name.Equals(_groupName, StringComparison.OrdinalIgnoreCase)).Select(g => $"group {g.Name}"),
            .. (await inline.ConfigureAwait(false)).Select(p => $"inline policy {p}"),
            .. (await attached.ConfigureAwait(false)).Select(p => $"managed policy {p.Name}"),
        ];
    }

    private static EntityResult Result(UserSpec user, Change change, IReadOnlyList<StepOutcome> outcomes) => new(
        new EntityPlan
        {
            Entity = Entity.User(user.Name),
            Spec = user,
            State = null,
            Differences = [],
            Steps = [.. outcomes.Select(o => o.Step)],
        },
        change,
        null,
        outcomes);
}
