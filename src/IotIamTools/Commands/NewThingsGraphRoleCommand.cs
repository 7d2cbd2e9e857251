using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Makes a role that AWS IoT Things Graph can assume to run flows in the cloud, and gives its ARN.</summary>
/// <remarks>
/// <para>The role trusts iotthingsgraph.amazonaws.com and has what the document asks for in its least form: read-write access to the data of
/// AWS IoT (the managed policy AWSIoTDataAccess) and iot:DescribeEndpoint. -Access narrows that, -Action, -ManagedPolicyArn,
/// -IncludeLambda and -InvokeFunction widen it. The ARN of the answer is what a cloud flow configuration asks for
/// (flowActionsRoleArn).</para>
/// <para>A role that exists and has all of it is given back unchanged. Missing parts are added; parts that differ are an error, unless
/// -Force is given. What the role has beyond that is left alone and listed as Additional.</para>
/// <para>Source: AWS IoT Things Graph user guide, "Prepare for Cloud Deployments".</para>
/// </remarks>
[Cmdlet(VerbsCommon.New, "ThingsGraphRole", SupportsShouldProcess = true)]
[OutputType(typeof(RoleResult))]
public sealed class NewThingsGraphRoleCommand : RoleSetupCmdlet
{
    /// <summary>The role's name; several make several roles.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] RoleName { get; set; } = ["ThingsGraphFlowRole"];

    /// <summary>What the role may do with AWS IoT: ReadWrite (the default), Mqtt (only iot:Connect, iot:DescribeEndpoint and iot:Publish), or None (only what -Action and -ManagedPolicyArn give).</summary>
    [Parameter]
    [ValidateSet("ReadWrite", "Mqtt", "None")]
    public string Access { get; set; } = "ReadWrite";

    /// <summary>Further actions that the flow uses, such as dynamodb:PutItem; they become an inline policy.</summary>
    [Parameter]
    public string[]? Action { get; set; }

    /// <summary>The ARNs of further managed policies to attach. A retired one is replaced by what AWS has in its place.</summary>
    [Parameter]
    public string[]? ManagedPolicyArn { get; set; }

    /// <summary>Adds read access to AWS Lambda, as the document's example flows need it. Running functions needs -InvokeFunction.</summary>
    [Parameter]
    public SwitchParameter IncludeLambda { get; set; }

    /// <summary>The names of the Lambda functions that the flow may run; * for all of the account.</summary>
    [Parameter]
    public string[]? InvokeFunction { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(
        RoleName,
        name => MakeAsync(
            "things-graph",
            new BlueprintArguments()
                .With("RoleName", name)
                .With("Access", Access)
                .WithList("Action", Action)
                .WithList("ManagedPolicyArn", ManagedPolicyArn)
                .With("IncludeLambda", IncludeLambda)
                .WithList("InvokeFunction", InvokeFunction),
            name,
            cancellationToken),
        cancellationToken);
}
