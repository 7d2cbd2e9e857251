namespace IotIamTools.Cli.Tests;

/// <summary>Wrong use is exit code 2, one clear line on standard error, nothing on standard output, and nothing written.</summary>
public sealed class UseTests : IDisposable
{
    private readonly Iotiam _iotiam = new();

    public void Dispose() => _iotiam.Dispose();

    [Theory]
    [InlineData("apply deeplense --account a.json", "there is no built-in blueprint 'deeplense' (there are deeplens, greengrass-service, greengrass-v2, jets-deploy, things-graph); did you mean 'deeplens'?")]
    [InlineData("apply deeplens --acount a.json", "--acount")]
    [InlineData("apply", "Required argument missing for command: 'apply'")]
    [InlineData("aply deeplens", "'aply'")]
    [InlineData("apply deeplens --account a.json --set Kimd=Lambda", "Kimd: no such parameter; did you mean 'Kind'?")]
    [InlineData("apply deeplens --account a.json --set Kind=Lamda", "Kind: 'Lamda' is not one of Service, Lambda, Greengrass, GreengrassGroup, SageMaker; did you mean 'Lambda'?")]
    [InlineData("apply deeplens --account a.json --set Kind", "--set 'Kind': write NAME=VALUE")]
    [InlineData("apply deeplens --account a.json --set SourceConditions=yes", "SourceConditions: it takes true or false, not 'yes'")]
    [InlineData("apply things-graph --account a.json --set RoleName=a --set RoleName=b", "RoleName: it takes one value, and 2 were given")]
    [InlineData("apply deeplens --account a.json --tag aws:x=y", "Tag keys starting with 'aws:' are reserved for system use: aws:x")]
    [InlineData("apply deeplens --account a.json --permissions-boundary nothing", "'nothing' is neither the ARN of a managed policy nor the name")]
    [InlineData("apply deeplens --account a.json --account-id 12", "'12' is no account id; write its twelve digits")]
    [InlineData("apply deeplens --account a.json --profile p", "--account names a file; it does not go with --profile or --endpoint-url")]
    [InlineData("apply deeplens --endpoint-url nowhere", "--endpoint-url 'nowhere': write an address such as https://iam.example.com")]
    [InlineData("apply deeplens --endpoint-url ftp://127.0.0.1", "--endpoint-url 'ftp://127.0.0.1': write an address such as https://iam.example.com")]
    [InlineData("apply deeplens --account-id 123456789012", "--account-id goes with --account")]
    [InlineData("apply missing.json --account a.json", "the blueprint file cannot be read")]
    [InlineData("blueprints deep-lens", "did you mean 'deeplens'?")]
    public void Wrong_use(string commandLine, string message)
    {
        var outcome = _iotiam.Run(commandLine);

        Assert.True(outcome.Code == 2, outcome.ToString());
        Assert.Equal("", outcome.Output);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("iotiam: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_iotiam.PathOf("a.json")));
    }

    [Theory]
    [InlineData("no account")]
    [InlineData("{ \"RoleDetailList\": 5 }")]
    [InlineData("{ \"RoleDetailList\": [ { \"RoleName\": \"r\" }")]
    public void A_malformed_account_file_is_left_as_it_is(string text)
    {
        _iotiam.Write("bad.json", text);

        foreach (var command in new[] { "apply", "plan", "verify" })
        {
            var outcome = _iotiam.Run($"{command} deeplens --account bad.json");
            Assert.True(outcome.Code == 2, outcome.ToString());
            Assert.Equal("", outcome.Output);
            Assert.Contains("bad.json", outcome.Error, StringComparison.Ordinal);
            Assert.Equal(text, _iotiam.Read("bad.json"));
        }
    }

    [Fact]
    public void Without_credentials_it_says_which_were_looked_for()
    {
        var outcome = _iotiam.Run("verify deeplens --region eu-west-1");

        Assert.True(outcome.Code == 1, outcome.ToString());
        Assert.Contains("(CredentialsNotFound)", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_that_is_not_there_is_said_with_its_address()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();

        var outcome = _iotiam.Run($"verify deeplens --region eu-west-1 --endpoint-url {url}", ("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "not-to-be-shown"));

        Assert.True(outcome.Code == 1, outcome.ToString());
        Assert.Equal("", outcome.Output);
        Assert.Contains(url, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("(EndpointUnreachable)", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not-to-be-shown", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_foresaw_is_one_line_and_a_trace_only_for_who_asks()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var outcome = _iotiam.RunOntoFullDisk("blueprints");
        Assert.Equal(1, outcome.Code);
        Assert.Matches(@"^iotiam: unexpected error: [^\n]+ \(IOException\); set IOTIAM_TRACE=1 to see where it comes from\n$", outcome.Error);

        var traced = _iotiam.RunOntoFullDisk("blueprints", ("IOTIAM_TRACE", "1"));
        Assert.Equal(1, traced.Code);
        Assert.Contains("   at ", traced.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_blueprints_are_listed_and_shown()
    {
        var list = _iotiam.Run("blueprints");
        Assert.Equal(0, list.Code);
        Assert.Equal(["deeplens", "greengrass-service", "greengrass-v2", "jets-deploy", "things-graph"], list.Lines.Select(l => l.Split(' ')[0]));
        Assert.Equal(list.Lines.Count, _iotiam.Run("blueprints --json").Json.GetArrayLength());

        var one = _iotiam.Run("blueprints jets-deploy");
        Assert.Contains("  --set JetsVersion=...  (text, default 5)\n", one.Output, StringComparison.Ordinal);
        Assert.Contains("      one of: 1, 2, 3, 4, 5, 6, 6-ci, 6-runner\n", one.Output, StringComparison.Ordinal);
        Assert.Equal("jets-deploy", _iotiam.Run("blueprints jets-deploy --json").Json.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("apply --help")]
    [InlineData("--version")]
    public void Help_is_no_error(string commandLine)
    {
        var outcome = _iotiam.Run(commandLine);

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.NotEqual("", outcome.Output);
    }
}
