using System.CommandLine;
using System.CommandLine.Parsing;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Plans;

namespace IotIamTools.Cli;

/// <summary>Runs a command line: wrong use, errors and Ctrl+C become an exit code and one clear line on standard error.</summary>
internal static class CommandHost
{
    private const string TraceVariable = "IOTIAM_TRACE";

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        List<string> errors = [.. EmptyOptions(parsed)];
        if (errors.Count == 0)
        {
            errors.AddRange(parsed.Errors.Select(e => e.Message));
        }

        if (errors.Count > 0)
        {
            foreach (var error in errors)
            {
                await Console.Error.WriteLineAsync($"iotiam: {error}");
            }

            await Console.Error.WriteLineAsync($"iotiam: 'iotiam {CommandNames(parsed)}--help' tells how it is used");
            return ExitCode.WrongUse;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            // The first Ctrl+C lets running steps end and tells what was done; a second one ends the process.
            e.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException e)
        {
            return await SayAsync(e is InstallStoppedException ? e.Message : "stopped", ExitCode.Interrupted);
        }
        catch (Exception e) when (e is FormatException or BlueprintParameterException or PermissionNotFoundException or SetupException or EntityReferenceException or KeyNotFoundException or UsageException)
        {
            return await SayAsync(e.Message, ExitCode.WrongUse);
        }
        catch (IamException e)
        {
            var wrongUse = e.Code is IamErrorCodes.AccountFileInvalid or IamErrorCodes.ValidationError;
            return await SayAsync($"{e.Operation}: {e.Message} ({e.Code})", wrongUse ? ExitCode.WrongUse : ExitCode.NotPassed);
        }
        catch (Exception e)
        {
            // A mistake of the program's own, or of the machine: a trace says nothing to most, and is there for those who ask.
            var tells = Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 };
            return await SayAsync(
                tells ? $"unexpected error: {e}" : $"unexpected error: {e.Message.ReplaceLineEndings(" ")} ({e.GetType().Name}); set {TraceVariable}=1 to see where it comes from",
                ExitCode.NotPassed);
        }
    }

    /// <summary>An option without a value is not one that was left out: a script may have taken the value from a variable that is not set.</summary>
    private static IEnumerable<string> EmptyOptions(ParseResult parsed) => parsed.CommandResult.Children
        .OfType<OptionResult>()
        .Where(o => o.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
        .Select(o => $"{o.Option.Name} was given an empty value; give it one, or leave the option out");

    private static async Task<int> SayAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync($"iotiam: {message}");
        return code;
    }

    private static string CommandNames(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
}

/// <summary>What the user asked for cannot be meant; the message says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
