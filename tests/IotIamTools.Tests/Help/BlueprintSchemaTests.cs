using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;
using IotIamTools.Tests.House;

namespace IotIamTools.Tests.Help;

/// <summary>What users are told about the files of blueprints, in a schema for editors and in an about topic, is what the reader takes.</summary>
public class BlueprintSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load(Path.Combine(Repository.CmdletSources, "IotIamTools.Blueprint.schema.json"));

    private static string Topic => File.ReadAllText(Path.Combine(Repository.Root, "en-US", "about_IotIamTools_Blueprints.help.txt")).ReplaceLineEndings("\n");

    private static string Example => Regex.Match(Topic, @"^ {8}\{$.*?^ {8}\}$", RegexOptions.Multiline | RegexOptions.Singleline).Value;

    public static TheoryData<string, string> MemberLists() => new()
    {
        { "", "BlueprintMembers" },
        { "parameter", "ParameterMembers" },
        { "note", "NoteMembers" },
        { "policy", "PolicyMembers" },
        { "role", "RoleMembers" },
        { "group", "GroupMembers" },
        { "managedPolicy", "ManagedPolicyMembers" },
        { "inlinePolicy", "InlinePolicyMembers" },
    };

    [Theory]
    [MemberData(nameof(MemberLists))]
    public void Schema_has_the_members_that_the_reader_takes(string definition, string list) =>
        Assert.Equal(ReaderMembers(list).Order(StringComparer.Ordinal), Schema.MembersOf(definition).Order(StringComparer.Ordinal));

    [Fact]
    public void All_lists_of_the_reader_are_compared() => Assert.Equal(
        MemberLists().Select(row => (string)row[1]).Order(StringComparer.Ordinal),
        Reader.GetFields(BindingFlags.NonPublic | BindingFlags.Static).Where(f => f.FieldType == typeof(string[])).Select(f => f.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(MemberLists))]
    public void Topic_tells_of_the_members_that_the_reader_takes(string definition, string list)
    {
        _ = definition;
        Assert.All(ReaderMembers(list), m => Assert.True(
            Regex.IsMatch(Topic, $@"(^    |\b){Regex.Escape(m)}\b", RegexOptions.Multiline),
            $"about_IotIamTools_Blueprints says nothing about {m}."));
    }

    [Fact]
    public void Built_in_blueprints_satisfy_the_schema()
    {
        var core = typeof(Blueprint).Assembly;
        var names = core.GetManifestResourceNames().Where(n => n.StartsWith("Blueprints/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            using var resource = core.GetManifestResourceStream(name)!;
            Assert.Empty(Schema.Check(JsonNode.Parse(resource)));
        }
    }

    [Theory]
    [InlineData("""{ "name": "x", "roles": [] }""", "'title' is missing")]
    [InlineData("""{ "name": "x", "title": "X" }""", "none of the forms fits")]
    [InlineData("""{ "name": "Not A Name", "title": "X", "roles": [] }""", "does not match")]
    [InlineData("""{ "name": "x", "title": "X", "role": [], "roles": [] }""", "'role' is no member")]
    [InlineData("""{ "name": "x", "title": "X", "roles": {} }""", "it is no array")]
    [InlineData("""{ "name": "x", "title": "X", "roles": [{ "name": "R" }] }""", "'trust' is missing")]
    [InlineData("""{ "name": "x", "title": "X", "roles": [{ "name": "R", "trust": { "Statement": [] }, "managedPolicy": [] }] }""", "'managedPolicy' is no member")]
    [InlineData("""{ "name": "x", "title": "X", "groups": [{ "name": "G", "users": "ann" }] }""", "it is no array")]
    [InlineData("""{ "name": "x", "title": "X", "groups": [], "parameters": { "P": { "type": "text" } } }""", "'description' is missing")]
    [InlineData("""{ "name": "x", "title": "X", "groups": [], "parameters": { "P": { "type": "number", "description": "" } } }""", "is not one of")]
    [InlineData("""{ "name": "x", "title": "X", "groups": [], "notes": [{ "kind": "Warning", "text": "" }] }""", "is not one of")]
    public void Broken_blueprints_satisfy_neither_the_schema_nor_the_reader(string blueprint, string problem)
    {
        Assert.Contains(Schema.Check(JsonNode.Parse(blueprint)), p => p.Contains(problem, StringComparison.Ordinal));
        Assert.Throws<BlueprintFormatException>(() => Blueprint.Parse(blueprint));
    }

    [Fact]
    public void Example_of_the_topic_satisfies_the_schema_and_has_all_that_a_blueprint_can_have()
    {
        Assert.Empty(Schema.Check(JsonNode.Parse(Example)));
        string[] rare = ["$schema"];
        Assert.All(
            MemberLists().SelectMany(row => ReaderMembers((string)row[1])).Except(rare, StringComparer.Ordinal),
            m => Assert.Contains($"\"{m}\":", Example, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("test", 2)]
    [InlineData("production", 1)]
    public async Task Example_of_the_topic_can_be_installed(string stage, int statements)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("iotiam").FullName, "account.json");
        try
        {
            await using var account = LocalAccount.Open(file, new LocalAccountOptions { Create = true });
            var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["Site"] = ["berlin"],
                ["Stage"] = [stage],
                ["DataBucket"] = ["berlin-data", "berlin-logs"],
                ["Operator"] = ["ann", "ben"],
                ["CreateOperators"] = ["true"],
            };
            var setup = await Blueprint.Parse(Example).ResolveAsync(values, account, CancellationToken.None);
            Assert.Equal(statements, setup.Policies.Single().Document.Statements.Count);
            Assert.Equal(stage == "production", setup.Notes.Count > 0);

            var results = await Installer.InstallAsync(setup, account, force: false, _ => Task.FromResult(StepApproval.Run), CancellationToken.None);
            Assert.Equal(["EdgeData-berlin", "EdgeGateway-berlin", "EdgeOperators-berlin"], results.Select(r => r.Plan.Entity.Name));
            Assert.All(results, r => Assert.Equal(Change.Created, r.Change));
            Assert.True((await Planner.PlanAsync(setup, account, CancellationToken.None)).IsSatisfied);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static Type Reader => typeof(Blueprint).Assembly.GetType("IotIamTools.Core.Blueprints.BlueprintReader", throwOnError: true)!;

    private static string[] ReaderMembers(string list) => (string[])Reader.GetField(list, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
}
