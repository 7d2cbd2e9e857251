using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>A cmdlet about set-ups of roles: the parameters that all roles have.</summary>
public abstract class RoleSetupCmdlet : SetupCmdlet
{
    /// <summary>The path of a new role, such as /edge/. A role that exists keeps its path.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>The description of the role, at most 1000 characters.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The longest session in seconds, from 3600 (an hour) to 43200 (twelve).</summary>
    [Parameter]
    public int? MaxSessionDuration { get; set; }

    /// <summary>The managed policy, by its ARN or the name of one of AWS's, that is to be the role's permissions boundary.</summary>
    [Parameter]
    [Alias("PermissionsBoundaryArn")]
    [PolicyArn]
    [ArgumentCompleter(typeof(PolicyArnCompleter))]
    public string? PermissionsBoundary { get; set; }

    /// <summary>Tags for the role: a hashtable, KEY=VALUE texts, or objects with Key and Value.</summary>
    [Parameter]
    [TagTransformation]
    public Tag[] Tag { get; set; } = [];

    /// <inheritdoc/>
    private protected override Setup Adapt(Setup setup) => new SetupOverrides
    {
        Path = Path,
        Description = Description,
        MaxSessionDuration = MaxSessionDuration,
        PermissionsBoundaryArn = PermissionsBoundary,
        Tags = Tag,
    }.Apply(setup);

    /// <summary>The roles are the answer; a policy that belongs to one is listed in it.</summary>
    private protected override bool Shows(EntityResult result) => result.Plan.Spec is RoleSpec;
}
