using System.CommandLine;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam lint FILE...</c>: what IAM would refuse in policies, and what their authors should look at.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Files with a policy document each; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<PolicyKind?>("--kind")
        {
            Description = "What kind of policy they are: identity, trust, resource, servicecontrol or resourcecontrol. Without it, one with principals is a trust policy where all it allows is to assume, and a resource's otherwise.",
        };
        var failOn = new Option<string>("--fail-on")
        {
            Description = "From what on the exit code is 1: error, security, warning or suggestion.",
            HelpName = "LEVEL",
            DefaultValueFactory = _ => Name(FindingLevel.Error),
        };
        failOn.AcceptOnlyFromAmong([.. Enum.GetValues<FindingLevel>().OrderDescending().Select(Name)]);
        var json = CommonOptions.Json();
        var command = new Command("lint", "Checks policy documents: what IAM would refuse (errors), and what is seldom meant or safe.") { files, kind, failOn, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var bound = Enum.Parse<FindingLevel>(parsed.GetValue(failOn)!, ignoreCase: true);
            var passed = true;
            var results = new List<Finding>();
            foreach (var file in parsed.GetValue(files)!)
            {
                var report = PolicyCheck.Run(await PolicyFile.ReadAsync(file, cancellationToken), parsed.GetValue(kind));
                passed &= report.Passes(bound);
                results.AddRange(report.Findings.Select(f => new Finding(file, Name(f.Level), f.Rule, f.Statement, f.Message)));
            }

            new Printer(parsed.GetValue(json)).Write(results, results.Select(r => r.ToString()));
            return passed ? ExitCode.Done : ExitCode.NotPassed;
        });
        return command;
    }

    private static string Name(FindingLevel level) => level.ToString().ToLowerInvariant();

    private sealed record Finding(string File, string Level, string Rule, int? Statement, string Message)
    {
        public override string ToString() => $"{File}: {Level} {Rule}: {Message}";
    }
}
