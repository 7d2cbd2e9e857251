using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Makes the token exchange role of AWS IoT Greengrass V2 core devices, with its policy.</summary>
/// <remarks>
/// <para>The role trusts credentials.iot.amazonaws.com and has the customer managed policy of its name and Access, both as the Greengrass
/// installer makes them, so that the installer finds and uses them. Core devices get the role through an AWS IoT role alias.</para>
/// <para>A role and a policy that exist and have all of it are given back unchanged. Missing parts are added; parts that differ are an
/// error, unless -Force is given: then the policy gets a new version.</para>
/// <para>Source: AWS IoT Greengrass V2 developer guide, "Authorize core devices to interact with AWS services".</para>
/// </remarks>
/// <example>
/// <para>Make the role and its policy as the Greengrass installer would</para>
/// <code>
/// New-GreengrassTokenExchangeRole
/// </code>
/// <code language="output">
/// Change    RoleName                       Arn
/// ------    --------                       ---
/// Created   GreengrassV2TokenExchangeRole  arn:aws:iam::123456789012:role/Greengra
///                                          ssV2TokenExchangeRole
/// </code>
/// <para>The installer finds both by their names and makes nothing, so that it needs no permissions for IAM.</para>
/// </example>
/// <example>
/// <para>Let core devices get component artifacts, and nobody else the role</para>
/// <code>
/// $edge = @{ RoleName = 'EdgeTokenExchange'; RoleAlias = 'EdgeRoleAlias' }
/// New-GreengrassTokenExchangeRole @edge -ArtifactBucket edge-artifacts -SourceCondition
/// </code>
/// <para>The documented policy reads no artifacts from Amazon S3.</para>
/// </example>
/// <example>
/// <para>Add what core devices with an old nucleus need</para>
/// <code>
/// New-GreengrassTokenExchangeRole OldCoreTokenExchange -NucleusVersion 2.3 -Tag @{ site = 'oslo' }
/// </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GreengrassTokenExchangeRole", SupportsShouldProcess = true)]
[OutputType(typeof(RoleResult))]
public sealed class NewGreengrassTokenExchangeRoleCommand : GreengrassTokenExchangeRoleCmdlet
{
    /// <summary>Also overwrites what is there but differs from what is required. Without it such a role is an error and is left as it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => MakeAsync(Force, cancellationToken);
}
