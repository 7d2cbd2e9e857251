using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;

namespace IotIamTools.Cli.Output;

/// <summary>Set-ups, plans and what became of them, in words and as plain objects.</summary>
internal static class SetupText
{
    public static void Notes(IEnumerable<Setup> setups)
    {
        foreach (var note in setups.SelectMany(s => s.Notes).Distinct())
        {
            var mark = note.Kind is NoteKind.Information or NoteKind.Differs ? "note" : "warning";
            Printer.Remark($"{mark}: {note.Text}");
        }
    }

    public static IEnumerable<string> Lines(EntityResult result)
    {
        yield return $"{result.Change,-9} {result.Plan.Entity,-45} {result.Current?.Arn}".TrimEnd();
        foreach (var step in result.Done)
        {
            yield return $"          - {(step.Entity == result.Plan.Entity ? step.Action : step.ToString())}";
        }
    }

    public static IEnumerable<string> Lines(PlanStep step)
    {
        yield return $"{step.Entity}: {step.Action}";
        foreach (var line in step.Lines)
        {
            yield return $"    {line}";
        }
    }

    public static object Object(EntityResult result) => new
    {
        result.Change,
        Entity = result.Plan.Entity.ToString(),
        Arn = result.Current?.Arn,
        Steps = result.Outcomes.Select(o => new { o.Step.Operation, Entity = o.Step.Entity.ToString(), o.Step.Action, o.Status, Error = o.Error?.Message }),
        Differences = result.Plan.Differences.Where(d => d.IsDrift || result.Change != Change.Created).Select(Object),
        result.Problem,
    };

    public static object Object(PlanStep step) => new { step.Operation, Entity = step.Entity.ToString(), step.Action, step.Lines };

    public static object Object(Difference difference) => new
    {
        Entity = difference.Entity.ToString(),
        difference.Part,
        difference.Kind,
        difference.Name,
        difference.Expected,
        difference.Actual,
        Repair = difference.Repair?.Action,
        Text = difference.ToString(),
    };
}
