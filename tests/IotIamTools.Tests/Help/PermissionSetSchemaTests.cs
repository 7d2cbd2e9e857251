using System.Text.Json.Nodes;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Permissions;

namespace IotIamTools.Tests.Help;

/// <summary>What users are told about the files of permission sets, in a schema for editors and in an about topic, is what the reader takes.</summary>
public class PermissionSetSchemaTests
{
    private static readonly DocumentedFormat Format = new("IotIamTools.PermissionSet.schema.json", "about_IotIamTools_PermissionSets", "IotIamTools.Core.Permissions.PermissionSetReader", "Permissions/");

    public static TheoryData<string, string> MemberLists() => new()
    {
        { "", "SetMembers" },
        { "note", "NoteMembers" },
        { "parameter", "ParameterMembers" },
        { "permission", "PermissionMembers" },
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
        Format.AssertTopicTellsOf(list, @"^    {0} ");
    }

    [Fact]
    public void Built_in_sets_satisfy_the_schema()
    {
        Assert.Equal(PermissionSetCatalog.Names.Count, Format.BuiltIn.Count);
        Assert.All(Format.BuiltIn, d => Assert.Empty(Format.Schema.Check(d)));
    }

    [Theory]
    [InlineData("""{ "name": "x" }""", "'permissions' is missing")]
    [InlineData("""{ "permissions": ["s3:GetObject"] }""", "'name' is missing")]
    [InlineData("""{ "name": "Not A Name", "permissions": ["s3:GetObject"] }""", "does not match")]
    [InlineData("""{ "name": "x", "permission": [], "permissions": ["s3:GetObject"] }""", "'permission' is no member")]
    [InlineData("""{ "name": "x", "permissions": [] }""", "fewer than 1")]
    [InlineData("""{ "name": "x", "permissions": "s3:GetObject" }""", "it is no array")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "documents": "d" }""", "it is no array")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "title": 1 }""", "it is no string")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "notes": [{ "kind": "Warning", "text": "" }] }""", "is not one of")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "notes": [{ "kind": "Security" }] }""", "'text' is missing")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "notes": [{ "kind": "Security", "text": "", "when": "P" }] }""", "'when' is no member")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "P": {} } }""", "'description' is missing")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "P": { "description": "", "required": true } } }""", "'required' is no member")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "P": { "description": "", "type": "1" } } }""", "is not one of")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "P": { "description": "", "default": 1 } } }""", "none of the forms fits")]
    [InlineData("""{ "name": "x", "permissions": ["s3:GetObject"], "parameters": { "not a name": { "description": "" } } }""", "does not match")]
    public void Broken_sets_satisfy_neither_the_schema_nor_the_reader(string set, string problem)
    {
        Assert.Contains(Format.Schema.Check(JsonNode.Parse(set)), p => p.Contains(problem, StringComparison.Ordinal));
        Assert.Throws<PermissionSetFormatException>(() => PermissionSet.Parse(set));
    }

    [Theory]
    [InlineData("""1""", false)]
    [InlineData("\"s3:GetObject\"", true)]
    [InlineData("\"s3:Get*\"", false)]
    [InlineData("\"GetObject\"", false)]
    [InlineData("""{}""", false)]
    [InlineData("""{ "action": "s3:GetObject" }""", true)]
    [InlineData("""{ "action": "s3:GetObject", "actions": ["s3:GetObject"] }""", false)]
    [InlineData("""{ "actions": ["s3:GetObject", "s3:PutObject"] }""", true)]
    [InlineData("""{ "actions": [] }""", false)]
    [InlineData("""{ "actions": "s3:GetObject" }""", false)]
    [InlineData("""{ "acton": "s3:GetObject" }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "documented": "d" }""", true)]
    [InlineData("""{ "actions": ["s3:GetObject"], "documented": "d" }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "resources": ["*"] }""", true)]
    [InlineData("""{ "action": "s3:GetObject", "resources": ["arn:${Partition}:s3:::a/*"], "types": ["arn:aws:s3:::*/*"] }""", true)]
    [InlineData("""{ "action": "s3:GetObject", "resources": "*" }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "resources": ["bucket"] }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "types": ["arn:aws:s3"] }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "types": ["arn:aws:s3:::"] }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "types": ["arn:aws:s3:::a/${aws:username}/*"] }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "types": ["arn:${Partition}:s3:::a/${Region}/*"] }""", true)]
    [InlineData("""{ "action": "iam:PassRole", "passedTo": ["iot.amazonaws.com"] }""", true)]
    [InlineData("""{ "actions": ["iam:PassRole"], "passedTo": ["iot.amazonaws.com"] }""", true)]
    [InlineData("""{ "action": "s3:GetObject", "passedTo": ["iot.amazonaws.com"] }""", false)]
    [InlineData("""{ "actions": ["iam:PassRole", "iam:GetRole"], "passedTo": ["iot.amazonaws.com"] }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "context": { "aws:MultiFactorAuthPresent": "true", "aws:TagKeys": ["a", "b"] } }""", true)]
    [InlineData("""{ "action": "s3:GetObject", "context": { "aws:MultiFactorAuthPresent": true } }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "context": ["aws:MultiFactorAuthPresent"] }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "when": "P" }""", true)]
    [InlineData("""{ "action": "s3:GetObject", "when": ["!P", "P=a|b", "P!=c", "Region"] }""", true)]
    [InlineData("""{ "action": "s3:GetObject", "when": "!P=a" }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "when": true }""", false)]
    [InlineData("""{ "action": "s3:GetObject", "note": "n" }""", true)]
    [InlineData("""{ "action": "s3:GetObject", "note": ["n"] }""", false)]
    public void Permissions_satisfy_both_the_schema_and_the_reader_or_neither(string permission, bool isRight)
    {
        var set = $$"""{ "name": "x", "permissions": ["iot:ListThings", {{permission}}], "parameters": { "P": { "description": "d", "type": "list" } } }""";
        Assert.Equal(isRight, Format.Schema.Check(JsonNode.Parse(set)).Count == 0);
        Assert.Equal(isRight, Record.Exception(() => PermissionSet.Parse(set)) is null);
    }

    [Fact]
    public void Example_of_the_topic_satisfies_the_schema_and_has_all_that_a_set_can_have()
    {
        Assert.Empty(Format.Schema.Check(JsonNode.Parse(Format.Example)));

        // No pattern but * stands for the actions of several services.
        string[] rare = ["whole"];
        Assert.All(
            MemberLists().SelectMany(row => Format.Members((string)row[1])).Except(rare, StringComparer.Ordinal),
            m => Assert.Contains($"\"{m}\":", Format.Example, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("test", "", "", "iot:ListThings, iot:DescribeThing, iot:UpdateThing, iot:DeleteThing")]
    [InlineData("production", "", "", "iot:ListThings, iot:DescribeThing, iot:UpdateThing")]
    [InlineData("production", "edge", "jobs", "iot:ListThings, iot:DescribeThing, iot:UpdateThing, Read a log, iot:CancelJob, iot:DescribeJob")]
    [InlineData("production", "", "rules", "iot:ListThings, iot:DescribeThing, iot:UpdateThing, iot:CreateTopicRule, iam:PassRole")]
    public void Example_of_the_topic_has_what_its_parameters_ask_for(string stage, string bucket, string feature, string permissions)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["Stage"] = [stage],
            ["LogBucket"] = [bucket],
            ["Feature"] = feature.Length == 0 ? [] : [feature],
        };
        var required = PermissionSet.Parse(Format.Example).Resolve(values, new BlueprintPlace("123456789012", "aws", null));
        Assert.Equal(permissions, string.Join(", ", required.Permissions.Select(p => p.Documented)));
    }

    [Theory]
    [InlineData("*", "*")]
    [InlineData("berlin", "arn:aws:iot:*:123456789012:thing/berlin-*")]
    public void Policy_is_limited_to_types_where_a_parameter_names_something(string site, string resource)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["Site"] = [site] };
        var required = PermissionSet.Parse(Format.Example).Resolve(values, new BlueprintPlace("123456789012", "aws", null));
        Assert.Equal(resource, required.Only(["iot:UpdateThing"]).ToPolicy().Statements.Single().Resources.Single());
    }
}
