using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Makes the service role of AWS IoT Greengrass, with read and write access to Amazon S3.</summary>
/// <remarks>
/// <para>The role trusts greengrass.amazonaws.com for this account and Region only (aws:SourceAccount and aws:SourceArn), and has the managed
/// policy AWSGreengrassResourceAccessRolePolicy and access to S3: AmazonS3FullAccess as documented, or with -S3Bucket an
/// inline policy for the objects of those buckets.</para>
/// <para>A role that exists and has all of it is given back unchanged. Missing parts are added; parts that differ are an error, unless
/// -Force is given. What the role has beyond that is left alone and listed as Additional.</para>
/// <para>The role works once it is associated with the account in each Region (greengrass:AssociateServiceRoleToAccount).</para>
/// <para>Source: AWS IoT Things Graph user guide, "AWS IoT Things Graph Security"; AWS IoT Greengrass developer guides V1 and V2, "Greengrass
/// service role".</para>
/// </remarks>
[Cmdlet(VerbsCommon.New, "GreengrassServiceRole", SupportsShouldProcess = true)]
[OutputType(typeof(RoleResult))]
public sealed class NewGreengrassServiceRoleCommand : GreengrassServiceRoleCmdlet
{
    /// <summary>Also overwrites what is there but differs from what is required. Without it such a role is an error and is left as it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => MakeAsync(Force, cancellationToken);
}
