using System.Management.Automation;
using IotIamTools.Core.Plans;

namespace IotIamTools.Setups;

/// <summary>A cmdlet that removes set-ups.</summary>
public abstract class RemovalCmdlet : StepCmdlet
{
    /// <summary>Removes roles also where they were used lately.</summary>
    [Parameter]
    public virtual SwitchParameter Force { get; set; }

    /// <summary>A role that was used within this many days is kept unless -Force is given. IAM tells the use some hours late.</summary>
    [Parameter]
    [ValidateRange(0, 400)]
    public virtual int UsedWithin { get; set; } = 30;

    /// <summary>What may be removed, by the parameters.</summary>
    private protected RemovalOptions Options => new() { Force = Force, RecentUse = TimeSpan.FromDays(UsedWithin) };

    /// <summary>Removes the set-up of a blueprint.</summary>
    private protected async Task RemoveAsync(SetupRequest request, CancellationToken cancellationToken)
    {
        var setup = await request.Blueprint.ResolveAsync(request.Arguments.Values, Iam, cancellationToken).ConfigureAwait(false);
        await RemoveAsync(setup, Options, request.Target, cancellationToken).ConfigureAwait(false);
    }
}
