namespace IotIamTools.Core.Plans;

/// <summary>A set-up was stopped in the middle. What was done stays done, and the next run finishes the rest.</summary>
public sealed class InstallStoppedException : OperationCanceledException
{
    internal InstallStoppedException(IReadOnlyList<StepOutcome> outcomes, IEnumerable<PlanStep> notStarted, CancellationToken cancellationToken)
        : this(
            [.. outcomes.Where(o => o.Status == StepStatus.Done).Select(o => o.Step)],
            [.. outcomes.Where(o => o.Status is StepStatus.Failed or StepStatus.NotReached).Select(o => o.Step), .. notStarted],
            cancellationToken)
    {
    }

    private InstallStoppedException(IReadOnlyList<PlanStep> done, IReadOnlyList<PlanStep> left, CancellationToken cancellationToken)
        : base($"stopped. Done: {List(done)}. Left: {List(left)}. Run the command again to finish the rest", cancellationToken)
    {
        Done = done;
        Left = left;
    }

    /// <summary>The steps that were done.</summary>
    public IReadOnlyList<PlanStep> Done { get; }

    /// <summary>The steps that were not done, or were under way: of those only the account knows.</summary>
    public IReadOnlyList<PlanStep> Left { get; }

    private static string List(IReadOnlyList<PlanStep> steps) => steps.Count == 0 ? "nothing" : string.Join(", ", steps);
}
