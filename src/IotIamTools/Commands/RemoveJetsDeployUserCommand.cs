using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Plans;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Takes users out of a Jets deploy group, and deletes them where that is asked for and nothing else needs them.</summary>
/// <remarks>
/// <para>With -DeleteUser a user is deleted that is in no other group and has no policies of its own. One with more than that is taken out of
/// the group and kept, and that is an error which says why. IAM itself refuses to delete users with access keys, a password or other
/// credentials.</para>
/// <para>A user who is not in the group is no error. The group is read once, however many users come down the pipeline.</para>
/// <para>Source: IAM user guide, "Delete an IAM user".</para>
/// </remarks>
/// <example>
/// <para>Take a user out of the group</para>
/// <code>
/// Remove-JetsDeployUser ann -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Kept
/// ------   ---------- ----                           ----
/// Removed  User       ann                            the user
/// </code>
/// </example>
/// <example>
/// <para>Take the users of a file out of the group, and delete them</para>
/// <code>
/// Import-Csv ./developers.csv | Remove-JetsDeployUser -DeleteUser -Confirm:$false
/// </code>
/// <para>The column UserName has the names. A user who is in another group or has policies is kept, and that is an error
/// of this user alone.</para>
/// </example>
/// <example>
/// <para>See what would be done, for another group</para>
/// <code>
/// Remove-JetsDeployUser -UserName ann -GroupName Jets -DeleteUser -WhatIf
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "JetsDeployUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveJetsDeployUserCommand : RemovalCmdlet
{
    private (string GroupName, GroupMembership Members)? _group;

    /// <summary>The names of the users.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [EntityName(EntityKind.User)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <summary>The name of the group.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [EntityName(EntityKind.Group)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string GroupName { get; set; } = "Jets";

    /// <summary>Also deletes the users, where nothing else needs them.</summary>
    [Parameter]
    public SwitchParameter DeleteUser { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(UserName!, name => RemoveAsync(name, cancellationToken), cancellationToken);

    private async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        if (_group?.GroupName != GroupName)
        {
            _group = (GroupName, await GroupMembership.ReadAsync(GroupName, Iam, cancellationToken).ConfigureAwait(false));
        }

        var result = await _group.Value.Members.RemoveAsync(name, DeleteUser, ApproveAsync, cancellationToken).ConfigureAwait(false);
        await WriteResultsAsync([result], name).ConfigureAwait(false);
    }
}
