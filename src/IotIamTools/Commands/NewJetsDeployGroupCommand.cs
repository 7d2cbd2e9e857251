using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Makes the group for the users who run 'jets deploy', with its policy, its users, and what the application needs beyond the baseline.</summary>
/// <remarks>
/// <para>The documented policy has iam:* on *: every user of the group can become an administrator of the account. -NamePrefix gives
/// the documented least privilege policy for one application's names instead.</para>
/// <para>A group that exists and has all of it is given back unchanged. Missing parts are added; parts that differ are an error, unless
/// -Force is given. What the group has beyond that, its other users included, is left alone and listed as Additional.</para>
/// <para>Source: Jets documentation, "Minimal Deploy IAM Policy" and, for version 6, its pages on deploy permissions.</para>
/// </remarks>
[Cmdlet(VerbsCommon.New, "JetsDeployGroup", SupportsShouldProcess = true)]
[OutputType(typeof(GroupResult))]
public sealed class NewJetsDeployGroupCommand : JetsDeployGroupCmdlet
{
    /// <summary>Also overwrites what is there but differs from what is required. Without it such a group is an error and is left as it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => MakeAsync(Force, cancellationToken);
}
