using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Gives a Jets deploy group what an application needs beyond the baseline: by feature, or as managed policies.</summary>
/// <remarks>
/// <para>Each feature becomes an inline policy of the group, named after it; adding one that is there changes nothing. The
/// document's AWSConfigRole is retired: it is taken and replaced by AWS_ConfigRole; what deploying AWS Config rules needs is
/// the feature config-rules.</para>
/// <para>Source: Jets documentation, "Additional IAM Permissions".</para>
/// </remarks>
/// <example>
/// <para>Let the group deploy queues and topics</para>
/// <code>
/// Add-JetsDeployPermission sqs, sns
/// </code>
/// <code language="output">
/// Change    GroupName      UserName       Arn
/// ------    ---------      --------       ---
/// Completed Jets           ann            arn:aws:iam::123456789012:group/Jets
/// </code>
/// </example>
/// <example>
/// <para>Let the group deploy AWS Config rules</para>
/// <code>
/// Add-JetsDeployPermission -GroupName Jets -Feature config-rules
/// </code>
/// <para>The document attaches AWSConfigRole for that. It is retired, and could not delete a rule.</para>
/// </example>
/// <example>
/// <para>Attach a managed policy</para>
/// <code>
/// Add-JetsDeployPermission -ManagedPolicyArn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess
/// </code>
/// </example>
/// <example>
/// <para>Make a group and add to it at once</para>
/// <code>
/// New-JetsDeployGroup JetsShop -NamePrefix shop |
///     Add-JetsDeployPermission -Feature dynamodb-events
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Add, "JetsDeployPermission", SupportsShouldProcess = true)]
[OutputType(typeof(GroupResult))]
public sealed class AddJetsDeployPermissionCommand : SetupCmdlet
{
    /// <summary>The group's name or ARN, or an object that has one of them.</summary>
    [Parameter(ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Group)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public EntityReference[] GroupName { get; set; } = [EntityReference.Parse("Jets", EntityKind.Group)];

    /// <summary>What the application uses, such as sqs or config-rules.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string[]? Feature { get; set; }

    /// <summary>Managed policies to attach, by their ARNs or the names of AWS's.</summary>
    [Parameter]
    [Alias("PolicyArn")]
    [PolicyArn]
    [ArgumentCompleter(typeof(PolicyArnCompleter))]
    public string[]? ManagedPolicyArn { get; set; }

    /// <summary>The name of the group's inline policy, which the names of the features' policies start with.</summary>
    [Parameter]
    public string PolicyName { get; set; } = "JetsPolicy";

    /// <summary>Also overwrites a feature's policy that is there but differs. Without it such a group is an error and is left as it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => MakeAsync(Force, cancellationToken);

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() => GroupName.Select(group => new SetupRequest(
        BlueprintCatalog.Get("jets-deploy"),
        new BlueprintArguments()
            .With("GroupName", group)
            .With("PolicyName", PolicyName)
            .WithList("Feature", Feature)
            .WithList("ManagedPolicyArn", ManagedPolicyArn)
            .With("Baseline", "false"),
        group.Input()));

    /// <inheritdoc/>
    private protected override Setup Adapt(Setup setup) => setup with { Groups = [.. setup.Groups.Select(g => g with { Create = false })] };
}
