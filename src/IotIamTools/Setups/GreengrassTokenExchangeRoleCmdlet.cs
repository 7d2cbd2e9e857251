using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>The parameters that say what the GreengrassTokenExchangeRole set-up should be, for the commands that make and test it.</summary>
public abstract class GreengrassTokenExchangeRoleCmdlet : RoleSetupCmdlet
{
    /// <summary>The role's name or ARN; several make several roles. An ARN of another account, partition or path is an error. The policy is named after the role, with Access appended.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Role)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public EntityReference[] RoleName { get; set; } = [EntityReference.Parse("GreengrassV2TokenExchangeRole", EntityKind.Role)];

    /// <summary>The version of the Greengrass nucleus on the core devices: 2.5 (and later, the default), 2.4 or 2.3 (and earlier), which need more.</summary>
    [Parameter]
    [ValidateSet("2.5", "2.4", "2.3")]
    public string NucleusVersion { get; set; } = "2.5";

    /// <summary>The names of the buckets from which core devices get component artifacts; the documented policy has none.</summary>
    [Parameter]
    [Alias("BucketName")]
    [ValidateNotNullOrEmpty]
    public string[]? ArtifactBucket { get; set; }

    /// <summary>The AWS IoT role alias, for -SourceCondition.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RoleAlias { get; set; }

    /// <summary>Lets the role be assumed for this account's role alias only (aws:SourceAccount and aws:SourceArn).</summary>
    [Parameter]
    public SwitchParameter SourceCondition { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() => RoleName.Select(role => new SetupRequest(
        BlueprintCatalog.Get("greengrass-v2"),
        new BlueprintArguments()
            .With("RoleName", role)
            .With("NucleusVersion", NucleusVersion)
            .WithList("ArtifactBucket", ArtifactBucket)
            .With("RoleAlias", RoleAlias)
            .With("SourceConditions", SourceCondition),
        role.Input()));
}
