using System.Text.Json;

namespace IotIamTools.Cli.Tests;

/// <summary>apply, plan and verify on an account file.</summary>
public sealed class SetupTests : IDisposable
{
    private static readonly string[] DeepLens =
        ["AWSDeepLensServiceRole", "AWSDeepLensLambdaRole", "AWSDeepLensGreengrassRole", "AWSDeepLensGreengrassGroupRole", "AWSDeepLensSagemakerRole"];

    private readonly Iotiam _iotiam = new();

    public void Dispose() => _iotiam.Dispose();

    [Fact]
    public void The_first_command_of_the_README_works_where_nothing_is_yet()
    {
        const string Start = "dotnet run --project src/IotIamTools.Cli -- apply ";
        var line = Assert.Single(File.ReadLines(Path.Combine(Iotiam.RepositoryRoot, "README.md")), l => l.StartsWith(Start, StringComparison.Ordinal));
        var command = line[line.IndexOf("apply ", StringComparison.Ordinal)..];

        var outcome = _iotiam.Run(command);

        Assert.True(outcome.Code == 0, outcome.ToString());
        Assert.All(command.Split(" --")[0].Split(' ').Skip(1), blueprint => Assert.Equal($"{blueprint}: passed\n", _iotiam.Run($"verify {blueprint} {command[command.IndexOf("--", StringComparison.Ordinal)..]}").Output));
    }

