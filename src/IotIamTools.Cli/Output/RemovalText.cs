using IotIamTools.Core.Plans;

namespace IotIamTools.Cli.Output;

/// <summary>What became of what was to be removed, in words and as plain objects.</summary>
internal static class RemovalText
{
    public static IEnumerable<string> Lines(RemovalResult result)
    {
        yield return $"{result.Change,-9} {result.Removal.Entity,-45} {result.Removal.Arn}".TrimEnd();
        foreach (var step in result.Outcomes.Where(o => o.Status == StepStatus.Done).Select(o => o.Step))
        {
            yield return $"          - {step.Action}";
        }

        foreach (var retained in Retained(result))
        {
            yield return $"          retained: {retained}";
        }
    }

    public static object Object(RemovalResult result) => new
    {
        result.Change,
        Entity = result.Removal.Entity.ToString(),
        result.Removal.Arn,
        Steps = result.Outcomes.Select(o => new { o.Step.Operation, o.Step.Action, o.Status, Error = o.Error?.Message }),
        Retained = Retained(result),
        result.Problem,
    };

    private static IReadOnlyList<string> Retained(RemovalResult result) => result.Change == Change.Declined ? [] : result.Removal.Retained;
}
