using System.Text.Json.Nodes;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;

namespace IotIamTools.Tests.Help;

/// <summary>What users are told about the files of blueprints, in a schema for editors and in an about topic, is what the reader takes.</summary>
public class BlueprintSchemaTests
{
    private static readonly DocumentedFormat Format = new("IotIamTools.Blueprint.schema.json", "about_IotIamTools_Blueprints", "IotIamTools.Core.Blueprints.BlueprintReader", "Blueprints/");

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
    public void Schema_has_the_members_that_the_reader_takes(string definition, string list) => Format.AssertSchemaHas(definition, list);

    [Fact]
    public void All_lists_of_the_reader_are_compared() => Assert.Equal(Format.Lists, MemberLists().Select(row => (string)row[1]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(MemberLists))]
    public void Topic_tells_of_the_members_that_the_reader_takes(string definition, string list)
    {
        _ = definition;
        Format.AssertTopicTellsOf(list, @"(^    |\b){0}\b");
    }

    [Fact]
    public void Built_in_blueprints_satisfy_the_schema()
    {
        Assert.Equal(BlueprintCatalog.Names.Count, Format.BuiltIn.Count);
        Assert.All(Format.BuiltIn, d => Assert.Empty(Format.Schema.Check(d)));
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
        Assert.Contains(Format.Schema.Check(JsonNode.Parse(blueprint)), p => p.Contains(problem, StringComparison.Ordinal));
        Assert.Throws<BlueprintFormatException>(() => Blueprint.Parse(blueprint));
    }

    [Fact]
    public void Example_of_the_topic_satisfies_the_schema_and_has_all_that_a_blueprint_can_have()
    {
        Assert.Empty(Format.Schema.Check(JsonNode.Parse(Format.Example)));
        string[] rare = ["$schema"];
        Assert.All(
            MemberLists().SelectMany(row => Format.Members((string)row[1])).Except(rare, StringComparer.Ordinal),
            m => Assert.Contains($"\"{m}\":", Format.Example, StringComparison.Ordinal));
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
            var setup = await Blueprint.Parse(Format.Example).ResolveAsync(values, account, CancellationToken.None);
            Assert.Equal(statements, setup.Policies.Single().Document.Statements.Count);
            Assert.Equal(stage == "production", setup.Notes.Count > 0);

            var results = await Installer.InstallAsync(setup, account, force: false, _ => Task.FromResult(Approval.Yes), CancellationToken.None);
            Assert.Equal(["EdgeData-berlin", "EdgeGateway-berlin", "EdgeOperators-berlin"], results.Select(r => r.Plan.Entity.Name));
            Assert.All(results, r => Assert.Equal(Change.Created, r.Change));
            Assert.True((await Planner.PlanAsync(setup, account, CancellationToken.None)).IsSatisfied);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
