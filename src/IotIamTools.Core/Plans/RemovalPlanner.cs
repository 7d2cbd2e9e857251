using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Plans;

/// <summary>
/// Finds what has to be done to remove a set-up, in the order that IAM needs: what is attached goes before the entity that it is
/// attached to. It only reads. Sources: IAM user guide, id_roles_manage_delete, id_groups_manage_delete, access_policies_manage-delete.
/// </summary>
public static class RemovalPlanner
{
    /// <summary>From this many roles on, one reading of all roles takes fewer calls than four for each.</summary>
    private const int ManyRoles = 3;

    /// <summary>Makes the plan: groups first, then roles, then the policies that they had.</summary>
    /// <param name="setup">The set-up; of each entity only the name matters.</param>
    /// <param name="account">The account.</param>
    /// <param name="options">What may be removed.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<IReadOnlyList<EntityRemoval>> PlanAsync(Setup setup, IIamAccount account, RemovalOptions options, CancellationToken cancellationToken)
    {
        var groups = await Task.WhenAll(setup.Groups.Select(g => GroupAsync(g.Name, account, cancellationToken))).ConfigureAwait(false);
        var details = await ReadRolesAsync([.. setup.Roles.Select(r => r.Name)], account, cancellationToken).ConfigureAwait(false);
        var roles = setup.Roles.Zip(details).Select(r => Role(r.First.Name, r.Second, options)).ToList();
        EntityRemoval[] users = [.. groups, .. roles];
        var policies = await Task.WhenAll(setup.Policies.Select(p => PolicyAsync(p, users, account, cancellationToken))).ConfigureAwait(false);
        return [.. users, .. policies];
    }

    /// <summary>Carries the plan out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="account">The account.</param>
    /// <param name="approve">Asked for each step before it is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of each entity, in the order of the plan.</returns>
    public static async Task<IReadOnlyList<RemovalResult>> RunAsync(
        IReadOnlyList<EntityRemoval> plan, IIamAccount account, Func<PlanStep, Task<StepApproval>> approve, CancellationToken cancellationToken)
    {
        var outcomes = await PlanRunner.RunAsync([.. plan.SelectMany(e => e.Steps)], account, approve, cancellationToken).ConfigureAwait(false);
        return [.. plan.Select(e => Result(e, [.. outcomes.Where(o => e.Steps.Contains(o.Step))]))];
    }

    private static async Task<EntityRemoval> GroupAsync(string name, IIamAccount account, CancellationToken cancellationToken)
    {
        if (await account.FindGroupAsync(name, cancellationToken).ConfigureAwait(false) is not { } group)
        {
            return new EntityRemoval { Entity = Entity.Group(name) };
        }

        var entity = Entity.Group(group.Group.Name);
        var inline = account.ListInlinePolicyNamesAsync(entity, cancellationToken);
        var attached = account.ListAttachedPoliciesAsync(entity, cancellationToken);
        List<PlanStep> before =
        [
            .. group.UserNames.Select(u => new RemoveUserFromGroupStep(entity.Name, u)),
            .. (await inline.ConfigureAwait(false)).Select(p => new DeleteInlinePolicyStep(entity, p)),
            .. (await attached.ConfigureAwait(false)).Select(p => new DetachPolicyStep(entity, p)),
        ];
        return new EntityRemoval
        {
            Entity = entity,
            Arn = group.Group.Arn,
            Steps = [.. before, new DeleteGroupStep(entity.Name) { DependsOn = before }],
            Kept = [.. group.UserNames.Select(u => $"user {u}")],
        };
    }

    private static EntityRemoval Role(string name, RoleDetail? detail, RemovalOptions options)
    {
        if (detail is null)
        {
            return new EntityRemoval { Entity = Entity.Role(name) };
        }

        var entity = Entity.Role(detail.Role.Name);
        if (!options.Force && detail.Role.LastUsed?.LastUsedDate is { } used && options.Clock.GetUtcNow() - used < options.RecentUse)
        {
            var day = Day.Of(used);
            return new EntityRemoval
            {
                Entity = entity,
                Arn = detail.Role.Arn,
                Obstacle = $"it was last used on {day}{(detail.Role.LastUsed.Region is { } region ? $" in {region}" : "")}, less than {options.RecentUse.TotalDays:0} days ago",
            };
        }

        List<PlanStep> before =
        [
            .. detail.InstanceProfileNames.Select(p => new RemoveRoleFromInstanceProfileStep(entity.Name, p)),
            .. detail.InlinePolicies.Select(p => new DeleteInlinePolicyStep(entity, p.Name)),
            .. detail.AttachedPolicies.Select(p => new DetachPolicyStep(entity, p)),
        ];
        return new EntityRemoval
        {
            Entity = entity,
            Arn = detail.Role.Arn,
            Steps = [.. before, new DeleteRoleStep(entity.Name) { DependsOn = before }],
            Kept = [.. detail.InstanceProfileNames.Select(p => $"instance profile {p}")],
        };
    }

