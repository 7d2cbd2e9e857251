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
public sealed class NewGreengrassServiceRoleCommand : RoleSetupCmdlet
{
    /// <summary>The role's name; several make several roles.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] RoleName { get; set; } = ["Greengrass_ServiceRole"];

    /// <summary>The names of the buckets whose objects the role may read and write, in place of AmazonS3FullAccess.</summary>
    [Parameter]
    [Alias("BucketName")]
    public string[]? S3Bucket { get; set; }

    /// <summary>The Regions from which the role may be assumed; the session's Region where none is given, and * for all.</summary>
    [Parameter]
    public string[]? SourceRegion { get; set; }

    /// <summary>Leaves the source conditions out of the trust policy, as before AWS documented them. Greengrass may then assume the role on behalf of other accounts too.</summary>
    [Parameter]
    public SwitchParameter NoSourceCondition { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(
        RoleName,
        name => MakeAsync(
            "greengrass-service",
            new BlueprintArguments()
                .With("RoleName", name)
                .WithList("S3Bucket", S3Bucket)
                .WithList("SourceRegion", SourceRegion)
                .With("SourceConditions", !NoSourceCondition),
            name,
            cancellationToken),
        cancellationToken);
}
