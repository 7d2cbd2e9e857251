using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes the set-up of any blueprint: its groups, its roles, and its customer managed policies.</summary>
/// <remarks>
/// <para>It takes the parameters with which the set-up was made, as far as they decide names. In the order that IAM needs: what is attached
/// goes before the entity that it is attached to. Users and AWS's policies stay; a customer managed policy that something else uses is
/// kept, and that is an error. A role that was used in the last 30 days (-UsedWithin) is kept unless -Force is given. What is not there
/// is no error. What was interrupted is finished by the next run. -WhatIf shows each step.</para>
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
/// Change   EntityType Name                           Kept
/// ------   ---------- ----                           ----
/// Removed  Role       GreengrassV2TokenExchangeRole
/// Removed  Policy     GreengrassV2TokenExchangeRoleA
///                     ccess
/// </code>
/// </example>
/// <example>
/// <para>Remove a set-up of one's own</para>
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
    /// <summary>Removes roles also where they were used lately.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>A role that was used within this many days is kept unless -Force is given. IAM tells the use some hours late.</summary>
    [Parameter]
    [ValidateRange(0, 400)]
    public int UsedWithin { get; set; } = 30;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        await FindBlueprintsAsync(cancellationToken).ConfigureAwait(false);
        await RemoveAsync(Force, UsedWithin, arn: null, cancellationToken).ConfigureAwait(false);
    }
}
