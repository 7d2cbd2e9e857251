using System.CommandLine;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Plans;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam plan BLUEPRINT...</c>: what <c>apply</c> would do; only reads.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var command = new Command("plan", "Shows what 'apply' would do. Reads only.");
        var blueprints = new BlueprintOptions(command);
        var accounts = new AccountOptions(command);
        var force = CommonOptions.Force();
        var json = CommonOptions.Json();
        command.Options.Add(force);
        command.Options.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var account = accounts.Open(parsed, writes: false, mayBeNew: true);
            var setups = await blueprints.ResolveAsync(parsed, account, cancellationToken);
            var printer = new Printer(parsed.GetValue(json));
            SetupText.Notes(setups);
            var plans = new List<Plan>();
            foreach (var setup in setups)
            {
                plans.Add(await Planner.PlanAsync(setup, account, cancellationToken));
            }

            var overwrite = parsed.GetValue(force);
            printer.Write(plans.Select(p => Object(p, overwrite)), plans.SelectMany(p => Lines(p, overwrite)));
            return plans.Exists(p => p.Entities.Any(e => e.Blockers.Count > 0)) ? ExitCode.NotPassed : ExitCode.Done;
        });
        return command;
    }

    private static object Object(Plan plan, bool force) => new
    {
        plan.Setup.Blueprint,
        plan.IsSatisfied,
        Steps = plan.Steps(force).Select(SetupText.Object),
        Differences = plan.Differences.Select(SetupText.Object),
        Blockers = plan.Entities.SelectMany(e => e.Blockers).Select(b => b.Message),
        Notes = plan.Setup.Notes,
    };

    private static IEnumerable<string> Lines(Plan plan, bool force)
    {
        var steps = plan.Steps(force);
        yield return $"{plan.Setup.Blueprint}: {(steps.Count == 0 ? "nothing to do" : steps.Count == 1 ? "1 step" : $"{steps.Count} steps")}";
        foreach (var line in steps.SelectMany(SetupText.Lines))
        {
            yield return "  " + line;
        }

        foreach (var entity in plan.Entities)
        {
            foreach (var blocker in entity.Blockers)
            {
                yield return $"  cannot: {blocker.Message}";
            }

            if (entity.HasDrifted && !force)
            {
                yield return $"  left as it is, since it differs (--force overwrites): {entity.Entity}";
                foreach (var difference in entity.Differences.Where(d => d.IsDrift))
                {
                    yield return $"    {difference}";
                }
            }
        }
    }
}
