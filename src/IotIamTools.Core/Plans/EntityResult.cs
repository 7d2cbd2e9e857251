using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>What became of an entity of a set-up, with what it is now.</summary>
/// <param name="Plan">What was planned for it.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Current">The entity as it was found or made; null where it does not exist.</param>
/// <param name="Outcomes">Its steps and what became of each.</param>
public sealed record EntityResult(EntityPlan Plan, Change Change, IamEntity? Current, IReadOnlyList<StepOutcome> Outcomes)
{
    /// <summary>The steps that were done.</summary>
    public IEnumerable<PlanStep> Done => Outcomes.Where(o => o.Status == StepStatus.Done).Select(o => o.Step);

    /// <summary>The steps that are still to be done.</summary>
    public IEnumerable<PlanStep> Left => Outcomes.Where(o => o.Status is StepStatus.Failed or StepStatus.NotReached).Select(o => o.Step);

    /// <summary>The names of the managed policies that are attached now.</summary>
    public IReadOnlyList<string> AttachedPolicyNames =>
        Now(Plan.State?.AttachedPolicies.Select(p => p.Name) ?? [], Done.Where(s => s.Attaches()).Select(s => IamNames.NameIn(s.Subject!)));

    /// <summary>The names of the inline policies that are there now.</summary>
    public IReadOnlyList<string> InlinePolicyNames =>
        Now(Plan.State?.InlinePolicyNames ?? [], Done.Where(s => s.WritesInlinePolicy()).Select(s => s.Subject!));

    /// <summary>Whether a role's description or longest session was changed.</summary>
    public bool SettingsWereChanged => Done.Any(s => s.Operation == "UpdateRole");

    /// <summary>The names of the users that are in the group now.</summary>
    public IReadOnlyList<string> UserNames =>
        Now((Plan.State as GroupState)?.UserNames ?? [], Done.Where(s => s.AddsUser()).Select(s => s.Subject!));

    /// <summary>The first error, be it of a step of another entity that this one waits for; or null.</summary>
    public IamException? Error => OutcomeReport.ErrorOf(Outcomes);

    /// <summary>What happened, for an error: what differs, or which steps were done, failed and are left; null where all is well.</summary>
    public string? Problem => Change switch
    {
        Change.Drifted => $"{Plan.Entity} exists and differs: {string.Join("; ", Plan.Differences.Where(d => d.IsDrift).Select(d => d.Text))}",
        Change.Failed => OutcomeReport.Of(Plan.Entity, Outcomes),
        _ => null,
    };

    private static List<string> Now(IEnumerable<string> before, IEnumerable<string> added) =>
        [.. before.Union(added, StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
}
