using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Makes the set-up of any blueprint: a built-in one, or one from a file.</summary>
/// <remarks>
/// <para>Gives an object for each policy, role and group. What exists and has all that is required is given back unchanged. Missing parts
/// are added; parts that differ are an error, unless -Force is given. What is there beyond that is left alone and listed as
/// Additional. -WhatIf shows the steps of each.</para>
/// </remarks>
/// <example>
/// <para>See what would be made</para>
/// <code>
/// Install-IotIamBlueprint jets-deploy @{ NamePrefix = 'shop' } -WhatIf
/// </code>
/// <para>Below each entity are its steps, a line each. With -WhatIf the command reads the account and writes nothing.</para>
/// </example>
/// <example>
/// <para>Install a built-in blueprint with values of one's own</para>
/// <code>
/// Install-IotIamBlueprint greengrass-v2 @{
///     RoleName       = 'EdgeTokenExchange'
///     ArtifactBucket = 'edge-artifacts', 'edge-models'
/// }
/// </code>
/// <para>Where a parameter takes a list, the value is an array.</para>
/// </example>
/// <example>
/// <para>Install a blueprint from a file, and tag all that it makes</para>
/// <code>
/// $values = @{ Site = 'berlin'; DataBucket = 'berlin-data' }
/// Install-IotIamBlueprint -Path ./edge-gateway.json -Parameter $values -Tag @{ team = 'edge' }
/// </code>
/// <para>about_IotIamTools_Blueprints has this file, and tells how to write one.</para>
/// </example>
/// <example>
/// <para>Bring back what somebody changed by hand</para>
/// <code>
/// Install-IotIamBlueprint greengrass-service @{ S3Bucket = 'edge-data' } -Force
/// </code>
/// <para>Without -Force parts that differ are an error and are left as they are. What is there beyond the blueprint is
/// left alone in any case.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Install, "IotIamBlueprint", SupportsShouldProcess = true, DefaultParameterSetName = NameSet)]
[OutputType(typeof(RoleResult), typeof(GroupResult), typeof(PolicyResult))]
public sealed class InstallIotIamBlueprintCommand : BlueprintCmdlet
{
    /// <summary>Also overwrites what is there but differs from what is required. Without it such a role, group or policy is an error and is left as it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        await FindBlueprintsAsync(cancellationToken).ConfigureAwait(false);
        await MakeAsync(Force, cancellationToken).ConfigureAwait(false);
    }
}
