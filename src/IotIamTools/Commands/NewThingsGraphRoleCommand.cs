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
/// <example>
/// <para>Make the role, and have its ARN for the flow's configuration</para>
/// <code>
/// $role = New-ThingsGraphRole -WarningAction Ignore
/// $role.Arn
/// </code>
/// <code language="output">
/// arn:aws:iam::123456789012:role/ThingsGraphFlowRole
/// </code>
/// <para>The ARN is the value of flowActionsRoleArn in a cloud flow configuration.</para>
/// </example>
/// <example>
/// <para>Let the flow run two functions and write to a table</para>
/// <code>
/// $uses = @{ InvokeFunction = 'GetInventory', 'OrderParts'; Action = 'dynamodb:PutItem' }
/// New-ThingsGraphRole DeliveryFlowRole -IncludeLambda @uses
/// </code>
/// <para>-IncludeLambda lets the flow look at functions, -InvokeFunction run them.</para>
/// </example>
/// <example>
/// <para>Make a role for each flow, with no more than MQTT</para>
/// <code>
/// 'DoorFlowRole', 'LightFlowRole' | New-ThingsGraphRole -Access Mqtt -Tag @{ site = 'berlin' }
/// </code>
/// </example>
/// <example>
/// <para>See each step before any is done</para>
/// <code>
/// New-ThingsGraphRole -IncludeLambda -WhatIf
/// </code>
/// </example>
[Cmdlet(VerbsCommon.New, "ThingsGraphRole", SupportsShouldProcess = true)]
[OutputType(typeof(RoleResult))]
public sealed class NewThingsGraphRoleCommand : ThingsGraphRoleCmdlet
{
    /// <summary>Also overwrites what is there but differs from what is required. Without it such a role is an error and is left as it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => MakeAsync(Force, cancellationToken);
}
