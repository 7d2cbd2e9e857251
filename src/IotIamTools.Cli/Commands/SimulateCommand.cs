using System.CommandLine;
using System.Globalization;
using IotIamTools.Cli.Output;
using IotIamTools.Core.Decisions.Simulation;

namespace IotIamTools.Cli.Commands;

/// <summary><c>iotiam simulate FILE</c>: unit tests for policies, with no account at all.</summary>
internal static class SimulateCommand
{
    private const string StandardInput = "-";

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The cases, one a line as JSON; - reads standard input." };
        var command = new Command("simulate", "Decides a file of simulation cases and writes a line of JSON for each. Exit code 1 where a case differs from what it expects or cannot be read.") { file };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed.GetValue(file)!, cancellationToken)));
        return command;
    }

    private static int Run(string path, CancellationToken cancellationToken)
    {
        using var reader = path == StandardInput ? Console.In : Open(path);

        // One write a case would take longer than the deciding.
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16) { NewLine = "\n" };
        var (cases, differing, unreadable) = (0, 0, 0);
        foreach (var outcome in SimulationCaseFile.Run(reader, path == StandardInput ? null : path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            cases++;
            output.WriteLine(outcome.ToJson());
            if (outcome.Error is { } error)
            {
                unreadable++;
                Printer.Remark($"error: {error.Message}");
            }
            else if (outcome.Differs)
            {
                differing++;
                Printer.Remark(string.Create(
                    CultureInfo.InvariantCulture, $"differs: case '{outcome.Id}' (line {outcome.Line}) expects {outcome.Expected}; {outcome.Decision}. {outcome.Explanation}"));
            }
        }

        output.Flush();
        Printer.Remark(string.Create(CultureInfo.InvariantCulture, $"{differing} of {cases} cases differ{(unreadable > 0 ? $"; {unreadable} cannot be read" : "")}"));
        return differing + unreadable > 0 ? ExitCode.NotPassed : ExitCode.Done;
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the case file cannot be read: {e.Message}");
        }
    }
}
