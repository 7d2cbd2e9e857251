using System.Text.Json;

namespace IotIamTools.Cli.Tests;

/// <summary><c>iotiam check</c>: whether principals have the permissions of a set.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Account = """
        {"UserDetailList":[
        {"Path":"/","UserName":"ann","UserId":"AIDAAAAAAAAAAAAAAAAAA","Arn":"arn:aws:iam::123456789012:user/ann","CreateDate":"2026-01-01T00:00:00+00:00","GroupList":[],"AttachedManagedPolicies":[],
        "UserPolicyList":[{"PolicyName":"all","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]},
        {"Path":"/","UserName":"ben","UserId":"AIDAAAAAAAAAAAAAAAAAB","Arn":"arn:aws:iam::123456789012:user/ben","CreateDate":"2026-01-01T00:00:00+00:00","GroupList":[],"AttachedManagedPolicies":[],
        "UserPolicyList":[{"PolicyName":"pumps","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"arn:aws:iot:*:*:thing/pump*"}]}}]}],
        "GroupDetailList":[],"RoleDetailList":[],"Policies":[]}
        """;

    private readonly Iotiam _iotiam = new();

    public CheckTests() => _iotiam.Write("account.json", Account);

    [Fact]
    public void Who_has_all_passes()
    {
        var outcome = _iotiam.Run("check greengrass-user ann --account account.json");
        Assert.Equal(0, outcome.Code);
        Assert.Equal("ann: passed, 34 of 34 permissions of greengrass-user\n", outcome.Output);
        Assert.Contains("Greengrass V1", outcome.Error);
    }

    [Fact]
    public void Who_lacks_some_does_not_and_is_told_which()
    {
        var outcome = _iotiam.Run("check greengrass-user --all-users --account account.json");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("ben: NOT passed, 0 of 34", outcome.Output);
        Assert.Contains("  missing: s3:REST.GET.OBJECT (s3:GetObject)\n", outcome.Output);
    }

    [Fact]
    public void A_set_of_ones_own_is_a_file_with_its_warnings()
    {
        _iotiam.Write("own.json", """
            {"name":"own","permissions":[{"action":"iot:DescribeThing","resources":["arn:aws:iot:*:*:thing/${Site}*"]}],"notes":[{"kind":"Security","text":"Mind."}],
             "parameters":{"Site":{"description":"d","default":"*"}}}
            """);
        var outcome = _iotiam.Run("check own.json ben --set Site=pump --account account.json");
        Assert.Equal(0, outcome.Code);
        Assert.Equal("ben: passed, 1 of 1 permissions of own\n", outcome.Output);
        Assert.Contains("warning: Mind.", outcome.Error);
        Assert.Equal(1, _iotiam.Run("check own.json ben --account account.json").Code);
    }

    [Fact]
    public void Resources_and_actions_narrow_the_check()
    {
        Assert.Equal(0, _iotiam.Run("check greengrass-user ben --account account.json --action iot:DescribeThing --resource arn:aws:iot:eu-west-1:123456789012:thing/pump7").Code);
        Assert.Equal(1, _iotiam.Run("check greengrass-user ben --account account.json --action iot:DescribeThing --resource arn:aws:iot:eu-west-1:123456789012:thing/door").Code);
    }

    [Fact]
    public void Programs_read_json()
    {
        var outcome = _iotiam.Run("check jets-deploy ben nobody --set JetsVersion=6 --set Feature=sqs,sns --account account.json --detailed --json");
        Assert.Equal(1, outcome.Code);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal("ImplicitlyDenied", json.RootElement[0].GetProperty("permissions")[0].GetProperty("decision").GetString());
        Assert.Contains("nobody", json.RootElement[1].GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("check greengras-user ann --account account.json", "did you mean 'greengrass-user'")]
    [InlineData("check greengrass-user --account account.json", "--all-users")]
    [InlineData("check greengrass-user ann --all-users --account account.json", "--all-users")]
    [InlineData("check jets-deploy ann --set JetsVersio=5 --account account.json", "did you mean 'JetsVersion'")]
    [InlineData("check greengrass-user ann --action iot:DescribeThin --account account.json", "did you mean")]
    [InlineData("check missing.json ann --account account.json", "cannot be read")]
    public void Wrong_use_is_told(string commandLine, string problem)
    {
        var outcome = _iotiam.Run(commandLine);
        Assert.Equal(2, outcome.Code);
        Assert.Contains(problem, outcome.Error);
        Assert.Equal("", outcome.Output);
    }

    [Fact]
    public void An_export_that_was_cut_off_is_told()
    {
        _iotiam.Write("cut.json", Account.Replace("\"Policies\":[]", "\"Policies\":[],\"IsTruncated\":true", StringComparison.Ordinal));
        Assert.Contains("warning: The account file is an export that was cut off", _iotiam.Run("check greengrass-user ann --account cut.json").Error);
    }

    [Fact]
    public void A_user_whose_ARN_is_none_is_told_with_its_place()
    {
        _iotiam.Write("wrong.json", Account.Replace("arn:aws:iam::123456789012:user/ben", "ben", StringComparison.Ordinal));
        var outcome = _iotiam.Run("check greengrass-user --all-users --account wrong.json");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("line 4, column ", outcome.Error);
        Assert.Contains("at $.UserDetailList[1].Arn: this is 'ben'", outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
    }

    public void Dispose() => _iotiam.Dispose();
}
