using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>The parameters that say what the ThingsGraphRole set-up should be, for the commands that make and test it.</summary>
public abstract class ThingsGraphRoleCmdlet : RoleSetupCmdlet
{
    /// <summary>The role's name or ARN; several make several roles. An ARN of another account, partition or path is an error.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Role)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public EntityReference[] RoleName { get; set; } = [EntityReference.Parse("ThingsGraphFlowRole", EntityKind.Role)];

    /// <summary>What the role may do with AWS IoT: ReadWrite (the default), Mqtt (only iot:Connect, iot:DescribeEndpoint and iot:Publish), or None (only what -Action and -ManagedPolicyArn give).</summary>
    [Parameter]
    [ValidateSet("ReadWrite", "Mqtt", "None")]
    public string Access { get; set; } = "ReadWrite";

    /// <summary>Further actions that the flow uses, such as dynamodb:PutItem; they become an inline policy.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Action { get; set; }

    /// <summary>Further managed policies to attach, by their ARNs or the names of AWS's. A retired one is replaced by what AWS has in its place.</summary>
    [Parameter]
    [PolicyArn]
    [ArgumentCompleter(typeof(PolicyArnCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ManagedPolicyArn { get; set; }

    /// <summary>Adds read access to AWS Lambda, as the document's example flows need it. Running functions needs -InvokeFunction.</summary>
    [Parameter]
    public SwitchParameter IncludeLambda { get; set; }

    /// <summary>The names of the Lambda functions that the flow may run; * for all of the account.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? InvokeFunction { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() => RoleName.Select(role => new SetupRequest(
        BlueprintCatalog.Get("things-graph"),
        new BlueprintArguments()
            .With("RoleName", role)
            .With("Access", Access)
            .WithList("Action", Action)
            .WithList("ManagedPolicyArn", ManagedPolicyArn)
            .With("IncludeLambda", IncludeLambda)
            .WithList("InvokeFunction", InvokeFunction),
        role.Input()));
}
