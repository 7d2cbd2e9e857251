using System.Management.Automation;

namespace IotIamTools.Setups;

/// <summary>A cmdlet that removes set-ups of one kind.</summary>
public abstract class RemovalCmdlet : SetupCmdlet
{
    /// <summary>Removes roles also where they were used lately.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>A role that was used within this many days is kept unless -Force is given. IAM tells the use some hours late.</summary>
    [Parameter]
    [ValidateRange(0, 400)]
    public int UsedWithin { get; set; } = 30;

    /// <summary>The ARN of what is to be removed, as the objects have it that other commands give. One of another account than the command's is refused.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public virtual string? Arn { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => RemoveAsync(Force, UsedWithin, Arn, cancellationToken);
}
