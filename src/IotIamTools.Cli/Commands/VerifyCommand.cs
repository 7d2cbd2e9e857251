using System.CommandLine;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Plans;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam verify BLUEPRINT...</c>: whether the account still has all that the set-ups require; only reads.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Tells whether all that the set-ups require is there, and what differs. Exit code 1 where it is not.");
        var blueprints = new BlueprintOptions(command);
        var accounts = new AccountOptions(command);
        var json = CommonOptions.Json();
        command.Options.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var account = accounts.Open(parsed, writes: false);
            var plans = new List<Plan>();
            foreach (var setup in await blueprints.ResolveAsync(parsed, account, cancellationToken))
            {
                plans.Add(await Planner.PlanAsync(setup, account, cancellationToken));
            }

            new Printer(parsed.GetValue(json)).Write(
                plans.Select(p => new { p.Setup.Blueprint, Passed = p.IsSatisfied, Differences = p.Differences.Select(SetupText.Object) }),
                plans.SelectMany(Lines));
            return plans.TrueForAll(p => p.IsSatisfied) ? ExitCode.Done : ExitCode.NotPassed;
        });
        return command;
    }

    private static IEnumerable<string> Lines(Plan plan)
    {
        yield return $"{plan.Setup.Blueprint}: {(plan.IsSatisfied ? "passed" : "NOT passed")}";
        foreach (var difference in plan.Differences.OrderBy(d => d.Kind == DifferenceKind.Additional))
        {
            yield return $"  {(difference.IsDrift ? "differs" : "also there")}: {difference}";
        }
    }
}
