using System.CommandLine;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Actions;
using IotIamTools.Core.Policies;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam lint FILE...</c>: what IAM would refuse in policies, and what their authors should look at.</summary>
internal static class LintCommand
{
    private const string Error = "error";

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
            DefaultValueFactory = _ => Error,
        };
        failOn.AcceptOnlyFromAmong([Error, .. Levels]);
        var json = CommonOptions.Json();
        var command = new Command("lint", "Checks policy documents: what IAM would refuse (errors), and what is seldom meant or safe.") { files, kind, failOn, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var results = new List<Finding>();
            foreach (var file in parsed.GetValue(files)!)
            {
                results.AddRange(Check(file, await ReadAsync(file, cancellationToken), parsed.GetValue(kind)));
            }

            new Printer(parsed.GetValue(json)).Write(results, results.Select(r => r.ToString()));
            var bound = Rank(parsed.GetValue(failOn)!);
            return results.Exists(r => Rank(r.Level) <= bound) ? ExitCode.NotPassed : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The levels below an error, the worst first.</summary>
    private static IEnumerable<string> Levels => Enum.GetValues<LintSeverity>().OrderDescending().Select(Name);

    private static string Name(LintSeverity severity) => severity.ToString().ToLowerInvariant();

    private static int Rank(string level) => Levels.Prepend(Error).ToList().IndexOf(level);

    private static IEnumerable<Finding> Check(string file, string text, PolicyKind? kind)
    {
        if (!PolicyParser.TryParse(text, out var document, out var error))
        {
            return [new Finding(file, Error, "Syntax", null, $"line {error.Position.Line}, column {error.Position.Column}: {error.Problem}")];
        }

        var found = kind ?? KindOf(document);
        return
        [
            .. PolicyRules.Check(document, found).Select(p => new Finding(file, Error, "Refused", null, p)),
            .. PolicyLint.Check(document, found, ActionCatalog.Default).Select(f => new Finding(file, Name(f.Severity), f.Rule, f.Statement, f.Message)),
        ];
    }

    private static PolicyKind KindOf(PolicyDocument document) =>
        document.Statements.All(s => s.Principal is null && s.NotPrincipal is null) ? PolicyKind.Identity
        : document.Statements.All(s => s.Resources.Count == 0 && s.Actions.All(a => a.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))) ? PolicyKind.Trust
        : PolicyKind.Resource;

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return file == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the policy cannot be read: {e.Message}");
        }
    }

    private sealed record Finding(string File, string Level, string Rule, int? Statement, string Message)
    {
        public override string ToString() => $"{File}: {Level} {Rule}: {Message}";
    }
}