    private static async Task<EntityRemoval> PolicyAsync(PolicySpec spec, EntityRemoval[] users, IIamAccount account, CancellationToken cancellationToken)
    {
        var entity = new Entity(EntityKind.Policy, spec.Name);
        if (await account.FindPolicyAsync(spec.Arn, cancellationToken).ConfigureAwait(false) is not { } policy)
        {
            return new EntityRemoval { Entity = entity };
        }

        var versions = account.ListPolicyVersionsAsync(spec.Arn, cancellationToken);
        var uses = await account.ListEntitiesForPolicyAsync(spec.Arn, cancellationToken).ConfigureAwait(false);
        var detaching = users.SelectMany(u => u.Steps).OfType<DetachPolicyStep>().Where(s => s.PolicyArn == spec.Arn).ToList();
        // A role that goes takes its boundary with it.
        var bounded = users.SelectMany(u => u.Steps).OfType<DeleteRoleStep>().Where(d => uses.Any(u => u.AsBoundary && SameEntity(d.Entity, u.Entity))).ToList();

        // A listing that does not tell the two kinds of use apart shows each as both; the count of boundaries decides.
        var others = uses.Where(u => u.AsBoundary
            ? policy.PermissionsBoundaryUsageCount > 0 && !bounded.Exists(d => SameEntity(d.Entity, u.Entity))
            : !detaching.Exists(d => SameEntity(d.Entity, u.Entity))).ToList();
        if (others.Count > 0)
        {
            await versions.ConfigureAwait(false);
            return new EntityRemoval
            {
                Entity = entity,
                Arn = spec.Arn,
                Obstacle = $"it is in use by {string.Join(", ", others.Select(o => o.AsBoundary ? $"{o.Entity} as permissions boundary" : o.Entity.ToString()))}",
            };
        }

        List<PlanStep> before = [.. (await versions.ConfigureAwait(false)).Where(v => !v.IsDefault).Select(v => new DeletePolicyVersionStep(policy, v.VersionId))];
        return new EntityRemoval
        {
            Entity = entity,
            Arn = spec.Arn,
            Steps = [.. before, new DeletePolicyStep(policy) { DependsOn = [.. before, .. detaching, .. bounded] }],
        };
    }

    private static bool SameEntity(Entity a, Entity b) => a.Kind == b.Kind && a.Name.Equals(b.Name, StringComparison.OrdinalIgnoreCase);

    private static async Task<IReadOnlyList<RoleDetail?>> ReadRolesAsync(List<string> names, IIamAccount account, CancellationToken cancellationToken)
    {
        if (names.Count >= ManyRoles)
        {
            try
            {
                var all = await account.ListRoleDetailsAsync(cancellationToken).ConfigureAwait(false);
                return [.. names.Select(n => all.FirstOrDefault(d => d.Role.Name.Equals(n, StringComparison.OrdinalIgnoreCase)))];
            }
            catch (IamException e) when (e.Code is IamErrorCodes.AccessDenied or IamErrorCodes.OperationNotSupported)
            {
                // Who may remove roles need not be allowed to read the whole account; then each role is read by itself.
            }
        }

        return await Task.WhenAll(names.Select(n => ReadRoleAsync(n, account, cancellationToken))).ConfigureAwait(false);
    }

    private static async Task<RoleDetail?> ReadRoleAsync(string name, IIamAccount account, CancellationToken cancellationToken)
    {
        if (await account.FindRoleAsync(name, cancellationToken).ConfigureAwait(false) is not { } role)
        {
            return null;
        }

        var entity = Entity.Role(role.Name);
        var profiles = account.ListInstanceProfilesForRoleAsync(role.Name, cancellationToken);
        var inline = account.ListInlinePolicyNamesAsync(entity, cancellationToken);
        var attached = account.ListAttachedPoliciesAsync(entity, cancellationToken);
        await Task.WhenAll(profiles, inline, attached).ConfigureAwait(false);
        return new RoleDetail(
            role,
            [.. (await inline.ConfigureAwait(false)).Select(n => new InlinePolicy(n, ""))],
            await attached.ConfigureAwait(false),
            await profiles.ConfigureAwait(false));
    }

    internal static RemovalResult Result(EntityRemoval removal, IReadOnlyList<StepOutcome> outcomes)
    {
        var change = outcomes.Any(o => o.Status is StepStatus.Failed or StepStatus.NotReached) ? Change.Failed
            : removal.Obstacle is not null ? Change.Kept
            : removal.Arn is null ? Change.Absent
            : outcomes.Any(o => o.Status is StepStatus.Skipped or StepStatus.Rehearsed) ? Change.Declined
            : Change.Removed;
        return new RemovalResult(removal, change, outcomes);
    }
}
