using System.Globalization;
using IotIamTools.Core.Analysis;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Analysis;

/// <summary>Several policies as one: every statement once, in order, each with a Sid of its own.</summary>
public class PolicyCombinationTests
{
    [Fact]
    public void Statements_keep_their_order_and_know_where_they_are_from()
    {
        var combined = Combine([Policy(Allow("iot:Publish"), Allow("iot:Connect")), Policy(Allow("s3:GetObject"))]);

        Assert.Equal(["iot:Publish", "iot:Connect", "s3:GetObject"], combined.Document.Statements.SelectMany(s => s.Actions));
        Assert.Equal([0, 0, 1], combined.Origins);
        Assert.Equal(PolicyDocument.CurrentVersion, combined.Document.Version);
        Assert.Empty(combined.Warnings);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":["iot:publish"],"Resource":["*"]}""")]
    [InlineData("""{"Sid":"Other","Effect":"Allow","Action":"iot:Publish","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":["iot:Publish","iot:Publish"],"Resource":["*","arn:aws:iot:*:*:topic/a"]}""")]
    public void Statements_that_mean_the_same_are_there_once(string again)
    {
        var combined = Combine([Policy(Allow("iot:Publish"), Allow("s3:GetObject")), Policy(again)]);

        Assert.Equal(2, combined.Document.Statements.Count);
        Assert.Equal([0, 0], combined.Origins);
    }

    [Theory]
    [InlineData("*", "*:*")]
    [InlineData("s3:Get*", "S3:get**")]
    public void Patterns_that_match_the_same_mean_the_same(string action, string again) =>
        Assert.Single(Combine([Policy(Allow(action), Allow(again))]).Document.Statements);

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"iot:Publish","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","NotAction":"iot:Publish","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"iot:Publish","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""")]
    [InlineData("""{"Effect":"Allow","Action":"iot:Publish","Resource":"*","Principal":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"iot:*","Resource":"*"}""")]
    public void Statements_that_mean_something_else_are_all_kept(string other) =>
        Assert.Equal(2, Combine([Policy(Allow("iot:Publish")), Policy(other)]).Document.Statements.Count);

    [Theory]
    [InlineData("[]", "\"\"")]
    [InlineData("[\"prod\",\"stage\"]", "\"prod\\tstage\"")]
    [InlineData("\"a\"", "\"a\\nStringNotEquals aws:requestedregion = b\"")]
    public void A_deny_is_never_lost_for_one_that_is_only_written_alike(string values, string others)
    {
        string Deny(string list) => """{"Effect":"Deny","Action":"iot:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":LIST}}}""".Replace("LIST", list, StringComparison.Ordinal);

        Assert.Equal(2, Combine([Policy(Deny(values)), Policy(Deny(others))]).Document.Statements.Count);
    }

    [Fact]
    public void The_sid_of_an_equal_statement_is_kept_where_the_first_has_none() =>
        Assert.Equal("Publish", Assert.Single(Combine([Policy(Allow("iot:Publish")), Policy(Allow("iot:Publish", "Publish"))]).Document.Statements).Sid);

    [Fact]
    public void A_sid_that_is_there_already_gets_a_number_that_nobody_has()
    {
        var combined = Combine(
        [
            Policy(Allow("iot:Publish", "Editor0"), Allow("iot:Connect")),
            Policy(Allow("s3:GetObject", "Editor0"), Allow("s3:PutObject", "Editor02"), Allow("s3:ListBucket")),
            Policy(Allow("sns:Publish", "Editor0")),
        ]);

        Assert.Equal(["Editor0", null, "Editor03", "Editor02", null, "Editor04"], combined.Document.Statements.Select(s => s.Sid));
        Assert.Equal(["Different statements had the same Sid, so that one of them was given another: Editor0 is now Editor03, Editor0 is now Editor04."], combined.Warnings);
        Assert.Empty(PolicyRules.Check(combined.Document, PolicyKind.Identity));
    }

    [Fact]
    public void Empty_sids_are_none()
    {
        var combined = Combine([Policy(Allow("iot:Publish", ""), Allow("iot:Connect", ""))]);

        Assert.Equal(["", ""], combined.Document.Statements.Select(s => s.Sid));
        Assert.Empty(combined.Warnings);
    }

    [Fact]
    public void The_id_is_the_one_that_is_given_or_that_there_is()
    {
        var (a, b, none) = (Policy(Allow("iot:Publish")) with { Id = "a" }, Policy(Allow("iot:Connect")) with { Id = "b" }, Policy(Allow("s3:GetObject")));

        Assert.Equal("c", Combine([a, b], "c").Document.Id);
        Assert.Equal("a", Combine([none, a, a]).Document.Id);
        Assert.Null(Combine([none]).Document.Id);
        Assert.Null(Combine([a, b]).Document.Id);
        Assert.Equal(["The policies have several Ids, so that their combination has none: a, b."], Combine([a, b]).Warnings);
    }

    [Fact]
    public void What_becomes_a_variable_by_the_version_is_told()
    {
        var old = PolicyDocument.Parse("""{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/${aws:username}/*"}]}""");

        var combined = Combine([Policy(Allow("iot:Publish")), old, old with { Version = PolicyDocument.CurrentVersion }]);

        Assert.Equal(2, combined.Document.Statements.Count);
        Assert.StartsWith("Statement 2 is from a policy of version 2008-10-17, in which ${...} is plain text; in version 2012-10-17 it is a variable.", Assert.Single(combined.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_combined_is_a_policy_without_statements() => Assert.Empty(Combine([]).Document.Statements);

    [Fact]
    public void Thousands_of_statements_are_combined()
    {
        var many = Policy([.. Enumerable.Range(0, 3000).Select(i => Allow("iot:Publish", "S" + i.ToString(CultureInfo.InvariantCulture)) with { Resources = [$"arn:aws:iot:*:*:topic/{i.ToString(CultureInfo.InvariantCulture)}/*"] })]);

        Assert.Equal(3000, Combine([many, many]).Document.Statements.Count);
    }

    private static CombinedPolicy Combine(IReadOnlyList<PolicyDocument> documents, string? id = null) => PolicyCombination.Combine(documents, id);

    private static Statement Allow(string action, string? sid = null) => new() { Sid = sid, Effect = Effect.Allow, Actions = [action], Resources = ["*"] };

    private static PolicyDocument Policy(params Statement[] statements) => new() { Statements = statements };

    private static PolicyDocument Policy(string statement) => PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""");
}
