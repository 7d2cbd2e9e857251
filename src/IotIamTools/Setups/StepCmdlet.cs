using IotIamTools.Accounts;
using IotIamTools.Core.Plans;
using IotIamTools.Errors;

namespace IotIamTools.Setups;

/// <summary>A cmdlet whose changes are the steps of a plan: PowerShell is asked about each.</summary>
public abstract class StepCmdlet : AccountCmdlet
{
    /// <summary>Asks PowerShell whether a step may be done.</summary>
    private protected async Task<StepApproval> ApproveAsync(PlanStep step)
    {
        var description = step.Lines.Count == 0 ? step.ToString() : $"{step}\n  {string.Join("\n  ", step.Lines)}";
        var (approved, isWhatIf) = await ShouldProcessAsync(description, $"{step}?", "IotIamTools").ConfigureAwait(false);
        return approved ? StepApproval.Run : isWhatIf ? StepApproval.Rehearse : StepApproval.Skip;
    }

    /// <summary>Writes what became of each entity that was to be removed; what is kept or failed is an error about <paramref name="target"/>.</summary>
    private protected async Task WriteResultsAsync(IReadOnlyList<RemovalResult> results, object? target)
    {
        foreach (var result in results)
        {
            if (result.Problem is { } problem)
            {
                var error = result.Error is { } iam ? ErrorCatalog.Find(iam)! : ErrorCatalog.StillInUse;
                await WriteErrorAsync(new CommandException(error, problem, result.Error), target ?? result.Removal.Entity.Name).ConfigureAwait(false);
            }
            else if (result.Change != Change.Declined)
            {
                await WriteObjectAsync(new RemovalOutput(result)).ConfigureAwait(false);
            }
        }
    }
}
