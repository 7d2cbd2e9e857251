using IotIamTools.Accounts;
using IotIamTools.Core.Plans;

namespace IotIamTools.Setups;

/// <summary>A cmdlet whose changes are the steps of a plan: PowerShell is asked about each.</summary>
public abstract class StepCmdlet : AccountCmdlet
{
    /// <summary>Asks PowerShell whether a step may be done.</summary>
    private protected async Task<StepApproval> ApproveAsync(PlanStep step)
    {
        string description = step.Lines.Count == 0 ? step.ToString() : $"{step}\n  {string.Join("\n  ", step.Lines)}";
        (bool approved, bool isWhatIf) = await ShouldProcessAsync(description, $"{step}?", "IotIamTools").ConfigureAwait(false);
        return approved ? StepApproval.Run : isWhatIf ? StepApproval.Rehearse : StepApproval.Skip;
    }
}
