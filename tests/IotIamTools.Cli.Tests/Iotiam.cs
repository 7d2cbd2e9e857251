using System.Diagnostics;
using System.Text.Json;

namespace IotIamTools.Cli.Tests;

/// <summary>Runs <c>iotiam</c> as a process, in a directory of the test's own.</summary>
public sealed class Iotiam : IDisposable
{
    // .../tests/IotIamTools.Cli.Tests/bin/CONFIGURATION/FRAMEWORK
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
    private static readonly string Program = Path.Combine(RepositoryRoot, "src", "IotIamTools.Cli", "bin", Here.Parent!.Name, Here.Name, "iotiam.dll");

    private readonly string _directory = Directory.CreateTempSubdirectory("iotiam").FullName;

    /// <summary>The folder of the repository.</summary>
    public static string RepositoryRoot => Here.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>A path in the test's directory.</summary>
    public string PathOf(string name) => Path.Combine(_directory, name);

    /// <summary>Writes a file into the test's directory and gives its name.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return name;
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Runs a command line to its end; arguments are separated by single spaces.</summary>
    public Outcome Run(string commandLine, params (string Name, string Value)[] environment) => RunAsync(commandLine, environment).GetAwaiter().GetResult();

    /// <summary>Runs a command to its end with arguments that may hold spaces.</summary>
    public Outcome Run(params string[] arguments) => RunAsync("dotnet", ["exec", Program, .. arguments], []).GetAwaiter().GetResult();

    /// <summary>Whether there is the program that makes a terminal for <see cref="RunAtTerminal"/>.</summary>
    public static bool HasTerminal => File.Exists("/usr/bin/script") && OperatingSystem.IsLinux();

    /// <summary>Runs a command line at a terminal where somebody types the answers; the outcome's output is what the terminal shows.</summary>
    public Outcome RunAtTerminal(string commandLine, string answers) =>
        RunAsync("/bin/sh", ["-c", $"printf '{answers}' | script -qec \"dotnet exec '{Program}' {commandLine}\" /dev/null"], []).GetAwaiter().GetResult();

    /// <summary>Runs a command line to its end.</summary>
    public Task<Outcome> RunAsync(string commandLine, params (string Name, string Value)[] environment) =>
        RunAsync(commandLine.Split(' '), environment);

    /// <summary>Runs the program with these arguments, whatever is in them.</summary>
    public Task<Outcome> RunAsync(IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        RunAsync("dotnet", ["exec", Program, .. arguments], environment);

    /// <summary>Runs a command line whose output goes to a disk that is full; only Linux has such a one.</summary>
    public Outcome RunOntoFullDisk(string commandLine, params (string Name, string Value)[] environment) =>
        RunAsync("/bin/sh", ["-c", $"dotnet exec '{Program}' {commandLine} > /dev/full"], environment).GetAwaiter().GetResult();

    private async Task<Outcome> RunAsync(string program, IEnumerable<string> arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = _directory };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Credentials of the machine that the tests run on must not come into play.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || k is "IOTIAM_ACCOUNT").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = PathOf("no-credentials");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}

/// <summary>How a command line ended.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record Outcome(int Code, string Output, string Error)
{
    /// <summary>The lines of the standard output.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The standard output as the one JSON value that it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public override string ToString() => $"exit code {Code}\n{Output}\n--- error\n{Error}";
}
