using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes a Jets deploy group, with what is attached to it. Its users are kept.</summary>
/// <remarks>
/// <para>In the order that IAM needs: users out of the group, inline policies deleted, managed policies detached (they stay), then the group.
/// -WhatIf shows each step. A group that is not there is no error. What was interrupted is finished by the next run.</para>
/// <para>The users stay in the account and are listed as Kept; Remove-JetsDeployUser -DeleteUser deletes those that nothing else needs.</para>
/// <para>Source: IAM user guide, "Delete an IAM user group".</para>
/// </remarks>
/// <example>
/// <para>Remove the group</para>
/// <code>
/// Remove-JetsDeployGroup -Confirm:$false
/// </code>
/// <para>Its users stay in the account; Kept lists them.</para>
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
/// <para>First the users, since the group knows them; one whom something else needs is kept, and that is an error which
/// says why.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "JetsDeployGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveJetsDeployGroupCommand : RemovalCmdlet
{
    /// <summary>The names of the groups.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [EntityName(EntityKind.Group, KeepsArn = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = ["Jets"];

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() =>
        GroupName.Select(name => new SetupRequest(BlueprintCatalog.Get("jets-deploy"), new BlueprintArguments().With("GroupName", name), name));
}
