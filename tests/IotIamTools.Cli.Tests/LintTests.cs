namespace IotIamTools.Cli.Tests;

/// <summary><c>iotiam lint</c> tells what IAM would refuse, and what is seldom meant.</summary>
public sealed class LintTests : IDisposable
{
    private const string Good = """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::photos/*"}]}""";
    private const string Broad = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PassRole","s3:GetObjcet"],"Resource":"*"}]}""";

    private readonly Iotiam _iotiam = new();

    public void Dispose() => _iotiam.Dispose();

    [Fact]
    public void A_policy_without_faults_has_no_findings()
    {
        _iotiam.Write("good.json", Good);

        Assert.Equal(new Outcome(0, "", ""), _iotiam.Run("lint good.json --fail-on suggestion"));
        Assert.Equal(0, _iotiam.Run("lint good.json --json").Json.GetArrayLength());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" --fail-on error", 0)]
    [InlineData(" --fail-on security", 1)]
    [InlineData(" --fail-on warning", 1)]
    public void Findings_fail_from_the_level_that_is_asked_for(string options, int code)
    {
        _iotiam.Write("broad.json", Broad);

        var outcome = _iotiam.Run("lint broad.json" + options);

        Assert.True(outcome.Code == code, outcome.ToString());
        Assert.Contains(outcome.Lines, l => l.StartsWith("broad.json: security PassRole", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, l => l.Contains("s3:GetObjcet", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_policy_is_an_error_with_its_place_and_the_others_are_checked()
    {
        _iotiam.Write("broken.json", """{"Version":"2012-10-17","Statement":[{"Effect":"Alow"}]}""");
        _iotiam.Write("refused.json", Good.Replace("\"Read\"", "\"not allowed\"", StringComparison.Ordinal));
        _iotiam.Write("good.json", Good);

        var outcome = _iotiam.Run("lint broken.json refused.json good.json --json");

        Assert.True(outcome.Code == 1, outcome.ToString());
        Assert.Equal(
            ["broken.json error Syntax", "refused.json error Refused"],
            outcome.Json.EnumerateArray().Select(f => $"{f.GetProperty("file")} {f.GetProperty("level")} {f.GetProperty("rule")}"));
        Assert.StartsWith("line 1, column ", outcome.Json[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_kind_is_taken_from_the_policy_or_from_the_option()
    {
        _iotiam.Write("trust.json", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");

        Assert.Equal(0, _iotiam.Run("lint trust.json").Code);
        Assert.Equal(1, _iotiam.Run("lint trust.json --kind identity").Code);
    }

    [Theory]
    [InlineData("lint missing.json", "the policy cannot be read")]
    [InlineData("lint", "Required argument missing")]
    [InlineData("lint x.json --fail-on never", "'never'")]
    [InlineData("lint x.json --kind role", "'role'")]
    public void Wrong_use(string commandLine, string message)
    {
        var outcome = _iotiam.Run(commandLine);

        Assert.True(outcome.Code == 2, outcome.ToString());
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }
}
