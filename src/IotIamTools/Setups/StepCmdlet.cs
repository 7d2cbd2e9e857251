using System.Management.Automation;
using IotIamTools.Accounts;
using IotIamTools.Core.Plans;

namespace IotIamTools.Setups;

/// <summary>A cmdlet whose changes are the steps of a plan: PowerShell is asked about each.</summary>
public abstract class StepCmdlet : AccountCmdlet
{
    /// <summary>Asks PowerShell whether a step may be done.</summary>
    private protected Task<StepApproval> ApproveAsync(PlanStep step) => OnPipelineAsync(() =>
    {
        string description = step.Lines.Count == 0 ? step.ToString() : $"{step}\n  {string.Join("\n  ", step.Lines)}";
        if (ShouldProcess(description, $"{step}?", "IotIamTools", out ShouldProcessReason reason))
        {
            return StepApproval.Run;
        }

        return reason.HasFlag(ShouldProcessReason.WhatIf) ? StepApproval.Rehearse : StepApproval.Skip;
    });
}
