using System.CommandLine;
using System.Globalization;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Plans;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam remove BLUEPRINT...</c>: removes set-ups in the order that IAM needs, after asking.</summary>
internal static class RemoveCommand
{
    public static Command Create()
    {
        var command = new Command("remove", "Removes the set-ups, in the order that IAM needs. Users, and what others use, stay. Asks once for each entity.");
        var blueprints = new BlueprintOptions(command);
        var accounts = new AccountOptions(command);
        var yes = new Option<bool>("--yes", "-y") { Description = "Does not ask." };
        var force = new Option<bool>("--force") { Description = "Also removes roles that were used lately, and what is not recognizable as a part of the set-up." };
        var usedWithin = new Option<int>("--used-within")
        {
            Description = "Retains roles that were used within this many days.",
            HelpName = "DAYS",
            DefaultValueFactory = _ => 30,
        };
        usedWithin.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var days) && days is < 0 or > 400)
            {
                result.AddError("--used-within takes 0 to 400 days; IAM knows no more");
            }
        });
        var json = CommonOptions.Json();
        foreach (var option in new Option[] { yes, force, usedWithin, json })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var mayRun = parsed.GetValue(yes);
            if (!mayRun && Console.IsInputRedirected)
            {
                throw new UsageException("standard input is not a terminal, so there is no user to ask: --yes removes without asking, and 'iotiam verify' only looks");
            }

            await using var account = accounts.Open(parsed, writes: true);
            var options = new RemovalOptions { Force = parsed.GetValue(force), RecentUse = TimeSpan.FromDays(parsed.GetValue(usedWithin)) };
            var plan = new List<EntityRemoval>();
            foreach (var setup in await blueprints.ResolveAsync(parsed, account, cancellationToken))
            {
                plan.AddRange(await RemovalPlanner.PlanAsync(RemovalTarget.Of(setup), account, options, cancellationToken));
            }

            var question = new ApprovalQuestion(account, mayRun);
            var results = await RemovalPlanner.RunAsync(plan, account, question.AskAsync, cancellationToken);
            new Printer(parsed.GetValue(json)).Write(results.Select(RemovalText.Object), results.SelectMany(RemovalText.Lines));
            foreach (var result in results.Where(r => r.Problem is not null))
            {
                Printer.Remark($"error: {result.Problem}{(result.Removal.Retention?.Code == RetentionCode.NotOfSetup ? "; --force removes it all the same" : "")}");
            }

            return results.Any(r => r.Problem is not null || r.Change == Change.Declined) ? ExitCode.NotPassed : ExitCode.Done;
        });
        return command;
    }
}
