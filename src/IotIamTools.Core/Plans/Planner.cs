using System.Globalization;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>
/// Compares a set-up with an account. It only reads: three calls for a role that exists, one for a role that does not, and one
/// more for each required inline policy that is there.
/// </summary>
public static class Planner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="setup">What should be.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SetupException">The set-up holds names or values that IAM would refuse.</exception>
    /// <exception cref="EntityReferenceException">A managed policy or boundary is of another account or partition.</exception>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<Plan> PlanAsync(Setup setup, IIamAccount account, CancellationToken cancellationToken)
    {
        SetupRules.Require(setup);
        await SetupReferences.RequireHereAsync(setup, account, cancellationToken).ConfigureAwait(false);
        var policies = await Task.WhenAll(setup.Policies.Select(p => PolicyAsync(p, account, cancellationToken))).ConfigureAwait(false);
        var made = policies.SelectMany(p => p.Steps).Where(s => s.Operation == "CreatePolicy").ToDictionary(s => s.Entity.Name, StringComparer.OrdinalIgnoreCase);
        var found = Task.WhenAll(setup.Roles.Select(r => account.FindRoleAsync(r.Name, cancellationToken)));
        var groups = await Task.WhenAll(setup.Groups.Select(g => GroupAsync(g, setup, made, account, cancellationToken))).ConfigureAwait(false);
        var roles = setup.Roles.Zip(await found.ConfigureAwait(false)).ToList();
        var trust = new TrustOrder(
            roles.Where(r => r.Second is null).Select(r => r.First),
            groups.SelectMany(g => g.Steps).Where(s => s.Operation == "CreateUser").DistinctBy(s => s.Entity.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(s => s.Entity.Name, StringComparer.OrdinalIgnoreCase),
            r => Made(made, r.PermissionsBoundaryArn));
        var rolePlans = await Task.WhenAll(roles.Select(r => RoleAsync(r.First, r.Second, setup, trust, made, account, cancellationToken))).ConfigureAwait(false);
        return new Plan(setup, [.. policies, .. rolePlans, .. groups]);
    }

    private static async Task<EntityPlan> PolicyAsync(PolicySpec spec, IIamAccount account, CancellationToken cancellationToken)
    {
        var comparison = new EntityComparison(new Entity(EntityKind.Policy, spec.Name));
        PolicyState? state = null;
        if (await account.FindPolicyAsync(spec.Arn, cancellationToken).ConfigureAwait(false) is { } policy)
        {
            var version = await account.GetPolicyVersionAsync(spec.Arn, policy.DefaultVersionId, cancellationToken).ConfigureAwait(false);
            state = new PolicyState(policy, version.Document ?? "");
            if (!EntityComparison.AreSame(spec.Document, state.Document))
            {
                var versions = await account.ListPolicyVersionsAsync(spec.Arn, cancellationToken).ConfigureAwait(false);
                PlanStep[] room = versions.Count < IamLimits.PolicyVersions ? [] : [PlanSteps.DeletePolicyVersion(policy, Oldest(versions).VersionId)];
                comparison.Prepare(room);
                comparison.Document(
                    DifferencePart.PolicyDocument, null, spec.Document, state.Document, lines => PlanSteps.CreatePolicyVersion(spec, room, lines));
            }

            comparison.Tags(spec.Tags, policy.Tags, tags => PlanSteps.TagPolicy(spec, tags));
        }
        else
        {
            comparison.Create(PlanSteps.CreatePolicy(spec), spec.Arn);
        }

        return comparison.ToPlan(spec, state);
    }

    /// <summary>The oldest version that is not in force. Dates are whole seconds: versions of one second are told apart by their numbers.</summary>
    private static PolicyVersion Oldest(IEnumerable<PolicyVersion> versions)
    {
        return versions.Where(v => !v.IsDefault).MinBy(v => (v.CreateDate, Number(v)))!;

        static int Number(PolicyVersion version) => int.TryParse(version.VersionId.AsSpan().TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static async Task<EntityPlan> RoleAsync(
        RoleSpec spec, Role? role, Setup setup, TrustOrder trust, Dictionary<string, PlanStep> madePolicies, IIamAccount account, CancellationToken cancellationToken)
    {
        var entity = Entity.Role(spec.Name);
        var comparison = new EntityComparison(entity);
        RoleState? state = null;
        if (role is not null)
        {
            var attached = account.ListAttachedPoliciesAsync(entity, cancellationToken);
            var inline = account.ListInlinePolicyNamesAsync(entity, cancellationToken);
            state = new RoleState(role, await attached.ConfigureAwait(false), await inline.ConfigureAwait(false));
            comparison.Document(DifferencePart.TrustPolicy, null, spec.Trust, role.TrustPolicy, lines => PlanSteps.UpdateTrustPolicy(spec, trust.Principals(spec), lines));
            comparison.Path(spec.Path, role.Path);
            comparison.Settings(spec, role);
            comparison.Boundary(spec.PermissionsBoundaryArn, role.PermissionsBoundaryArn, Made(madePolicies, spec.PermissionsBoundaryArn));
            comparison.Tags(spec.Tags, role.Tags, tags => PlanSteps.Tag(entity, tags));
        }
        else
        {
            comparison.Create(trust.Create(spec), spec.Path + spec.Name);
            comparison.Prepare(trust.Trust(spec) is { } update ? [update] : []);
            comparison.Block(SetupReferences.ObstacleTo(EntityKind.Role, spec, setup));
        }

        comparison.ManagedPolicies(spec.ManagedPolicies, state?.AttachedPolicies ?? [], madePolicies);
        await comparison.InlinePoliciesAsync(spec.InlinePolicies, state?.InlinePolicyNames ?? [], account, cancellationToken).ConfigureAwait(false);
        return comparison.ToPlan(spec, state);
    }

    private static async Task<EntityPlan> GroupAsync(GroupSpec spec, Setup setup, Dictionary<string, PlanStep> madePolicies, IIamAccount account, CancellationToken cancellationToken)
    {
        var entity = Entity.Group(spec.Name);
        var comparison = new EntityComparison(entity);
        GroupState? state = null;
        if (await account.FindGroupAsync(spec.Name, cancellationToken).ConfigureAwait(false) is { } group)
        {
            var attached = account.ListAttachedPoliciesAsync(entity, cancellationToken);
            var inline = account.ListInlinePolicyNamesAsync(entity, cancellationToken);
            state = new GroupState(group.Group, group.UserNames, await attached.ConfigureAwait(false), await inline.ConfigureAwait(false));
            comparison.Path(spec.Path, group.Group.Path);
        }
        else if (spec.Create)
        {
            comparison.Create(PlanSteps.CreateGroup(spec), spec.Path + spec.Name);
            comparison.Block(SetupReferences.ObstacleTo(EntityKind.Group, spec, setup));
        }
        else
        {
            comparison.Block(new IamProblem(IamErrorCodes.NoSuchEntity, $"group {spec.Name} does not exist"));
        }

        comparison.ManagedPolicies(spec.ManagedPolicies, state?.AttachedPolicies ?? [], madePolicies);
        await comparison.InlinePoliciesAsync(spec.InlinePolicies, state?.InlinePolicyNames ?? [], account, cancellationToken).ConfigureAwait(false);
        await comparison.UsersAsync(spec.Users, state?.UserNames ?? [], u => PlanSteps.CreateUser(u, Made(madePolicies, u.PermissionsBoundaryArn)), account, cancellationToken).ConfigureAwait(false);
        return comparison.ToPlan(spec, state);
    }

    /// <summary>The step that makes a policy of the set-up, which what has the policy for its boundary waits for; none where it is there, or is another's.</summary>
    private static IReadOnlyList<PlanStep> Made(Dictionary<string, PlanStep> madePolicies, string? policyArn) =>
        policyArn is not null && PolicyArn.Find(policyArn) is { IsAwsManaged: false } arn && madePolicies.TryGetValue(arn.Name, out var made) ? [made] : [];
}
