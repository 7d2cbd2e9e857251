using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Removes users from a Jets deploy group, and deletes them if you ask for that and nothing else needs them.</summary>
/// <remarks>
/// <para>The command asks once for each user, with the account, the ARN and all the steps. If you answer No, the user stays as it is and is reported as Declined.
/// -WhatIf shows the same and changes nothing.</para>
/// <para>With -DeleteUser a user is deleted that is in no other group, and has no policies and no credentials: no password, access keys,
/// signing certificates, SSH public keys, service-specific credentials or MFA devices. A user with any of these is removed from the group and
/// retained, and that is an error which names what it has, and when a key or password was last used. All of this is read before anything is
/// written.</para>
/// <para>With -Force too, the credentials are deleted one after the other, then the user. A user in another group or with policies is retained all the same, with
/// its credentials. If the command is interrupted, the next run finishes it, with one exception: a virtual MFA device that was deactivated and not deleted yet stays
/// in the account, assigned to nobody, because IAM no longer reports whose it was.</para>
/// <para>An account file does not hold the credentials of its users; there they count as none.</para>
/// <para>A user that is not in the group is reported as NotFound, which is not an error. With -DeleteUser the group need not exist any more, so that
/// you can remove the group first. The group is read once, however many users come down the pipeline.</para>
/// <para>Source: IAM user guide, "Delete an IAM user".</para>
/// </remarks>
/// <example>
/// <para>Remove a user from the group</para>
/// <code>
/// Remove-JetsDeployUser ann -Confirm:$false
/// </code>
/// <code language="output">
/// Change   EntityType Name                           Retained
/// ------   ---------- ----                           --------
/// Removed  User       ann                            the user
/// </code>
/// </example>
/// <example>
/// <para>Remove the users of a file from the group, and delete them</para>
/// <code>
/// Import-Csv ./developers.csv | Remove-JetsDeployUser -DeleteUser -Confirm:$false
/// </code>
/// <para>The column UserName has the names. A user who is in another group, has policies or credentials is retained, and that is an error
/// of this user alone.</para>
/// </example>
/// <example>
/// <para>See what is deleted with a user who has access keys</para>
/// <code>
/// Remove-JetsDeployUser ann -DeleteUser -Force -WhatIf
/// </code>
/// <para>Each credential is a step, named by its id.</para>
/// </example>
/// <example>
/// <para>See what would be done, for another group</para>
/// <code>
/// Remove-JetsDeployUser -UserName ann -GroupName Jets -DeleteUser -WhatIf
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "JetsDeployUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovalOutput))]
public sealed class RemoveJetsDeployUserCommand : StepCmdlet
{
    private readonly GroupMembers _members = new();

    /// <summary>The names or ARNs of the users, or objects that have one of them. An ARN of another account, partition or path is an error.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.User)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public EntityReference[]? UserName { get; set; }

    /// <summary>The name or ARN of the group.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [EntityTransformation(EntityKind.Group)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public EntityReference GroupName { get; set; } = EntityReference.Parse("Jets", EntityKind.Group);

    /// <summary>Also deletes the users, if nothing else needs them and they have no credentials, or -Force is given.</summary>
    [Parameter]
    public SwitchParameter DeleteUser { get; set; }

    /// <summary>With -DeleteUser, deletes users together with their password, access keys and other credentials, also if those were used lately. Users in other groups or with policies are retained.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>If a user is retained for its credentials, the error points out keys and passwords that were used within this many days. IAM reports the use some hours late.</summary>
    [Parameter]
    [ValidateRange(0, 400)]
    public int UsedWithin { get; set; } = 30;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(UserName!, user => RemoveAsync(user, cancellationToken), cancellationToken, user => user.Input());

    private async Task RemoveAsync(EntityReference user, CancellationToken cancellationToken)
    {
        var members = await _members.OfAsync(GroupName, Iam, cancellationToken).ConfigureAwait(false);
        var options = new RemovalOptions { Force = Force, RecentUse = TimeSpan.FromDays(UsedWithin) };
        var result = await members.RemoveAsync(user, DeleteUser, options, ApproveAsync, cancellationToken).ConfigureAwait(false);
        await WriteResultsAsync([result], user.Input()).ConfigureAwait(false);
    }
}
