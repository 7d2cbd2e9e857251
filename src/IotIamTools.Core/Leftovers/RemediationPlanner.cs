using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Leftovers;

/// <summary>Plans the remediations that change an entity and keep it. Removal is planned by <see cref="RemovalPlanner"/>.</summary>
public static class RemediationPlanner
{
    /// <summary>The steps of a remediation, in the order in which they are carried out by <see cref="PlanRunner"/>.</summary>
    /// <param name="remediation">Any but one of the kinds Remove and Review.</param>
    /// <param name="namePrefix">For <see cref="NarrowRemediation"/>: what the names of the application's stacks, roles, functions and buckets start with, before a hyphen.</param>
    /// <param name="account">The account of the entity.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The steps; none if the account has been repaired since it was searched.</returns>
    /// <exception cref="ArgumentException">The remediation changes nothing, or the prefix is missing.</exception>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<EntitySteps> PlanAsync(
        Remediation remediation, string? namePrefix, IIamAccount account, CancellationToken cancellationToken)
    {
        var entity = remediation.Named;
        var steps = remediation switch
        {
            SwapPolicyRemediation swap => Swap(entity, swap),
            AddConditionsRemediation conditions => await AddConditionsAsync(entity, conditions, account, cancellationToken).ConfigureAwait(false),
            NarrowRemediation narrow when !string.IsNullOrEmpty(namePrefix) => await NarrowAsync(entity, narrow, namePrefix, account, cancellationToken).ConfigureAwait(false),
            _ => throw new ArgumentException($"{remediation} cannot be planned.", nameof(remediation)),
        };
        return new EntitySteps { Entity = entity, Arn = remediation.Entity.Text, Steps = steps };
    }

    /// <summary>Plans a remediation and carries it out.</summary>
    /// <param name="remediation">As for <see cref="PlanAsync"/>.</param>
    /// <param name="namePrefix">As for <see cref="PlanAsync"/>.</param>
    /// <param name="account">The account of the entity.</param>
    /// <param name="approve">Asked once before the steps are done, as <see cref="PlanRunner"/> asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The remediation changes nothing, or the prefix is missing.</exception>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<RemediationResult> RunAsync(
        Remediation remediation, string? namePrefix, IIamAccount account, Func<EntitySteps, Task<Approval>> approve, CancellationToken cancellationToken)
    {
        var change = await PlanAsync(remediation, namePrefix, account, cancellationToken).ConfigureAwait(false);
        return new RemediationResult(remediation, await PlanRunner.RunAsync([change], account, approve, cancellationToken).ConfigureAwait(false));
    }

    private static PlanStep[] Swap(Entity entity, SwapPolicyRemediation swap)
    {
        PlanStep[] attach = swap.AttachPolicyArn is { } arn ? [PlanSteps.AttachPolicy(entity, new ManagedPolicySpec(arn, []), [])] : [];
        return [.. attach, Detach(entity, swap.DetachPolicyArn, attach)];
    }

    /// <summary>The role is read once more: another remediation may have changed its trust policy in the meantime.</summary>
    private static async Task<IReadOnlyList<PlanStep>> AddConditionsAsync(
        Entity entity, AddConditionsRemediation conditions, IIamAccount account, CancellationToken cancellationToken)
    {
        var role = await account.FindRoleAsync(entity.Name, cancellationToken).ConfigureAwait(false);
        if (role is null || !PolicyParser.TryParse(role.TrustPolicy, out var trust, out _))
        {
            return [];
        }

        var limited = SourceConditions.AddTo(trust, conditions);
        var lines = PolicyDifference.Lines(trust, limited);
        return lines.Count == 0 ? [] : [PlanSteps.UpdateTrustPolicy(new RoleSpec { Name = entity.Name, Kind = entity.Name, Trust = limited }, [], lines)];
    }

    /// <summary>The least permissions are those of the built-in blueprint for one application. They come before the broad policy goes.</summary>
    private static async Task<IReadOnlyList<PlanStep>> NarrowAsync(
        Entity entity, NarrowRemediation narrow, string namePrefix, IIamAccount account, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, IReadOnlyList<string>> { ["PolicyName"] = [narrow.PolicyName], ["NamePrefix"] = [namePrefix] };
        var setup = await BlueprintCatalog.Get("jets-deploy").ResolveAsync(values, account, cancellationToken).ConfigureAwait(false);
        var least = setup.Groups[0].InlinePolicies.Single(p => p.Name == narrow.PolicyName);
        var put = PlanSteps.PutInlinePolicy(entity, least, replaces: narrow.PolicyArn is null, [], []);
        return narrow.PolicyArn is null ? [put] : [put, Detach(entity, narrow.PolicyArn, [put])];
    }

    private static PlanStep Detach(Entity entity, string policyArn, IReadOnlyList<PlanStep> after) =>
        PlanSteps.DetachPolicy(entity, new AttachedPolicy(IamNames.NameIn(policyArn), policyArn), after);
}
