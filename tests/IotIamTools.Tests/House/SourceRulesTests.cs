using System.Text.RegularExpressions;

namespace IotIamTools.Tests.House;

/// <summary>What the sources of the module must not say, because it works in a demo and fails in a session.</summary>
public class SourceRulesTests
{
    // What must not stand there, why, and in which files it may.
    public static TheoryData<string, string, string[]> Forbidden() => new()
    {
        { @"\bConsole\.", "a cmdlet speaks through its streams, not to the console", [] },
        { @"\.Result\b(?!\s*[=(])|\.Wait\(|\.GetAwaiter\(\)\.GetResult\(", "a thread that blocks on a task can deadlock and cannot be stopped", ["PipelineQueue.cs"] },
        { @"\bnew ErrorRecord\(", "errors come from the catalogue", ["ErrorCatalog.cs"] },
        { @"\bThrowTerminatingError\(", "an error is thrown, and the base reports it", ["AsyncCmdlet.cs"] },
        { @"\bWriteObject\(|\bWriteError\(|\bShouldProcess\(|\bShouldContinue\(", "only the pipeline thread may: use the ...Async member of AsyncCmdlet", ["AsyncCmdlet.cs"] },
        { @"\bThread\.Sleep\(", "a sleeping thread cannot be stopped: use Task.Delay with the token", [] },
        { @"catch \((PipelineStopped|OperationCanceled|TaskCanceled)Exception", "a stop is never swallowed", [] },
        { @"catch( \(Exception( \w+)?\))?\s*\{", "a catch of everything swallows the stop as well", ["PipelineQueue.cs", "Completer.cs", "CredentialObject.cs"] },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Sources_do_without(string pattern, string reason, string[] allowedIn)
    {
        var found = Directory.EnumerateFiles(Repository.CmdletSources, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !allowedIn.Contains(Path.GetFileName(file)))
            .SelectMany(file => Regex.Matches(WithoutComments(File.ReadAllText(file)), pattern)
                .Select(match => $"{Path.GetRelativePath(Repository.Root, file)}: '{match.Value}'"))
            .ToArray();
        Assert.True(found.Length == 0, $"Rule broken: {reason}.{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }

    [Fact]
    public void A_cmdlet_stands_in_a_file_of_its_name()
    {
        foreach (var cmdlet in CmdletDescription.All)
        {
            Assert.True(
                File.Exists(Path.Combine(Repository.CmdletSources, "Commands", cmdlet.Type.Name + ".cs")),
                $"{cmdlet} is not in src/IotIamTools/Commands/{cmdlet.Type.Name}.cs.");
        }
    }

    private static string WithoutComments(string source) => Regex.Replace(source, "//[^\n]*", "");
}
