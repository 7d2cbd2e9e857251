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
/// <example>
/// <para>Make the role for two buckets and one Region</para>
/// <code>
/// New-GreengrassServiceRole -S3Bucket edge-data, edge-logs -SourceRegion eu-west-1
/// </code>
/// <para>The role can read and write objects in these buckets and no others, and only Greengrass in that Region can
/// assume it.</para>
/// </example>
/// <example>
/// <para>Make the role as the document has it, and associate it with the account</para>
/// <code>
/// $role = New-GreengrassServiceRole -SourceRegion eu-west-1 -WarningAction Ignore
/// "aws greengrassv2 associate-service-role-to-account --region eu-west-1 --role-arn $($role.Arn)"
/// </code>
/// <code language="output">
/// aws greengrassv2 associate-service-role-to-account --region eu-west-1 --role-arn arn:aws:iam::123456789012:role/Greengrass_ServiceRole
/// </code>
/// <para>The role has AmazonS3FullAccess, as documented. It works once the command that the example prints has run in
/// each Region.</para>
/// </example>
/// <example>
/// <para>Make a role for each site, with a permissions boundary</para>
/// <code>
/// $boundary = 'arn:aws:iam::123456789012:policy/EdgeBoundary'
/// 'Greengrass_Berlin', 'Greengrass_Oslo' |
///     New-GreengrassServiceRole -S3Bucket edge-data -Path /edge/ -PermissionsBoundary $boundary
/// </code>
/// </example>
/// <example>
/// <para>Take the access to all buckets away from a role that has it</para>
/// <code>
/// New-GreengrassServiceRole -S3Bucket edge-data -WhatIf
/// </code>
/// <para>What a role has beyond what is asked for is never removed. So this shows what would be added; AmazonS3FullAccess
/// is listed as Additional by Test-GreengrassServiceRole, and is detached by hand.</para>
/// </example>
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
