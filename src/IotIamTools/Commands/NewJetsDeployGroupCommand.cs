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
/// <example>
/// <para>Make a group with least privilege for one application, and put users into it</para>
/// <code>
/// New-JetsDeployGroup -NamePrefix shop -UserName ann, ben
/// </code>
/// <para>Users who do not exist are an error; -CreateUser makes them.</para>
/// </example>
/// <example>
/// <para>Make the documented group, with what the application needs beyond the baseline</para>
/// <code>
/// New-JetsDeployGroup -Feature sqs, scheduled-events -WarningAction Ignore
/// </code>
/// <code language="output">
/// Change    GroupName      UserName       Arn
/// ------    ---------      --------       ---
/// Created   Jets                          arn:aws:iam::123456789012:group/Jets
/// </code>
/// <para>Each feature is an inline policy of its own, and can be taken away by its name.</para>
/// </example>
/// <example>
/// <para>Make a group for a pipeline that deploys with Jets 6</para>
/// <code>
/// $user = @{
///     UserName            = 'jets-ci'
///     CreateUser          = $true
///     PermissionsBoundary = 'arn:aws:iam::123456789012:policy/EdgeBoundary'
/// }
/// New-JetsDeployGroup JetsPipeline -JetsVersion 6-ci @user
/// </code>
/// <para>The boundary keeps the user, who may change IAM, from more than it allows.</para>
/// </example>
/// <example>
/// <para>Make a group for each line of a file</para>
/// <code>
/// Import-Csv ./teams.csv | New-JetsDeployGroup -NamePrefix shop -CreateUser
/// </code>
/// <para>The columns GroupName and UserName become the parameters of these names.</para>
/// </example>
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
