using IotIamTools.Core.Json;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Lint;

/// <summary>The whole check of a policy, which the command line and the cmdlets share.</summary>
public class PolicyCheckTests
{
    private const string Assume = """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"greengrass.amazonaws.com"}}""";
    private const string Read = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::flows/*"}""";
    private const string Shared = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::flows/*","Principal":{"AWS":"123456789012"}}""";

    [Theory]
    [InlineData(Read, PolicyKind.Identity)]
    [InlineData(Assume, PolicyKind.Trust)]
    [InlineData(Shared, PolicyKind.Resource)]
    [InlineData(Assume + "," + Shared, PolicyKind.Resource)]
    [InlineData(Read + "," + Shared, PolicyKind.Resource)]
    [InlineData("""{"Effect":"Deny","Action":"STS:TagSession","NotPrincipal":{"AWS":"123456789012"}}""", PolicyKind.Trust)]
    [InlineData("""{"Effect":"Deny","NotAction":"iam:*","NotPrincipal":{"AWS":"123456789012"},"NotResource":"arn:aws:s3:::b"}""", PolicyKind.Resource)]
    [InlineData("", PolicyKind.Identity)]
    public void The_kind_is_guessed_from_the_statements(string statements, PolicyKind kind) =>
        Assert.Equal(kind, PolicyCheck.KindOf(PolicyDocument.Parse(Policy(statements))));

    [Fact]
    public void A_text_that_is_no_policy_is_a_finding_with_its_place()
    {
        var report = PolicyCheck.Run("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [{ \"Effect\": \"Alow\", \"Action\": \"*\" }]\n}");

        Assert.Null(report.Kind);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(new TextPosition(3, 29), finding.Position);
        Assert.Equal("Error Syntax: line 3, column 29: the effect 'Alow' is neither \"Allow\" nor \"Deny\"", finding.ToString());
    }

    [Theory]
    [InlineData("é", null, null)]
    [InlineData("→", null, "Error Refused: line 1, column 42: IAM takes no character above U+00FF such as '→'; write \\u2192")]
    [InlineData("\\u2192", null, null)]
    [InlineData("a😀", null, "Error Refused: line 1, column 43: IAM takes no character above U+00FF such as '😀'; write \\uD83D\\uDE00")]
    [InlineData("→", PolicyKind.Resource, null)]
    public void Characters_that_the_api_does_not_take_are_refused(string topic, PolicyKind? kind, string? expected)
    {
        var text = $$"""{"Statement":{"Resource":"arn:aws:iot::::{{topic}}","Effect":"Allow","Action":"iot:Publish"},"Version":"2012-10-17"}""";

        Assert.Equal(expected, PolicyCheck.Run(text, kind).Findings.Where(f => f.Rule == "Refused" && f.Position is not null).Select(f => f.ToString()).SingleOrDefault());
        Assert.Equal(PolicyCheck.Run(text, kind).Findings, PolicyCheck.Run("\uFEFF" + text, kind).Findings);
    }

    [Fact]
    public void What_iam_refuses_and_what_is_seldom_meant_name_the_statement()
    {
        var report = PolicyCheck.Run(Policy(Read + """,{"Effect":"Allow","Action":"s3:GetObjcet"}"""));

        Assert.Equal(PolicyKind.Identity, report.Kind);
        Assert.Equal(
            [
                (FindingLevel.Error, "Refused", 2, "statement 2: it has neither Resource nor NotResource"),
                (FindingLevel.Warning, "UnknownAction", 2, "statement 2: there is no action 's3:GetObjcet'; did you mean 's3:GetObject'?"),
            ],
            report.Findings.Select(f => (f.Level, f.Rule, f.Statement!.Value, f.Message)));
    }

    [Fact]
    public void What_is_wrong_with_the_whole_has_no_statement() =>
        Assert.Equal([("Refused", null)], PolicyCheck.Run(Policy("")).Findings.Select(f => (f.Rule, f.Statement)));

    [Fact]
    public void The_kind_that_is_asked_for_counts()
    {
        Assert.True(PolicyCheck.Run(Policy(Assume)).Passes(FindingLevel.Error));
        var report = PolicyCheck.Run(Policy(Assume), PolicyKind.Identity);
        Assert.Equal(PolicyKind.Identity, report.Kind);
        Assert.False(report.Passes(FindingLevel.Error));
        Assert.Equal(2, report.Count(FindingLevel.Error));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::flows/*"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"iot:*","Resource":"arn:aws:iot:*:*:topic/a"}""", FindingLevel.Suggestion)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObjcet","Resource":"*"}""", FindingLevel.Warning)]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}""", FindingLevel.Security)]
    [InlineData("""{"Effect":"Allow","Action":"s3:GetObject"}""", FindingLevel.Error)]
    public void It_fails_from_the_level_on_that_is_asked_for(string statement, FindingLevel? worst)
    {
        var report = PolicyCheck.Run(Policy(statement));

        Assert.All(Enum.GetValues<FindingLevel>(), level => Assert.Equal(worst is null || worst < level, report.Passes(level)));
    }

    private static string Policy(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";
}
