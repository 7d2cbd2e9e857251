using System.Text.Json;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Exports;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Tests.Plans;

namespace IotIamTools.Core.Tests.Exports;

/// <summary>What stands in an account is captured whole, and can be made again.</summary>
public class ExportTests
{
    private const string OddText = "Has ${Placeholder}, ${Region}, ${Dollar}, ${MY_PREFIX} and ${aws:username}.";

    private static readonly Dictionary<string, IReadOnlyList<string>> NoValues = [];

    public static TheoryData<string> Blueprints() => RemovalTests.Blueprints();

    [Theory]
    [MemberData(nameof(Blueprints))]
    public async Task A_captured_set_up_is_satisfied_at_once_and_makes_the_same_in_an_empty_account_of_another_number(string blueprint)
    {
        await using var account = await Lifecycle.AccountAsync();
        var setup = FullSetup.Everything.Apply(await FullSetup.ResolveAsync(blueprint, account));
        await Given.InstallAsync(setup, account);
        var selection = CaptureSelection.Of([.. setup.Roles.Select(r => r.Name)], [.. setup.Groups.Select(g => g.Name)]);

        var text = await ExportAsync(account, selection);

        Assert.DoesNotContain(Given.AccountId, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"arn:aws:", text, StringComparison.Ordinal);
        var captured = Blueprint.Parse(text);
        Assert.All((await PlanAsync(captured, account)).Differences, d => Assert.Fail(d.ToString()));

        await using var other = LocalAccount.InMemory(new LocalAccountOptions { AccountId = "210987654321", Partition = "aws" });
        var made = await Given.InstallAsync(await captured.ResolveAsync(NoValues, other, Given.None), other);
        Assert.All(made, r => Assert.Equal(Change.Created, r.Change));
        Assert.True((await PlanAsync(captured, other)).IsSatisfied);
        Assert.Equal(text, await ExportAsync(other, selection));
    }

