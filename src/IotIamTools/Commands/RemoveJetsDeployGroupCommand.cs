using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
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
[Cmdlet(VerbsCommon.Remove, "JetsDeployGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveJetsDeployGroupCommand : RemovalCmdlet
{
    /// <summary>The names of the groups.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [EntityName(EntityKind.Group)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[] GroupName { get; set; } = ["Jets"];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(
        GroupName,
        name => RemoveAsync(new SetupRequest(BlueprintCatalog.Get("jets-deploy"), new BlueprintArguments().With("GroupName", name), name), cancellationToken),
        cancellationToken);
}
