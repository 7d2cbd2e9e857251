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
public sealed class NewGreengrassTokenExchangeRoleCommand : RoleSetupCmdlet
{
    /// <summary>The role's name; several make several roles. The policy's name is the role's name and Access.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] RoleName { get; set; } = ["GreengrassV2TokenExchangeRole"];

    /// <summary>The version of the Greengrass nucleus on the core devices: 2.5 (and later, the default), 2.4 or 2.3 (and earlier), which need more.</summary>
    [Parameter]
    [ValidateSet("2.5", "2.4", "2.3")]
    public string NucleusVersion { get; set; } = "2.5";

    /// <summary>The names of the buckets from which core devices get component artifacts; the documented policy has none.</summary>
    [Parameter]
    [Alias("BucketName")]
    public string[]? ArtifactBucket { get; set; }

    /// <summary>The AWS IoT role alias, for -SourceCondition.</summary>
    [Parameter]
    public string? RoleAlias { get; set; }

    /// <summary>Lets the role be assumed for this account's role alias only (aws:SourceAccount and aws:SourceArn).</summary>
    [Parameter]
    public SwitchParameter SourceCondition { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(
        RoleName,
        name => MakeAsync(
            "greengrass-v2",
            new BlueprintArguments()
                .With("RoleName", name)
                .With("NucleusVersion", NucleusVersion)
                .WithList("ArtifactBucket", ArtifactBucket)
                .With("RoleAlias", RoleAlias)
                .With("SourceConditions", SourceCondition),
            name,
            cancellationToken),
        cancellationToken);
}
