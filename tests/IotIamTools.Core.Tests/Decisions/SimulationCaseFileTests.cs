using System.Text.Json;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Simulation;

namespace IotIamTools.Core.Tests.Decisions;

public class SimulationCaseFileTests
{
    private const string Allow = """{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
    private const string Request = """{"principal":"arn:aws:iam::111122223333:user/ann","action":"s3:GetObject","resource":{"arn":"arn:aws:s3:::b/k","accountId":"111122223333"},"context":{}}""";

    private static SimulationOutcome RunOne(string line) => Assert.Single(SimulationCaseFile.Run(new StringReader(line), "cases.jsonl"));

    private static string Case(string members, string request = Request) => $$"""{"id":"c",{{members}}"request":{{request}}}""";

    [Fact]
    public void A_case_is_decided_and_compared_with_what_is_expected()
    {
        var outcome = RunOne(Case($"\"identityPolicies\":[{Allow}],\"expected\":\"Allowed\","));
        Assert.Equal((1, "c", Decision.Allowed, false), (outcome.Line, outcome.Id, outcome.Decision, outcome.Differs));
        Assert.True(RunOne(Case("\"identityPolicies\":[],\"expected\":\"Allowed\",")).Differs);
        Assert.False(RunOne(Case("")).Differs);
    }

    [Fact]
    public void The_outcome_is_one_line_of_JSON()
    {
        var json = RunOne(Case($"\"identityPolicies\":[{Allow}],\"scps\":[{{\"orgIdentifier\":\"r-1\",\"policies\":[{Allow}]}}],")).ToJson();
        Assert.Equal(
            """{"id":"c","decision":"Allowed","matched":[{"type":"ServiceControl","policy":"scps[0].policies[0]","orgIdentifier":"r-1","sid":"A","index":0,"effect":"Allow"},{"type":"Identity","policy":"identityPolicies[0]","sid":"A","index":0,"effect":"Allow"}]}""",
            json);
        Assert.Equal("""{"id":"c","decision":"ImplicitlyDenied","matched":[]}""", RunOne(Case("")).ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n  \n")]
    public void A_file_without_a_case_tests_nothing(string text)
    {
        var error = Assert.Throws<Core.Json.DocumentFormatException>(() => SimulationCaseFile.Run(new StringReader(text), "cases.jsonl").Count());
        Assert.StartsWith("cases.jsonl: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("there is no case in the file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_boundary_of_null_is_none_and_a_list_is_one()
    {
        Assert.Equal(Decision.Allowed, RunOne(Case($"\"identityPolicies\":[{Allow}],\"boundary\":null,")).Decision);
        Assert.Equal(Decision.ImplicitlyDenied, RunOne(Case($"\"identityPolicies\":[{Allow}],\"boundary\":[],")).Decision);
        Assert.Equal(Decision.Allowed, RunOne(Case($"\"identityPolicies\":[{Allow}],\"boundary\":[{Allow}],")).Decision);
    }

    [Fact]
    public void All_members_are_read()
    {
        const string Everyone = """{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}""";
        const string Nobody = """{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}""";
        Assert.Equal(Decision.Allowed, RunOne(Case($"\"groupPolicies\":[{Allow}],")).Decision);
        Assert.Equal(Decision.Allowed, RunOne(Case($"\"resourcePolicy\":{Everyone},", Request.Replace("\"arn:aws:iam::111122223333:user/ann\"", "{\"type\":\"Anonymous\"}", StringComparison.Ordinal))).Decision);
        Assert.Equal(Decision.Allowed, RunOne(Case($"\"resourcePolicy\":{Everyone},", Request.Replace("arn:aws:iam::111122223333:user/ann", "iot.amazonaws.com", StringComparison.Ordinal))).Decision);
        Assert.Equal(Decision.ImplicitlyDenied, RunOne(Case($"\"identityPolicies\":[{Allow}],\"scps\":[{{\"orgIdentifier\":\"r\",\"policies\":[]}}],")).Decision);
        Assert.Equal(Decision.ExplicitlyDenied, RunOne(Case($"\"identityPolicies\":[{Allow}],\"rcps\":[{{\"orgIdentifier\":\"r\",\"policies\":[{Nobody}]}}],")).Decision);
        Assert.Equal(
            Decision.ImplicitlyDenied,
            RunOne(Case($"\"identityPolicies\":[{Allow}],\"sessionPolicy\":{Allow.Replace("s3:*", "iot:*", StringComparison.Ordinal)},", Request.Replace("iam::111122223333:user/ann", "sts::111122223333:assumed-role/r/s", StringComparison.Ordinal))).Decision);
        Assert.Equal(Decision.ImplicitlyDenied, RunOne(Case($"\"identityPolicies\":[{Allow}],", Request.Replace("\"accountId\":\"111122223333\"", "\"accountId\":\"444455556666\"", StringComparison.Ordinal))).Decision);
    }

    [Fact]
    public void A_context_value_is_single_or_a_list()
    {
        const string Tagged = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:username}","Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]},"Bool":{"aws:SecureTransport":"true"}}}]}""";
        Assert.Equal(Decision.Allowed, RunOne(Case($"\"identityPolicies\":[{Tagged}],", Request.Replace("{}", "{\"aws:username\":\"k\",\"AWS:TagKeys\":[\"a\",\"b\"],\"aws:SecureTransport\":true}", StringComparison.Ordinal))).Decision);
    }

    [Theory]
    [InlineData("""{"id":"c","requst":{}}""", "line 3, column 11, at $: a case has no member 'requst'; did you mean 'request'?")]
    [InlineData("""{"id":"c"}""", "line 3, column 1, at $: a case needs 'request'")]
    [InlineData("""{"request":{"principal":"arn:aws:iam::111122223333:user/a","action":"s3:GetObject","resource":{"arn":"*"}}}""", "line 3, column 1, at $: a case needs 'id'")]
    [InlineData("""{"id":"c","request":{"principal":"ann","action":"s3:GetObject","resource":{"arn":"*"}}}""", "line 3, column 34, at $.request.principal: 'ann' is not a principal")]
    [InlineData("""{"id":"c","request":{"principal":{"type":"Anonymus"},"action":"s3:GetObject","resource":{"arn":"*"}}}""", "line 3, column 42, at $.request.principal.type: the principal type 'Anonymus' is unknown")]
    [InlineData("""{"id":"c","request":{"principal":"iot.amazonaws.com","action":"s3","resource":{"arn":"*"}}}""", "line 3, column 63, at $.request.action: 's3' is not an action")]
    [InlineData("""{"id":"c","request":{"principal":"iot.amazonaws.com","action":"s3:Get","resource":"*"}}""", "line 3, column 83, at $.request.resource: 'resource' must be an object")]
    [InlineData("""{"id":"c","request":{"principal":"iot.amazonaws.com","action":"s3:Get","resource":{"arn":"*"},"context":{"a":null}}}""", "line 3, column 110, at $.request.context.a: the value of the context key 'a' is null")]
    [InlineData("""{"id":"c","identityPolicies":[{"Statement":[{"Effect":"Allows","Action":"*","Resource":"*"}]}],"request":{"principal":"iot.amazonaws.com","action":"s3:Get","resource":{"arn":"*"}}}""", "line 3, column 55, at $.identityPolicies[0].Statement[0].Effect: the effect 'Allows' is neither")]
    [InlineData("""{"id":"c","expected":"Alowed","request":{"principal":"iot.amazonaws.com","action":"s3:Get","resource":{"arn":"*"}}}""", "line 3, column 22, at $.expected: the decision 'Alowed' is unknown; write one of ImplicitlyDenied, ExplicitlyDenied, Allowed; did you mean 'Allowed'?")]
    [InlineData("""{"id":"c","scps":[{"policies":[],"orgIdentifer":"r"}],"request":{}}""", "line 3, column 34, at $.scps[0]: 'scps[0]' has no member 'orgIdentifer'; did you mean 'orgIdentifier'?")]
    [InlineData("""{"id":"c","identityPolicies":{}}""", "line 3, column 30, at $.identityPolicies: 'identityPolicies' must be a list, and this is an object")]
    [InlineData("{\"id\":\"c\"", "line 3, column 10, at $: the text ends before the object that opens at line 3, column 1 is closed")]
    [InlineData("[]", "line 3, column 1, at $: a case must be an object, and this is a list")]
    public void A_line_that_cannot_be_read_is_an_error_with_its_place_and_the_others_still_run(string line, string error)
    {
        var outcomes = SimulationCaseFile.Run(new StringReader($"{Case("")}\n\n{line}\n{Case("")}\n"), "cases.jsonl").ToList();
        Assert.Equal([1, 3, 4], outcomes.Select(o => o.Line));
        Assert.Equal([Decision.ImplicitlyDenied, null, Decision.ImplicitlyDenied], outcomes.Select(o => o.Decision));
        Assert.StartsWith("cases.jsonl: " + error, outcomes[1].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(3, JsonDocument.Parse(outcomes[1].ToJson()).RootElement.GetProperty("line").GetInt32());
    }

    [Fact]
    public void Memory_grows_with_the_cases_and_no_faster()
    {
        var line = Case($"\"identityPolicies\":[{Allow},{Allow},{Allow}],\"groupPolicies\":[{Allow}],\"boundary\":[{Allow}],\"scps\":[{{\"orgIdentifier\":\"r\",\"policies\":[{Allow}]}}],");
        // The first run compiles the code.
        Run(10);
        Assert.InRange((double)Run(2_000) / Run(1_000), 1.5, 2.5);

        long Run(int count)
        {
            var text = string.Join('\n', Enumerable.Repeat(line, count));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(count, SimulationCaseFile.Run(new StringReader(text)).Count(o => o.Decision == Decision.Allowed));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
