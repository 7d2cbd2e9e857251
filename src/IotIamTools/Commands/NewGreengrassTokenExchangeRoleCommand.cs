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
