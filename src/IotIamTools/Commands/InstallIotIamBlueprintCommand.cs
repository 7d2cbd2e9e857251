using System.Management.Automation;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Makes the set-up of any blueprint: a built-in one, or one from a file.</summary>
/// <remarks>
/// <para>Gives an object for each policy, role and group. What exists and has all that is required is given back unchanged. Missing parts
/// are added; parts that differ are an error, unless -Force is given. What is there beyond that is left alone and listed as
/// Additional. -WhatIf shows each step.</para>
/// </remarks>
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
