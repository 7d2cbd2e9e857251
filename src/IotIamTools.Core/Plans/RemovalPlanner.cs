using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Plans;

/// <summary>
/// Finds what has to be done to remove entities, in the order that IAM needs: what is attached goes before the entity that it is
/// attached to. It only reads. Sources: IAM user guide, id_roles_manage_delete, id_groups_manage_delete, access_policies_manage-delete.
/// </summary>
public static class RemovalPlanner
{
    /// <summary>From this many roles on, one reading of all roles takes fewer calls than four for each.</summary>
    private const int ManyRoles = 3;

    /// <summary>Makes the plan: groups and users first, then roles, then policies.</summary>
    /// <param name="targets">What is to be removed.</param>
    /// <param name="account">The account.</param>
    /// <param name="options">What may be removed.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RemovalObjectionException">What names an entity is no request to remove it.</exception>
    /// <exception cref="EntityReferenceException">A name is not one that IAM takes, or an ARN is of another account, partition or path.</exception>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<IReadOnlyList<EntityRemoval>> PlanAsync(
        IReadOnlyList<RemovalTarget> targets, IIamAccount account, RemovalOptions options, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            target.Reference.RequireRemovable();
            EntityReferences.RequireName(target.Reference);
            await account.RequireHereAsync(target.Reference, cancellationToken).ConfigureAwait(false);
        }

        var groups = Of(EntityKind.Group).Select(g => GroupAsync(g, account, options, cancellationToken));
        var users = Of(EntityKind.User).Select(u => UserRemoval.PlanAsync(u.Reference, null, delete: true, options, account, cancellationToken));
        var first = await Task.WhenAll(groups.Concat(users)).ConfigureAwait(false);
        var details = await ReadRolesAsync([.. Of(EntityKind.Role).Select(r => r.Reference.Name)], account, cancellationToken).ConfigureAwait(false);
        EntityRemoval[] holders = [.. first, .. Of(EntityKind.Role).Zip(details).Select(r => Role(r.First, r.Second, options))];
        var policies = await Task.WhenAll(Of(EntityKind.Policy).Select(p => PolicyAsync(p, holders, account, options, cancellationToken))).ConfigureAwait(false);
        return [.. holders, .. policies];

        IEnumerable<RemovalTarget> Of(EntityKind kind) => targets.Where(t => t.Reference.Kind == kind);
    }

    /// <summary>Carries the plan out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="account">The account.</param>
    /// <param name="approve">Asked once for each entity before its steps are done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of each entity, in the order of the plan.</returns>
    /// <exception cref="InstallStoppedException">It was cancelled between the first step and the last.</exception>
    public static async Task<IReadOnlyList<RemovalResult>> RunAsync(
        IReadOnlyList<EntityRemoval> plan, IIamAccount account, Func<EntitySteps, Task<Approval>> approve, CancellationToken cancellationToken)
    {
        var outcomes = await PlanRunner.RunAsync([.. plan.Select(e => e.Change)], account, approve, cancellationToken).ConfigureAwait(false);
        return [.. plan.Select(e => RemovalResult.Of(e, [.. outcomes.Where(o => e.Steps.Contains(o.Step))]))];
    }

    private static async Task<EntityRemoval> GroupAsync(RemovalTarget target, IIamAccount account, RemovalOptions options, CancellationToken cancellationToken)
    {
        if (await account.FindGroupAsync(target.Reference.Name, cancellationToken).ConfigureAwait(false) is not { } group)
        {
            return new EntityRemoval { Entity = Entity.Group(target.Reference.Name) };
        }

        EntityReferences.RequireSame(target.Reference, group.Group.Arn);
        var entity = Entity.Group(group.Group.Name);
        var listInline = account.ListInlinePolicyNamesAsync(entity, cancellationToken);
        var listAttached = account.ListAttachedPoliciesAsync(entity, cancellationToken);
        await Task.WhenAll(listInline, listAttached).ConfigureAwait(false);
        var (inline, attached) = (await listInline.ConfigureAwait(false), await listAttached.ConfigureAwait(false));
        var removal = new EntityRemoval { Entity = entity, Arn = group.Group.Arn };
        var spec = target.Spec as GroupSpec;
        if (!options.Force && spec is not null && SetupMarks.ProblemOf(inline, attached, spec) is { } problem)
        {
            return removal with { Retention = new Retention(RetentionCode.NotOfSetup, problem) };
        }

        // What the group is known by goes last, so that the next run knows it too if this one is interrupted.
        List<PlanStep> others =
        [
            .. group.UserNames.Select(u => PlanSteps.RemoveUserFromGroup(entity, u)),
            .. inline.Where(p => spec is null || !SetupMarks.IsOf(spec, p)).Select(p => PlanSteps.DeleteInlinePolicy(entity, p)),
            .. attached.Where(p => spec is null || !SetupMarks.IsOf(spec, p)).Select(p => PlanSteps.DetachPolicy(entity, p)),
        ];
        List<PlanStep> before =
        [
            .. others,
            .. inline.Where(p => spec is not null && SetupMarks.IsOf(spec, p)).Select(p => PlanSteps.DeleteInlinePolicy(entity, p, others)),
            .. attached.Where(p => spec is not null && SetupMarks.IsOf(spec, p)).Select(p => PlanSteps.DetachPolicy(entity, p, others)),
        ];
        return removal with
        {
            Steps = [.. before, PlanSteps.Delete(entity, before)],
            Retained = [.. group.UserNames.Select(u => $"user {u}")],
        };
    }

    private static EntityRemoval Role(RemovalTarget target, RoleDetail? detail, RemovalOptions options)
    {
        if (detail is null)
        {
            return new EntityRemoval { Entity = Entity.Role(target.Reference.Name) };
        }

        EntityReferences.RequireSame(target.Reference, detail.Role.Arn);
        var entity = Entity.Role(detail.Role.Name);
        var removal = new EntityRemoval { Entity = entity, Arn = detail.Role.Arn };
        if (RetentionOf(detail.Role, target.Spec as RoleSpec, options) is { } retention)
        {
            return removal with { Retention = retention };
        }

        List<PlanStep> before =
        [
            .. detail.InstanceProfileNames.Select(p => PlanSteps.RemoveFromInstanceProfile(entity, p)),
            .. detail.InlinePolicies.Select(p => PlanSteps.DeleteInlinePolicy(entity, p.Name)),
            .. detail.AttachedPolicies.Select(p => PlanSteps.DetachPolicy(entity, p)),
        ];
        return removal with
        {
            Steps = [.. before, PlanSteps.Delete(entity, before)],
            Retained = [.. detail.InstanceProfileNames.Select(p => $"instance profile {p}")],
        };
    }

    private static Retention? RetentionOf(Role role, RoleSpec? spec, RemovalOptions options)
    {
        if (IamNames.IsProtectedPath(role.Path))
        {
            return new Retention(RetentionCode.Unmodifiable, "it belongs to AWS, and only AWS changes it");
        }

        if (options.Force)
        {
            return null;
        }

        if (spec is not null && SetupMarks.ProblemOf(role, spec) is { } problem)
        {
            return new Retention(RetentionCode.NotOfSetup, problem);
        }

        return role.LastUsed is { LastUsedDate: { } used, Region: var region } && options.Clock.GetUtcNow() - used < options.RecentUse
            ? new Retention(RetentionCode.InUse, $"it was last used on {Day.Of(used)}{(region is null ? "" : $" in {region}")}, less than {options.RecentUse.TotalDays:0} days ago")
            : null;
    }

    private static async Task<EntityRemoval> PolicyAsync(
        RemovalTarget target, EntityRemoval[] holders, IIamAccount account, RemovalOptions options, CancellationToken cancellationToken)
    {
        var (entity, arn) = (new Entity(EntityKind.Policy, target.Reference.Name), target.Reference.Text);
        if (await account.FindPolicyAsync(arn, cancellationToken).ConfigureAwait(false) is not { } policy)
        {
            return new EntityRemoval { Entity = entity };
        }

        var removal = new EntityRemoval { Entity = entity, Arn = arn };
        var versions = account.ListPolicyVersionsAsync(arn, cancellationToken);
        var uses = await account.ListEntitiesForPolicyAsync(arn, cancellationToken).ConfigureAwait(false);
        var detaching = holders.SelectMany(h => h.Steps).Where(s => s.Detaches() && s.Subject == arn).ToList();

        // A role that goes takes its boundary with it.
        var bounded = holders.SelectMany(h => h.Steps)
            .Where(d => d.DeletesEntity() && uses.Any(u => u.AsBoundary && SameEntity(d.Entity, u.Entity))).ToList();

        // A listing that does not tell the two kinds of use apart shows each as both; the count of boundaries decides.
        var others = uses.Where(u => u.AsBoundary
            ? policy.PermissionsBoundaryUsageCount > 0 && !bounded.Exists(d => SameEntity(d.Entity, u.Entity))
            : !detaching.Exists(d => SameEntity(d.Entity, u.Entity))).ToList();
        var older = (await versions.ConfigureAwait(false)).Where(v => !v.IsDefault).ToList();
        if (others.Count > 0)
        {
            return removal with
            {
                Retention = new Retention(
                    RetentionCode.InUse, $"it is in use by {string.Join(", ", others.Select(o => o.AsBoundary ? $"{o.Entity} as permissions boundary" : o.Entity.ToString()))}"),
            };
        }

        if (!options.Force && target.Spec is PolicySpec spec)
        {
            var inForce = await account.GetPolicyVersionAsync(arn, policy.DefaultVersionId, cancellationToken).ConfigureAwait(false);
            if (SetupMarks.ProblemOf(inForce.Document, spec) is { } problem)
            {
                return removal with { Retention = new Retention(RetentionCode.NotOfSetup, problem) };
            }
        }

        List<PlanStep> before = [.. older.Select(v => PlanSteps.DeletePolicyVersion(policy, v.VersionId))];
        return removal with { Steps = [.. before, PlanSteps.DeletePolicy(policy, [.. before, .. detaching, .. bounded])] };
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
}
