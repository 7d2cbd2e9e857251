using System.CommandLine;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Plans;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam apply BLUEPRINT...</c>: makes what is missing.</summary>
internal static class ApplyCommand
{
    public static Command Create()
    {
        var command = new Command("apply", "Makes the set-ups: what is missing is added, what differs is left and told unless --force is given.");
        var blueprints = new BlueprintOptions(command);
        var accounts = new AccountOptions(command);
        var force = CommonOptions.Force();
        var json = CommonOptions.Json();
        command.Options.Add(force);
        command.Options.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var account = accounts.Open(parsed, writes: true, mayBeNew: true);
            var setups = await blueprints.ResolveAsync(parsed, account, cancellationToken);
            SetupText.Notes(setups);
            foreach (var setup in setups)
            {
                // What IAM would refuse in the last set-up is told before the first is made.
                SetupRules.Require(setup);
            }

            var results = new List<EntityResult>();
            var (finished, refused) = (false, false);
            try
            {
                foreach (var setup in setups)
                {
                    try
                    {
                        results.AddRange(await Installer
                            .InstallAsync(setup, account, parsed.GetValue(force), _ => Task.FromResult(Approval.Yes), cancellationToken));
                    }
                    catch (SetupException error) when (setups.Count > 1)
                    {
                        // Nothing of this one was done; the others stand for themselves.
                        Printer.Remark($"error: {setup.Blueprint}: {error.Message}");
                        refused = true;
                    }
                }

                finished = true;
            }
            finally
            {
                // Also where a later set-up cannot be made: what was done is never silent.
                if (finished || results.Count > 0)
                {
                    new Printer(parsed.GetValue(json)).Write(results.Select(SetupText.Object), results.SelectMany(SetupText.Lines));
                    foreach (var problem in results.Select(r => r.Problem).OfType<string>())
                    {
                        Printer.Remark($"error: {problem}");
                    }
                }
            }

            return refused || results.Exists(r => r.Problem is not null) ? ExitCode.NotPassed : ExitCode.Done;
        });
        return command;
    }
}
