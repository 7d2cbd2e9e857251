using System.Management.Automation;
using IotIamTools.Core.Plans;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes the set-up of any blueprint: its groups, its roles, and its customer managed policies.</summary>
/// <remarks>
/// <para>Give the parameters with which the set-up was made. The command asks once for each entity, with the account, the ARN and all the steps; what is attached
/// goes before the entity that it is attached to. If you answer No, the entity stays as it is and is reported as Declined, and so does a policy that it uses.
/// -WhatIf shows the same and changes nothing.</para>
/// <para>Users and AWS's policies stay. A customer managed policy that something else uses is retained, and that is an error.</para>
/// <para>What is removed must be recognizable as a part of the set-up: a role trusts a principal that the blueprint's role trusts and nobody else, a group has one of
/// the blueprint's policies or none at all, and a policy has an action in common with the blueprint's. Anything else is retained, and that is an error (NotOfSetup),
/// unless -Force is given. A role that was used in the last 30 days (-UsedWithin) is retained too.</para>
/// <para>What does not exist is reported as NotFound, which is not an error. If the command is interrupted, the next run finishes it.</para>
/// <para>Source: IAM user guide, "Delete roles or instance profiles", "Delete an IAM user group", "Delete IAM policies".</para>
/// </remarks>
/// <example>
/// <para>See what removing a set-up would do</para>
/// <code>
/// Uninstall-IotIamBlueprint greengrass-v2 -WhatIf
/// </code>
/// </example>
/// <example>
/// <para>Remove a built-in set-up</para>
/// <code>
/// Uninstall-IotIamBlueprint greengrass-v2 -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Retained
/// ------   ---------- ----                           --------
/// Removed  Role       GreengrassV2TokenExchangeRole
/// Removed  Policy     GreengrassV2TokenExchangeRoleA
///                     ccess
/// </code>
/// </example>
/// <example>
/// <para>Remove a custom set-up</para>
/// <code>
/// $values = @{ Site = 'berlin'; DataBucket = 'berlin-data' }
/// Install-IotIamBlueprint -Path ./edge-gateway.json -Parameter $values
/// Uninstall-IotIamBlueprint -Path ./edge-gateway.json -Parameter $values -Confirm:$false
/// </code>
/// <para>The values are those with which it was made, as far as they decide names and what there is.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Uninstall, "IotIamBlueprint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = NameSet)]
[OutputType(typeof(RemovalOutput))]
public sealed class UninstallIotIamBlueprintCommand : BlueprintCmdlet
{
    /// <summary>Removes also a role that was used lately, and a role, group or policy that is not recognizable as one of the set-up.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>A role that was used within this many days is retained unless -Force is given. IAM reports the use some hours late.</summary>
    [Parameter]
    [ValidateRange(0, 400)]
    public int UsedWithin { get; set; } = 30;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        await FindBlueprintsAsync(cancellationToken).ConfigureAwait(false);
        var options = new RemovalOptions { Force = Force, RecentUse = TimeSpan.FromDays(UsedWithin) };
        await ForEachAsync(
            Requests(),
            async request => await RemoveAsync(
                RemovalTarget.Of(await ResolveAsync(request, cancellationToken).ConfigureAwait(false)), options, request.Target, cancellationToken).ConfigureAwait(false),
            cancellationToken,
            request => request.Target).ConfigureAwait(false);
    }
}