    [Fact]
    public void Apply_twice_then_verify_then_drift_then_force()
    {
        var first = _iotiam.Run("apply deeplens --account new.json");
        Assert.True(first.Code == 0, first.ToString());
        Assert.Equal(DeepLens.Select(r => $"Created   role {r}"), first.Lines.Where(l => l.StartsWith("Created", StringComparison.Ordinal)).Select(l => l[..l.IndexOf(" arn:", StringComparison.Ordinal)].TrimEnd()));
        Assert.All(DeepLens, r => Assert.Contains($"arn:aws:iam::123456789012:role/service-role/{r}\n", first.Output, StringComparison.Ordinal));
        Assert.Contains("warning: AWS DeepLens has ended", first.Error, StringComparison.Ordinal);
        Assert.Contains("warning: AWSLambdaFullAccess was retired", first.Error, StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(_iotiam.PathOf("new.json"));

        var second = _iotiam.Run("apply deeplens --account new.json");
        Assert.True(second.Code == 0, second.ToString());
        Assert.Equal(5, second.Lines.Count(l => l.StartsWith("Unchanged role ", StringComparison.Ordinal)));
        Assert.Equal(5, second.Lines.Count);
        Assert.Equal(bytes, File.ReadAllBytes(_iotiam.PathOf("new.json")));

        var verified = _iotiam.Run("verify deeplens --account new.json");
        Assert.Equal((0, "deeplens: passed\n"), (verified.Code, verified.Output));

        // As a person would with an editor.
        var text = _iotiam.Read("new.json");
        const string Trust = "\"Service\": \"lambda.amazonaws.com\"";
        Assert.Equal(2, text.Split(Trust).Length);
        var edited = text.Replace(Trust, "\"Service\": \"ec2.amazonaws.com\"", StringComparison.Ordinal);
        _iotiam.Write("new.json", edited);

        var drifted = _iotiam.Run("verify deeplens --account new.json");
        Assert.Equal(1, drifted.Code);
        Assert.Equal("deeplens: NOT passed", drifted.Lines[0]);
        var line = Assert.Single(drifted.Lines.Skip(1));
        Assert.StartsWith("  differs: role AWSDeepLensLambdaRole: the trust policy is another (required: ", line, StringComparison.Ordinal);
        Assert.Contains("lambda.amazonaws.com", line, StringComparison.Ordinal);
        Assert.Contains("instead: ", line, StringComparison.Ordinal);
        Assert.Contains("ec2.amazonaws.com", line, StringComparison.Ordinal);

        var refused = _iotiam.Run("apply deeplens --account new.json");
        Assert.Equal(1, refused.Code);
        Assert.Contains("Drifted   role AWSDeepLensLambdaRole", refused.Output, StringComparison.Ordinal);
        Assert.Contains("error: role AWSDeepLensLambdaRole exists and differs: the trust policy is another", refused.Error, StringComparison.Ordinal);
        Assert.Equal(edited, _iotiam.Read("new.json"));

        var plan = _iotiam.Run("plan deeplens --account new.json");
        Assert.Contains("left as it is, since it differs (--force overwrites): role AWSDeepLensLambdaRole", plan.Output, StringComparison.Ordinal);
        var forced = _iotiam.Run("plan deeplens --force --account new.json");
        Assert.Equal("deeplens: 1 step", forced.Lines[0]);
        Assert.Equal("  role AWSDeepLensLambdaRole: replace the trust policy", forced.Lines[1]);
        Assert.Equal(edited, _iotiam.Read("new.json"));

        var mended = _iotiam.Run("apply deeplens --force --account new.json");
        Assert.Equal(0, mended.Code);
        Assert.Equal(text, _iotiam.Read("new.json"));
    }

    [Fact]
    public void A_plan_makes_nothing_not_even_the_file()
    {
        var plan = _iotiam.Run("plan deeplens --account new.json");

        Assert.Equal(0, plan.Code);
        Assert.Equal("deeplens: 11 steps", plan.Lines[0]);
        Assert.Equal("  role AWSDeepLensServiceRole: create the role in path /service-role/, trusted by deeplens.amazonaws.com", plan.Lines[1]);
        Assert.Equal("  role AWSDeepLensServiceRole: attach managed policy AWSDeepLensServiceRolePolicy", plan.Lines[2]);
        Assert.False(File.Exists(_iotiam.PathOf("new.json")));
    }

    [Fact]
    public void All_five_blueprints_in_one_command()
    {
        const string All = "things-graph greengrass-service deeplens jets-deploy greengrass-v2 --account all.json --account-id 210987654321 --region eu-west-1";
        var applied = _iotiam.Run($"apply {All} --set UserName=ann,bob --set CreateUser=true --set S3Bucket=photos --tag Project=line --json");

        Assert.True(applied.Code == 0, applied.ToString());
        var results = applied.Json.EnumerateArray().ToList();
        Assert.Equal(10, results.Count);
        Assert.All(results, r => Assert.Equal("Created", r.GetProperty("change").GetString()));
        Assert.All(results, r => Assert.StartsWith("arn:aws:iam::210987654321:", r.GetProperty("arn").GetString(), StringComparison.Ordinal));
        var account = JsonDocument.Parse(_iotiam.Read("all.json")).RootElement;
        Assert.Equal(8, account.GetProperty("RoleDetailList").GetArrayLength());
        Assert.Equal(2, account.GetProperty("UserDetailList").GetArrayLength());
        Assert.Equal("Jets", account.GetProperty("GroupDetailList")[0].GetProperty("GroupName").GetString());
        Assert.Equal("GreengrassV2TokenExchangeRoleAccess", account.GetProperty("Policies").EnumerateArray().Single(p => p.GetProperty("Arn").GetString()!.Contains("210987654321", StringComparison.Ordinal)).GetProperty("PolicyName").GetString());

        var verified = _iotiam.Run($"verify {All} --set UserName=ann,bob --set S3Bucket=photos --tag Project=line --json");
        Assert.True(verified.Code == 0, verified.ToString());
        Assert.All(verified.Json.EnumerateArray(), v => Assert.True(v.GetProperty("passed").GetBoolean()));
        Assert.Equal(
            ["things-graph", "greengrass-service", "deeplens", "jets-deploy", "greengrass-v2"], verified.Json.EnumerateArray().Select(v => v.GetProperty("blueprint").GetString()));

        // The other S3 access is not there, and what is there instead is told, not failed.
        var other = _iotiam.Run("verify greengrass-service --account all.json --region eu-west-1");
        Assert.Equal(1, other.Code);
        Assert.Contains("differs: role Greengrass_ServiceRole: managed policy AmazonS3FullAccess is not attached", other.Output, StringComparison.Ordinal);
        Assert.Contains("also there: role Greengrass_ServiceRole: inline policy GreengrassS3Access is there too", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_does_not_verify()
    {
        _iotiam.Run("apply things-graph --account a.json");

        var verify = _iotiam.Run("verify deeplens --account a.json");
        Assert.Equal(1, verify.Code);
        Assert.Equal(5, verify.Lines.Count(l => l.EndsWith(": it does not exist", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_blueprint_that_cannot_be_made_keeps_no_other_from_being_made()
    {
        var outcome = _iotiam.Run("apply things-graph jets-deploy greengrass-v2 --account a.json --set UserName=nobody");

        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("Created   role ThingsGraphFlowRole ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Created   role GreengrassV2TokenExchangeRole ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("error: jets-deploy: user nobody does not exist; check the name, or have the user made with CreateUser\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify deeplens")]
    [InlineData("remove deeplens --yes")]
    [InlineData("export --role x")]
    [InlineData("check greengrass-user ann")]
    public void A_mistyped_account_file_is_no_empty_account(string command)
    {
        var outcome = _iotiam.Run($"{command} --account typo.json");

        Assert.Equal(2, outcome.Code);
        Assert.Equal("", outcome.Output);
        Assert.Contains("typo.json", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_iotiam.PathOf("typo.json")));
    }

    [Fact]
    public void What_iam_would_refuse_in_a_later_blueprint_stops_the_first_too()
    {
        var outcome = _iotiam.Run("apply things-graph jets-deploy --account a.json --set GroupName=a/b");

        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.EndsWith("iotiam: group a/b: The specified value for groupName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-\n", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_iotiam.PathOf("a.json")));
    }

    [Fact]
    public void Json_of_a_plan_and_of_a_drift_is_for_programs()
    {
        var plan = _iotiam.Run("plan greengrass-v2 --account a.json --json").Json[0];
        Assert.Equal("greengrass-v2", plan.GetProperty("blueprint").GetString());
        Assert.False(plan.GetProperty("isSatisfied").GetBoolean());
        Assert.Equal(["CreatePolicy", "CreateRole", "AttachRolePolicy"], plan.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("operation").GetString()));
        Assert.Equal("Information", plan.GetProperty("notes")[0].GetProperty("kind").GetString());

        Assert.Equal(0, _iotiam.Run("apply greengrass-v2 --account a.json").Code);
        _iotiam.Write("a.json", _iotiam.Read("a.json").Replace("\"s3:GetBucketLocation\"", "\"s3:*\"", StringComparison.Ordinal));
        var drift = _iotiam.Run("verify greengrass-v2 --account a.json --json");
        Assert.Equal(1, drift.Code);
        var difference = Assert.Single(drift.Json[0].GetProperty("differences").EnumerateArray());
        Assert.Equal(
            ("policy GreengrassV2TokenExchangeRoleAccess", "PolicyDocument", "Different", "put a new version in force"),
            (difference.GetProperty("entity").GetString(), difference.GetProperty("part").GetString(), difference.GetProperty("kind").GetString(), difference.GetProperty("repair").GetString()));
    }

    [Fact]
    public void A_users_own_blueprint_is_taken_and_its_mistakes_are_named()
    {
        _iotiam.Write("edge.json", """
            {
              "name": "edge", "title": "Edge",
              "parameters": { "Line": { "description": "Which line.", "required": true } },
              "groups": [{ "name": "Edge-${Line}" }]
            }
            """);
        Assert.Contains("Created   group Edge-7", _iotiam.Run("apply edge.json --set Line=7 --account a.json").Output, StringComparison.Ordinal);
        Assert.Equal((2, "iotiam: Line: a value is required: Which line.\n"), Said(_iotiam.Run("apply edge.json --account a.json")));

        _iotiam.Write("edge.json", _iotiam.Read("edge.json").Replace("${Line}", "${Lime}", StringComparison.Ordinal));
        var (code, error) = Said(_iotiam.Run("apply edge.json --account a.json"));
        Assert.Equal(2, code);
        Assert.Contains("edge.json", error, StringComparison.Ordinal);
        Assert.Contains("line 4, column 24", error, StringComparison.Ordinal);
        Assert.Contains("$.groups[0].name", error, StringComparison.Ordinal);
        Assert.Contains("there is no parameter 'Lime'; did you mean 'Line'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_at_once_lose_nothing()
    {
        var names = Enumerable.Range(0, 4).Select(i => $"GreengrassRole{i}").ToList();

        var outcomes = await Task.WhenAll(names.Select(n => _iotiam.RunAsync($"apply greengrass-service --set RoleName={n} --account shared.json")).Append(_iotiam.RunAsync("apply deeplens --account shared.json")));

        Assert.All(outcomes, o => Assert.True(o.Code == 0, o.ToString()));
        var account = JsonDocument.Parse(_iotiam.Read("shared.json")).RootElement;
        Assert.Equal(
            DeepLens.Concat(names).Order(StringComparer.Ordinal),
            account.GetProperty("RoleDetailList").EnumerateArray().Select(r => r.GetProperty("RoleName").GetString()).Order(StringComparer.Ordinal));
        Assert.All(
            account.GetProperty("RoleDetailList").EnumerateArray(), r => Assert.InRange(r.GetProperty("AttachedManagedPolicies").GetArrayLength(), 1, 2));
    }

    private static (int Code, string Error) Said(Outcome outcome) => (outcome.Code, outcome.Error);
}
