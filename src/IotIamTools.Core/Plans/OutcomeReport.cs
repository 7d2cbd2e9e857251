using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>Says what was done and what was not, if something failed in the middle.</summary>
internal static class OutcomeReport
{
    /// <summary>One text: the errors, the steps that were done, and those that are left.</summary>
    public static string Of(Entity entity, IReadOnlyList<StepOutcome> outcomes)
    {
        var failed = outcomes.Select(o => o switch
        {
            { Error: { } error } => $"could not {o.Step.Action}: {error.Message.TrimEnd('.')}",
            { Cause: { Error: { } error } cause } when cause.Step.Entity != o.Step.Entity =>
                $"could not {o.Step.Action}, because of {cause.Step.Entity}: {error.Message.TrimEnd('.')}",
            _ => null,
        }).OfType<string>();
        var done = outcomes.Where(o => o.Status == StepStatus.Done);
        var left = outcomes.Where(o => o.Status is StepStatus.Failed or StepStatus.NotReached);
        return $"{entity}: {string.Join("; ", failed)}. Done: {List(done)}. Left: {List(left)}. Fix the cause and run the command again; it finishes the rest";
    }

    /// <summary>". Done: group Jets: remove user ann", for an entity that is retained; empty if nothing was done.</summary>
    public static string Done(IReadOnlyList<StepOutcome> outcomes) =>
        string.Join(", ", outcomes.Where(o => o.Status == StepStatus.Done).Select(o => o.Step)) is { Length: > 0 } done ? $". Done: {done}" : "";

    /// <summary>The first error of these steps, or of a step that they wait for; or null.</summary>
    public static IamException? ErrorOf(IReadOnlyList<StepOutcome> outcomes) =>
        outcomes.Select(o => o.Error ?? o.Cause?.Error).FirstOrDefault(e => e is not null);

    private static string List(IEnumerable<StepOutcome> outcomes) =>
        string.Join(", ", outcomes.Select(o => o.Step.Action)) is { Length: > 0 } text ? text : "nothing";
}
