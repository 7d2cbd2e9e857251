using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Takes users out of a Jets deploy group, and deletes them where that is asked for and nothing else needs them.</summary>
/// <remarks>
/// <para>With -DeleteUser a user is deleted that is in no other group, has no policies of its own and no credentials: no password, access keys,
/// signing certificates, SSH public keys, service-specific credentials or MFA devices. One with more than that is taken out of the group and
/// kept, and that is an error which names what it has, and when a key or password was last used. All of this is read before anything is
/// written.</para>
/// <para>With -Force too, the credentials are deleted one after the other, then the user, each step shown by -WhatIf and asked about. A user in
/// another group or with policies of its own is kept all the same, with its credentials. The next run finishes what was interrupted,
/// with one exception: a virtual MFA device that was taken from the user and not deleted yet stays in the account, assigned to nobody, because IAM
/// no longer tells whose it was.</para>
/// <para>An account file does not tell the credentials of its users; there they count as none.</para>
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
/// <para>The column UserName has the names. A user who is in another group, has policies or credentials is kept, and that is an error
/// of this user alone.</para>
/// </example>
/// <example>
/// <para>See what is deleted with a user who has access keys</para>
/// <code>
/// Remove-JetsDeployUser ann -DeleteUser -Force -WhatIf
/// </code>
/// <para>Each credential is a step, named by its id. Without -WhatIf the command asks about each; a No keeps what comes after it, and the
/// user.</para>
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

    /// <summary>Also deletes the users, where nothing else needs them and they have no credentials, or -Force is given.</summary>
    [Parameter]
    public SwitchParameter DeleteUser { get; set; }

    /// <summary>With -DeleteUser, deletes users together with their password, access keys and other credentials, also where those were used lately. Users in other groups or with policies of their own are kept.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>When a user is kept for its credentials, the error points out keys and passwords that were used within this many days. IAM tells the use some hours late.</summary>
    [Parameter]
    [ValidateRange(0, 400)]
    public int UsedWithin { get; set; } = 30;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(UserName!, name => RemoveAsync(name, cancellationToken), cancellationToken);

    private async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        var members = await _members.OfAsync(EntityReference.Parse(GroupName, EntityKind.Group), Iam, cancellationToken).ConfigureAwait(false);
        var options = new RemovalOptions { Force = Force, RecentUse = TimeSpan.FromDays(UsedWithin) };
        var result = await members.RemoveAsync(name, DeleteUser, options, ApproveAsync, cancellationToken).ConfigureAwait(false);
        await WriteResultsAsync([result], name).ConfigureAwait(false);
    }
}