    [Fact]
    public async Task An_account_with_leftovers_is_captured_by_pattern()
    {
        await using var account = LocalAccount.InMemory(export: await File.ReadAllTextAsync(Leftovers.LeftoverTests.ExportPath));

        var captured = await SetupCapture.CaptureAsync("all", CaptureSelection.Of(["*"], ["jets", "?ead*"]), account, Given.None);

        Assert.Equal(20, captured.Setup.Roles.Count);
        Assert.DoesNotContain(captured.Setup.Roles, r => r.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal));
        Assert.Equal(["Jets", "Readers"], captured.Setup.Groups.Select(g => g.Name));
        Assert.True((await PlanAsync(Blueprint.Parse(SetupExport.Write(captured, ExportFormat.Blueprint)), account)).IsSatisfied);
    }

    [Fact]
    public async Task Roles_and_policies_are_asked_for_several_at_a_time()
    {
        await using var account = new WatchedAccount(LocalAccount.Open(Leftovers.LeftoverTests.ExportPath, new LocalAccountOptions { ReadOnly = true })) { Before = _ => Task.Delay(20) };

        await SetupCapture.CaptureAsync("all", CaptureSelection.Of(["*"]), account, Given.None);

        Assert.Equal(20, account.Calls.Count(c => c.Operation == "GetRole"));
        Assert.InRange(account.MostAtOnce, 2, 8);
    }

    [Fact]
    public async Task An_export_that_was_cut_off_is_told()
    {
        await using var account = LocalAccount.InMemory(export: """{"GroupDetailList":[{"GroupName":"g","Arn":"arn:aws:iam::123456789012:group/g"}],"IsTruncated":true}""");

        Assert.Contains("cut off", Assert.Single((await SetupCapture.CaptureAsync("g", CaptureSelection.Of(groups: ["g"]), account, Given.None)).Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bystander,Nobody", "", "role Nobody is not in the account; nothing was exported")]
    [InlineData("No*", "", "a role or group of such a name is not in the account; nothing was exported")]
    [InlineData("Bystander", "Nogroup", "group Nogroup is not in the account; nothing was exported")]
    public async Task What_is_not_there_is_told(string roles, string groups, string message)
    {
        await using var account = await Lifecycle.AccountAsync();
        var selection = CaptureSelection.Of(roles.Split(',', StringSplitOptions.RemoveEmptyEntries), groups.Split(',', StringSplitOptions.RemoveEmptyEntries));

        var error = await Assert.ThrowsAsync<IamException>(() => SetupCapture.CaptureAsync("x", selection, account, Given.None));

        Assert.Equal((IamErrorCodes.NoSuchEntity, message), (error.Code, error.Message));
    }

    [Fact]
    public async Task A_text_that_looks_like_a_parameter_stays_a_text()
    {
        await using var account = Lifecycle.InMemory();
        await account.CreateRoleAsync(
            new NewRole
            {
                Name = "Odd",
                TrustPolicy = Accounts.Given.Trust,
                Description = OddText,
            },
            Given.None);

        var text = await ExportAsync(account, CaptureSelection.Of(["odd"]));

        var captured = Blueprint.Parse(text);
        Assert.Equal("Dollar", Assert.Single(captured.Parameters).Name);
        await using var other = Lifecycle.InMemory();
        await Given.InstallAsync(await captured.ResolveAsync(NoValues, other, Given.None), other);
        Assert.Equal(OddText, (await other.FindRoleAsync("Odd", Given.None))!.Description);
    }

    [Fact]
    public async Task A_name_that_no_blueprint_can_have_is_refused()
    {
        await using var account = await Lifecycle.AccountAsync();
        var captured = await SetupCapture.CaptureAsync("My set-up", CaptureSelection.Of(["Bystander"]), account, Given.None);

        Assert.Contains("'My set-up' is no blueprint name", Assert.Throws<BlueprintFormatException>(() => SetupExport.Write(captured, ExportFormat.Blueprint)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_CloudFormation_template_has_all_resources_and_none_of_the_account_in_its_ARNs()
    {
        await using var account = await EdgeAsync();

        var text = await ExportAsync(account, EdgeSelection, ExportFormat.CloudFormation);

        using var json = JsonDocument.Parse(text);
        Assert.Equal(
            ["EdgeBoundaryPolicy AWS::IAM::ManagedPolicy", "EdgeDataPolicy AWS::IAM::ManagedPolicy", "EdgeBuildRole AWS::IAM::Role", "EdgeGatewayRole AWS::IAM::Role", "EdgeOperatorsGroup AWS::IAM::Group", "EdgeOperatorsUsers AWS::IAM::UserToGroupAddition"],
            json.RootElement.GetProperty("Resources").EnumerateObject().Select(r => $"{r.Name} {r.Value.GetProperty("Type")}"));
        Assert.DoesNotContain(Given.AccountId, text, StringComparison.Ordinal);
        Assert.DoesNotContain("arn:aws:", text, StringComparison.Ordinal);
        Assert.Contains("\"Fn::Sub\": \"arn:${AWS::Partition}:iot:*:${AWS::AccountId}:topic/${!iot:Connection.Thing.ThingName}/*\"", text, StringComparison.Ordinal);
        Assert.Equal("{\"Ref\":\"EdgeBoundaryPolicy\"}", Compact(json.RootElement.GetProperty("Resources").GetProperty("EdgeGatewayRole").GetProperty("Properties").GetProperty("PermissionsBoundary")));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);

        static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
    }

    [Fact]
    public async Task Terraform_configuration_imports_every_resource_that_it_has()
    {
        await using var account = await EdgeAsync();

        var text = await ExportAsync(account, EdgeSelection, ExportFormat.Terraform);

        var resources = text.Split('\n').Where(l => l.StartsWith("resource ", StringComparison.Ordinal)).Select(l => l.Split('"')).Select(l => $"{l[1]}.{l[3]}").ToList();
        var imports = text.Split('\n').Where(l => l.StartsWith("  to = ", StringComparison.Ordinal)).Select(l => l["  to = ".Length..]).ToList();
        Assert.Equal(resources, imports);
        Assert.Equal(14, resources.Count);
        Assert.Contains("permissions_boundary = aws_iam_policy.EdgeBoundary.arn", text, StringComparison.Ordinal);
        Assert.Contains("topic/$${iot:Connection.Thing.ThingName}/*", text, StringComparison.Ordinal);
        Assert.Contains("\"Lets gateways act: \\\"quoted\\\", 50 % {done}, and a\\\\backslash.\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("${a} %{b} $ % {c}", "\"$${a} %%{b} $ % {c}\"")]
    [InlineData("a\"b\\c\nd\te", "\"a\\\"b\\\\c\\nd\\te\"")]
    [InlineData("\u0001", "\"\\u0001\"")]
    public void Texts_are_quoted_as_Terraform_reads_them(string value, string quoted) => Assert.Equal(quoted, HclWriter.Quote(value));

    [Fact]
    public void Identifiers_are_valid_and_no_two_the_same()
    {
        var names = new UniqueNames(c => char.IsAsciiLetterOrDigit(c) ? c : null);

        Assert.Equal(["EdgeRole", "EdgeRole2", "edgerole3", "Iam9Role", "Role", "ServiceRole"], new[] { "Edge", "Edge-Role", "edge.role", "9", "@", "ServiceRole" }.Select(n => names.For(n, "Role")));
    }

    private static CaptureSelection EdgeSelection => CaptureSelection.Of(["Edge*"], ["Edge*"]);

    private static async Task<LocalAccount> EdgeAsync()
    {
        var account = await Lifecycle.AccountAsync();
        await Given.InstallAsync(await FullSetup.ResolveAsync(FullSetup.Own, account), account);
        return account;
    }

    private static async Task<string> ExportAsync(IIamAccount account, CaptureSelection selection, ExportFormat format = ExportFormat.Blueprint) =>
        SetupExport.Write(await SetupCapture.CaptureAsync("captured", selection, account, Given.None), format);

    private static async Task<Plan> PlanAsync(Blueprint blueprint, IIamAccount account) =>
        await Planner.PlanAsync(await blueprint.ResolveAsync(NoValues, account, Given.None), account, Given.None);
}
