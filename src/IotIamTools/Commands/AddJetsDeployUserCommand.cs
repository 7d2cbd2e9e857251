using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Puts users into a Jets deploy group, and makes them where that is asked for.</summary>
/// <remarks>
/// <para>A user who is in the group already is given back unchanged. The group is read once, however many users come down the pipeline; an object
/// that names a group too, such as a line of a file with the columns UserName and GroupName, is put into that one.</para>
/// <para>Source: Jets documentation, "Minimal Deploy IAM Policy".</para>
/// </remarks>
/// <example>
/// <para>Let two users deploy</para>
/// <code>
/// Add-JetsDeployUser ann, ben
/// </code>
/// <code language="output">
/// Change    UserName                       GroupName
/// ------    --------                       ---------
/// Unchanged ann                            Jets
/// Completed ben                            Jets
/// </code>
/// </example>
/// <example>
/// <para>Make the users of a file, and let them deploy</para>
/// <code>
/// $new = @{
///     Create              = $true
///     Tag                 = @{ team = 'shop' }
///     PermissionsBoundary = 'arn:aws:iam::123456789012:policy/EdgeBoundary'
/// }
/// Import-Csv ./developers.csv | Add-JetsDeployUser @new
/// </code>
/// <para>The column UserName has the names. A user who exists is put into the group and is otherwise left as is.</para>
/// </example>
/// <example>
/// <para>See what would be done, for another group</para>
/// <code>
/// Add-JetsDeployUser -UserName cleo -GroupName Jets -Create -WhatIf
/// </code>
/// </example>
/// <example>
/// <para>Go on after a user who does not exist, and tell at the end</para>
/// <code>
/// 'ann', 'nobody', 'ben' |
///     Add-JetsDeployUser -ErrorVariable problems -ErrorAction SilentlyContinue
/// $problems | ForEach-Object { "$($_.TargetObject): $($_.Exception.Message)" }
/// </code>
/// <para>Each user is added by itself: one error does not keep the others out.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "JetsDeployUser", SupportsShouldProcess = true)]
[OutputType(typeof(JetsDeployUser))]
public sealed class AddJetsDeployUserCommand : StepCmdlet
{
    private readonly GroupMembers _members = new();

    /// <summary>The users' names or ARNs, or objects that have one of them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.User)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public EntityReference[]? UserName { get; set; }

    /// <summary>The group's name or ARN.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [EntityTransformation(EntityKind.Group)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public EntityReference GroupName { get; set; } = EntityReference.Parse("Jets", EntityKind.Group);

    /// <summary>Makes the users that do not exist.</summary>
    [Parameter]
    [Alias("CreateUser")]
    public SwitchParameter Create { get; set; }

    /// <summary>The managed policy, by its ARN or the name of one of AWS's, that is to be the permissions boundary of users that are made.</summary>
    [Parameter]
    [Alias("PermissionsBoundaryArn")]
    [PolicyArn]
    [ArgumentCompleter(typeof(PolicyArnCompleter))]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Tags for users that are made.</summary>
    [Parameter]
    [TagTransformation]
    public Tag[] Tag { get; set; } = [];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(UserName!, user => AddAsync(user, cancellationToken), cancellationToken, user => user.Input());

    private async Task AddAsync(EntityReference reference, CancellationToken cancellationToken)
    {
        var named = await Iam.RequireAsync(reference, cancellationToken).ConfigureAwait(false);
        var members = await _members.OfAsync(GroupName, Iam, cancellationToken).ConfigureAwait(false);
        var user = new UserSpec { Name = named.Name, Path = reference.Path ?? "/", Create = Create, PermissionsBoundaryArn = PermissionsBoundary, Tags = Tag };
        var result = await members.AddAsync(user, ApproveAsync, cancellationToken).ConfigureAwait(false);
        if (SetupErrors.Find(result) is { } error)
        {
            await WriteErrorAsync(error, reference.Input()).ConfigureAwait(false);
        }
        else if (result.Change != Change.WhatIf)
        {
            await WriteObjectAsync(new JetsDeployUser(result.Plan.Entity.Name, members.GroupName, result.Change)).ConfigureAwait(false);
        }
    }
}
