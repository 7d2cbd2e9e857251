using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>The parameters that say what the GreengrassServiceRole set-up should be, for the commands that make and test it.</summary>
public abstract class GreengrassServiceRoleCmdlet : RoleSetupCmdlet
{
    /// <summary>The role's name or ARN; several make several roles. An ARN of another account, partition or path is an error.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Role)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public EntityReference[] RoleName { get; set; } = [EntityReference.Parse("Greengrass_ServiceRole", EntityKind.Role)];

    /// <summary>The names of the buckets whose objects the role may read and write, in place of AmazonS3FullAccess.</summary>
    [Parameter]
    [Alias("BucketName")]
    [ValidateNotNullOrEmpty]
    public string[]? S3Bucket { get; set; }

    /// <summary>The Regions from which the role may be assumed; the session's Region where none is given, and * for all.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SourceRegion { get; set; }

    /// <summary>Leaves the source conditions out of the trust policy, as before AWS documented them. Greengrass may then assume the role on behalf of other accounts too.</summary>
    [Parameter]
    public SwitchParameter NoSourceCondition { get; set; }

    /// <inheritdoc/>
    private protected override IEnumerable<SetupRequest> Requests() => RoleName.Select(role => new SetupRequest(
        BlueprintCatalog.Get("greengrass-service"),
        new BlueprintArguments()
            .With("RoleName", role)
            .WithList("S3Bucket", S3Bucket)
            .WithList("SourceRegion", SourceRegion)
            .With("SourceConditions", !NoSourceCondition),
        role.Input()));
}
