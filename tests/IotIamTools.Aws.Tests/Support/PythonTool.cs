using System.Diagnostics;

namespace IotIamTools.Aws.Tests.Support;

/// <summary>Tools of Python that some tests compare with: where they are, or why they are not there.</summary>
internal static class PythonTool
{
    private static readonly Lazy<string?> WithBotocore = new(() =>
        new[] { "python3", "python" }.Select(Find).OfType<string>().FirstOrDefault(p => Run(p, "", "-c", "import botocore").ExitCode == 0));

    /// <summary>A Python that has botocore, or null.</summary>
    public static string? Botocore => WithBotocore.Value;

    /// <summary>The path of a program on PATH, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end, for a minute at most.</summary>
    public static (int ExitCode, string Output) Run(string program, string input, params string[] arguments) => Run(program, input, TimeSpan.FromMinutes(1), arguments);

    /// <summary>Runs a program to its end.</summary>
    public static (int ExitCode, string Output) Run(string program, string input, TimeSpan atMost, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(atMost))
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + (process.ExitCode == 0 ? "" : errors.GetAwaiter().GetResult()));
    }
}

/// <summary>A test that needs a moto server; where there is none it is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoFactAttribute : FactAttribute
{
    public MotoFactAttribute()
    {
        if (PythonTool.Find("moto_server") is null)
        {
            Skip = "SKIPPED: there is no moto_server on PATH (pip install 'moto[server]'). Nothing was tested against a server.";
        }
    }
}

/// <summary>A test with data that needs a moto server; where there is none it is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoTheoryAttribute : TheoryAttribute
{
    public MotoTheoryAttribute() => Skip = new MotoFactAttribute().Skip;
}

/// <summary>A test that compares with botocore; where there is none it is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BotocoreFactAttribute : FactAttribute
{
    public BotocoreFactAttribute()
    {
        if (PythonTool.Botocore is null)
        {
            Skip = "SKIPPED: no Python on PATH has botocore (pip install botocore). The checked-in facts were not compared with it.";
        }
    }
}

/// <summary>A test that runs cfn-lint; where there is none it is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CfnLintFactAttribute : FactAttribute
{
    public CfnLintFactAttribute()
    {
        if (PythonTool.Find("cfn-lint") is null)
        {
            Skip = "SKIPPED: there is no cfn-lint on PATH (pip install cfn-lint). No CloudFormation template was checked.";
        }
    }
}

/// <summary>A test that runs Terraform against a moto server; where one of them is missing it is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerraformFactAttribute : FactAttribute
{
    public TerraformFactAttribute()
    {
        if (PythonTool.Find("terraform") is null || PythonTool.Find("moto_server") is null || !HasMirror())
        {
            Skip = "SKIPPED: it needs terraform and moto_server on PATH, and TF_CLI_CONFIG_FILE naming a configuration with a mirror of the provider hashicorp/aws. No plan was made of an exported configuration.";
        }
    }

    // The variable may name a file that is not there, and a file may send terraform to its registry.
    private static bool HasMirror() =>
        Environment.GetEnvironmentVariable("TF_CLI_CONFIG_FILE") is { } file
        && File.Exists(file)
        && File.ReadAllText(file).Contains("filesystem_mirror", StringComparison.Ordinal);
}
