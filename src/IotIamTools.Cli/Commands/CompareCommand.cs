using System.CommandLine;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Analysis;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam compare OLD NEW</c>: whether a change of a policy gives access, proved over all requests.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var old = new Argument<string>("old") { Description = "The file of the policy before the change; - reads standard input." };
        var @new = new Argument<string>("new") { Description = "The file of the policy after the change; - reads standard input." };
        var type = new Option<PolicyKind?>("--type")
        {
            Description = "What kind of policy they are: identity, resource, trust, servicecontrol or resourcecontrol. Without it, policies with principals are trust policies if all they allow is to assume, and policies of resources otherwise.",
        };
        var json = CommonOptions.Json();
        var command = new Command("compare", "Proves what a change of a policy changes. Exit code 0 if it gives no new access and removes no explicit deny, 1 if it does or if that is unknown.") { old, @new, type, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (oldFile, newFile) = (parsed.GetValue(old)!, parsed.GetValue(@new)!);
            if (oldFile == PolicyFile.StandardInput && newFile == PolicyFile.StandardInput)
            {
                throw new UsageException("only one of the two policies can be read from standard input");
            }

            var (before, after) = (await PolicyFile.ReadAsync(oldFile, cancellationToken), await PolicyFile.ReadAsync(newFile, cancellationToken));
            var (oldDocument, newDocument) = (PolicyDocument.Parse(before, oldFile), PolicyDocument.Parse(after, newFile));
            var kind = parsed.GetValue(type) ?? PolicyCheck.KindOf(oldDocument with { Statements = [.. oldDocument.Statements, .. newDocument.Statements] });
            foreach (var problem in PolicyRules.Check(oldDocument, kind).Select(p => $"{oldFile}: {p}").Concat(PolicyRules.Check(newDocument, kind).Select(p => $"{newFile}: {p}")))
            {
                Printer.Remark($"warning: {problem}");
            }

            var comparison = PolicyComparer.Compare(before, after, kind);
            new Printer(parsed.GetValue(json)).Write(ComparisonJson.Of(comparison), ComparisonText.Lines(comparison));
            return comparison.Verdict is ComparisonVerdict.Equal or ComparisonVerdict.NoNewAccess ? ExitCode.Done : ExitCode.NotPassed;
        });
        return command;
    }
}
