using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Core.Leftovers;

/// <summary>What became of a remediation.</summary>
/// <param name="Remediation">The remediation.</param>
/// <param name="Outcomes">Its steps and what became of each.</param>
public sealed record RemediationResult(Remediation Remediation, IReadOnlyList<StepOutcome> Outcomes)
{
    /// <summary>Unchanged if there was nothing to do; Updated, Failed, Declined or WhatIf.</summary>
    public Change Change => Outcomes.Count == 0 ? Change.Unchanged
        : Error is not null ? Change.Failed
        : Outcomes.All(o => o.Status == StepStatus.Done) ? Change.Updated
        : Outcomes.Any(o => o.Status == StepStatus.WhatIf) ? Change.WhatIf
        : Change.Declined;

    /// <summary>The first error of a step; null if there is none.</summary>
    public IamException? Error => OutcomeReport.ErrorOf(Outcomes);

    /// <summary>What failed, what was done and what is left; null if nothing failed.</summary>
    public string? Problem => Error is null ? null : OutcomeReport.Of(Remediation.Named, Outcomes);
}
