using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes a Jets deploy group, with what is attached to it. Its users stay.</summary>
/// <remarks>
/// <para>The command asks once for each group, with the account, the ARN and all the steps. The steps are in the order that IAM needs: the users are removed
/// from the group, its inline policies are deleted, its managed policies are detached (they stay), then the group is deleted. If you answer No, the group stays as
/// it is and is reported as Declined. -WhatIf shows the same and changes nothing.</para>
/// <para>The group must have one of the policies that New-JetsDeployGroup and Add-JetsDeployPermission give it (-PolicyName), or no policy at all. Any other group is
/// retained, and that is an error (NotOfSetup), unless -Force is given.</para>
/// <para>A group that does not exist is reported as NotFound, which is not an error. If the command is interrupted, the next run finishes it.</para>
/// <para>The users stay in the account and are listed as Retained. Remove-JetsDeployUser -DeleteUser deletes those that nothing else needs, before or after
/// the group is removed.</para>
/// <para>Source: IAM user guide, "Delete an IAM user group".</para>
/// </remarks>
/// <example>
/// <para>Remove the group</para>
/// <code>
/// Remove-JetsDeployGroup -Confirm:$false
/// </code>
/// <para>Its users stay in the account; Retained lists them.</para>
/// </example>
/// <example>
/// <para>See what removing would do</para>
/// <code>
/// Remove-JetsDeployGroup -WhatIf
/// </code>
/// </example>
/// <example>
/// <para>Remove the group, and delete its users where nothing else needs them</para>
/// <code>
/// $users = (Test-JetsDeployGroup).Additional -match '^user ' -replace '^user (\S+).*', '$1'
/// $users | Remove-JetsDeployUser -DeleteUser -Confirm:$false -ErrorAction Continue
/// Remove-JetsDeployGroup -Confirm:$false
/// </code>
/// <para>The users come first, since the group lists them. A user that something else needs is retained, and that is an error which
/// says why.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "JetsDeployGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveJetsDeployGroupCommand : RemovalCmdlet
{
    /// <summary>The names or ARNs of the groups, or objects that have one of them. An ARN of another account, partition or path is an error.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Group)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public EntityReference[] GroupName { get; set; } = [EntityReference.Parse("Jets", EntityKind.Group)];

    /// <summary>The name of the group's inline policy, by which the group is recognized.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string PolicyName { get; set; } = "JetsPolicy";

    /// <inheritdoc/>
    private protected override IEnumerable<RemovalRequest> Requests()
    {
        // With all features, since any of their policies may be the last that is left of the group.
        var blueprint = BlueprintCatalog.Get("jets-deploy");
        var features = blueprint.Parameters.First(p => p.Name == "Feature").Values;
        return GroupName.Select(group => new RemovalRequest(
            blueprint, new BlueprintArguments().With("GroupName", group.Name).With("PolicyName", PolicyName).WithList("Feature", features), group, group.Text));
    }
}
