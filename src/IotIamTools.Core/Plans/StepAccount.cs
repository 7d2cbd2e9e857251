using IotIamTools.Core.Accounts;

namespace IotIamTools.Core.Plans;

/// <summary>Tells what was done and what was not, when something failed half-way.</summary>
internal static class StepAccount
{
    /// <summary>One text: the errors, the steps that were done, and those that are left.</summary>
    public static string Of(Entity entity, IReadOnlyList<StepOutcome> outcomes)
    {
        var failed = outcomes.Where(o => o.Error is not null).Select(o => $"could not {o.Step.Action}: {o.Error!.Message.TrimEnd('.')}");
        var done = outcomes.Where(o => o.Status == StepStatus.Done);
        var left = outcomes.Where(o => o.Status is StepStatus.Failed or StepStatus.NotReached);
        return $"{entity}: {string.Join("; ", failed)}. Done: {List(done)}. Left: {List(left)}. Run the command again to finish the rest";
    }

    private static string List(IEnumerable<StepOutcome> outcomes) =>
        string.Join(", ", outcomes.Select(o => o.Step.Action)) is { Length: > 0 } text ? text : "nothing";
}
