using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>The parameters that say what the JetsDeployGroup set-up should be, for the commands that make and test it.</summary>
public abstract class JetsDeployGroupCmdlet : SetupCmdlet
{
    /// <summary>The group's name or ARN; several make several groups. An ARN of another account, partition or path is an error.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Group)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public EntityReference[] GroupName { get; set; } = [EntityReference.Parse("Jets", EntityKind.Group)];

    /// <summary>The name of the group's inline policy. Each feature adds one more, named after it.</summary>
    [Parameter]
    public string PolicyName { get; set; } = "JetsPolicy";

    /// <summary>The version of Jets, such as 5 or 6.0.5; 6-ci for a pipeline's user and 6-runner for what the remote runner itself needs.</summary>
    [Parameter]
    [MajorVersion]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string JetsVersion { get; set; } = "5";

    /// <summary>What the application uses beyond the baseline, such as sqs or config-rules.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BlueprintValueCompleter))]
    public string[]? Feature { get; set; }

    /// <summary>What the names of the application's stacks, roles, functions and buckets start with, before a hyphen: gives the documented least privilege policy for that prefix.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NamePrefix { get; set; }

    /// <summary>The names or ARNs of users to put into the group.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EntityTransformation(EntityKind.User, TakesNull = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public EntityReference[]? UserName { get; set; }

    /// <summary>Makes the users that do not exist.</summary>
    [Parameter]
    [Alias("Create")]
    public SwitchParameter CreateUser { get; set; }

    /// <summary>Further managed policies to attach, by their ARNs or the names of AWS's. A retired one (AWSConfigRole) is replaced by what AWS has in its place.</summary>
    [Parameter]
    [PolicyArn]
    [ArgumentCompleter(typeof(PolicyArnCompleter))]
    public string[]? ManagedPolicyArn { get; set; }

    /// <summary>The managed policy, by its ARN or the name of one of AWS's, that is to be the permissions boundary of users that are made.</summary>
    [Parameter]
    [Alias("PermissionsBoundaryArn")]
    [PolicyArn]
    [ArgumentCompleter(typeof(PolicyArnCompleter))]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Tags for users that are made; groups have none in IAM.</summary>
    [Parameter]
    [TagTransformation]
    public Tag[] Tag { get; set; } = [];

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() => GroupName.Select(group => new SetupRequest(
        BlueprintCatalog.Get("jets-deploy"),
        new BlueprintArguments()
            .With("GroupName", group)
            .With("PolicyName", PolicyName)
            .With("JetsVersion", JetsVersion)
            .WithList("Feature", Feature)
            .With("NamePrefix", NamePrefix)
            .WithList("UserName", UserName)
            .With("CreateUser", CreateUser)
            .WithList("ManagedPolicyArn", ManagedPolicyArn),
        group.Input()));

    /// <inheritdoc/>
    private protected override Setup Adapt(Setup setup) =>
        new SetupOverrides { PermissionsBoundaryArn = PermissionsBoundary, Tags = Tag }.Apply(setup);
}
