using System.Text.RegularExpressions;
using IotIamTools.Help;
using IotIamTools.Help.Reading;
using IotIamTools.Help.Writing;
using IotIamTools.Tests.House;

namespace IotIamTools.Tests.Help;

/// <summary>The files in en-US: those that are made are as the tool makes them, and those that are written keep the form of about topics.</summary>
public class HelpFilesTests
{
    private const string Remedy =
        "The pages and tables of en-US/ are made by the build: run 'dotnet build src/IotIamTools -t:Rebuild' (CI must not be 'true'), and commit what it changed.";

    private static readonly string[] Headings = ["TOPIC", "SHORT DESCRIPTION", "LONG DESCRIPTION", "EXAMPLES", "SEE ALSO"];

    private static string Folder => Path.Combine(Repository.Root, "en-US");

    public static TheoryData<string> Topics() =>
        new(Directory.EnumerateFiles(Folder, "about_*.help.txt").Select(f => Path.GetFileName(f)[..^".help.txt".Length]).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_committed_is_what_the_tool_makes()
    {
        foreach (var (name, text) in HelpFiles.Make(Module(), Folder))
        {
            var path = Path.Combine(Folder, name);
            Assert.True(File.Exists(path), $"en-US/{name} is missing. {Remedy}");
            Assert.True(File.ReadAllText(path).ReplaceLineEndings("\n") == text, $"en-US/{name} is not as the sources have it. {Remedy}");
        }
    }

    [Fact]
    public void There_are_no_pages_of_cmdlets_that_are_no_more()
    {
        var made = HelpFiles.Make(Module(), Folder);
        var stale = Directory.EnumerateFiles(Folder, "*.md").Select(f => Path.GetFileName(f)!).Where(f => !made.ContainsKey(f)).ToArray();
        Assert.True(stale.Length == 0, $"{string.Join(", ", stale)}: there is no such cmdlet. {Remedy}");
    }

    [Fact]
    public void The_same_input_makes_the_same_files()
    {
        Assert.Equal(MamlWriter.Write(Module()), MamlWriter.Write(Module()));
        Assert.Equal(HelpFiles.Make(Module(), Folder), HelpFiles.Make(Module(), Folder));
    }

    [Fact]
    public void The_module_has_the_help_of_its_code() => Assert.Equal(
        MamlWriter.Write(Module()),
        File.ReadAllText(Path.Combine(Repository.Module, "en-US", "IotIamTools.dll-Help.xml")).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("about_IotIamTools")]
    [InlineData("about_IotIamTools_Accounts")]
    [InlineData("about_IotIamTools_Blueprints")]
    [InlineData("about_IotIamTools_Errors")]
    [InlineData("about_IotIamTools_PermissionSets")]
    [InlineData("about_IotIamTools_Pipelines")]
    [InlineData("about_IotIamTools_Analysis")]
    [InlineData("about_IotIamTools_Simulation")]
    public void Topic_is_in_the_module(string topic) =>
        Assert.True(File.Exists(Path.Combine(Repository.Module, "en-US", topic + ".help.txt")), $"{topic} is missing in {Repository.Module}.");

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topic_has_the_layout_that_is_documented(string topic)
    {
        var lines = Read(topic);
        Assert.Equal(["TOPIC", "    " + topic, "", "SHORT DESCRIPTION"], lines.Take(4));
        Assert.Equal(Headings, lines.Where(Headings.Contains));
        Assert.Empty(lines[5]);
        Assert.EndsWith(".", lines[4], StringComparison.Ordinal);
        Assert.All(lines.Where(l => l.Length > 0 && l[0] != ' '), l => Assert.Matches("^[A-Z ]+$", l));
        Assert.All(lines, l => Assert.True(l.Length <= 80, $"{topic}: more than 80 columns: {l}"));
        Assert.All(lines, l => Assert.True(l.TrimEnd() == l && !l.Contains('\t', StringComparison.Ordinal), $"{topic}: blanks at the end, or a tab: {l}"));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topic_leads_to_topics_and_commands_that_there_are(string topic)
    {
        var text = string.Join('\n', Read(topic));
        Assert.All(
            Regex.Matches(text, @"\babout_IotIamTools\w*").Select(m => m.Value),
            name => Assert.True(File.Exists(Path.Combine(Folder, name + ".help.txt")), $"{topic} leads to {name}, and there is none."));
        Assert.All(
            Regex.Matches(text, @"\b[A-Z][a-z]+-(IotIam|Greengrass|DeepLens|JetsDeploy|ThingsGraph)\w+").Select(m => m.Value),
            name => Assert.True(CmdletDescription.All.Any(c => c.Name == name), $"{topic} has {name}, and there is no such cmdlet."));
    }

    [Fact]
    public void Table_of_commands_has_all()
    {
        var text = string.Join('\n', Read("about_IotIamTools"));
        Assert.All(CmdletDescription.All, c => Assert.Contains("    " + c.Name + " ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Table_of_errors_has_all_with_what_to_do()
    {
        var text = string.Join('\n', Read("about_IotIamTools_Errors"));
        Assert.All(IotIamTools.Errors.ErrorCatalog.All.Values, error =>
        {
            var entry = Regex.Match(text, $@"^    {error.Id} \({error.Category}\)\n((        .*\n)+)", RegexOptions.Multiline);
            Assert.True(entry.Success, $"{error.Id} is not in about_IotIamTools_Errors. {Remedy}");
            Assert.Contains("What to do: ", entry.Value, StringComparison.Ordinal);
            Assert.False(entry.Groups[1].Value.TrimStart().StartsWith("What to do", StringComparison.Ordinal), $"{error.Id} has no <summary> in ErrorCatalog: what it means.");
        });
    }

    private static string[] Read(string topic) => File.ReadAllText(Path.Combine(Folder, topic + ".help.txt")).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static ModuleHelp Module() => ModuleReader.Read(typeof(IotIamTools.Pipeline.AsyncCmdlet).Assembly);
}
