using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Leftovers;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Tests.Plans;

namespace IotIamTools.Core.Tests.Leftovers;

/// <summary>An account with leftovers of every kind, and with what looks like them and is none.</summary>
public class LeftoverTests
{
    /// <summary>All that is to be found, and nothing else: rule, certainty, name, since.</summary>
    private static readonly string[] Expected =
    [
        "EndedService Certain role AWSDeepLensServiceRole 2024-01-31",
        "EndedService Certain role AWSServiceRoleForAWSPanorama 2026-05-31",
        "EndedService Certain role PanoramaApplianceRole 2026-05-31",
        "EndedService Certain role ThingsGraphFlowRole 2022-08-30",
        "EndedService Likely role AWSDeepLensGreengrassGroupRole 2026-10-07",
        "EndedService Likely role AWSDeepLensGreengrassRole 2026-10-07",
        "EndedService Likely role EventsAndGraphRole 2026-05-20",
        "EndedService Likely role FactoryGroupRole 2026-10-07",
        "EndedService Possible role Greengrass_ServiceRole 2026-10-07",
        "RetiredPolicy Certain role AWSDeepLensLambdaRole 2021-03-01",
        "RetiredPolicy Certain role ConfigRecorder 2022-07-05",
        "RetiredPolicy Certain group Jets 2022-07-05",
        "RetiredPolicy Certain user erin 2021-03-01",
        "JetsBaseline Certain group Jets 2019-03-01",
        "JetsBaseline Certain group PlatformDeploy 2021-07-01",
        "JetsBaseline Certain user ann 2020-01-01",
        "JetsBaseline Certain user bob 2020-01-01",
        "JetsBaseline Certain user carol 2020-01-01",
        "JetsBaseline Likely group ShopDeploy 2019-03-01",
        "JetsBaseline Possible group IdentityAdmins 2021-07-01",
        "JetsBaseline Possible user dave 2026-11-01",
        "UnusedDeployUser Possible user bob 2026-01-15",
        "UnusedDeployUser Possible user robot 2020-01-01",
        "MissingSourceCondition Certain role AWSDeepLensGreengrassGroupRole 2019-05-02",
        "MissingSourceCondition Certain role AWSDeepLensGreengrassRole 2019-05-02",
        "MissingSourceCondition Certain role Greengrass_ServiceRole 2019-05-02",
        "MissingSourceCondition Certain role LooseEdgeRole 2019-05-02",
        "MissingSourceCondition Certain role MixedEdgeRole 2019-05-02",
        "MissingSourceCondition Likely role GreengrassV2TokenExchangeRole 2019-05-02",
    ];

    internal static string ExportPath => Path.Combine(AppContext.BaseDirectory, "Leftovers", "Data", "leftovers.json");

    [Fact]
    public async Task All_leftovers_are_found_and_nothing_else() => Assert.Equal(
        Expected,
        (await FindAsync(new LeftoverOptions())).Select(f => $"{f.Rule} {f.Certainty} {f.Entity} {f.Since:yyyy-MM-dd}"));

    [Fact]
    public async Task Every_finding_says_why_and_names_an_entity_of_the_account() => Assert.All(await FindAsync(new LeftoverOptions()), f =>
    {
        Assert.EndsWith(".", f.Why, StringComparison.Ordinal);
        Assert.InRange(f.Why.Length, 30, 140);
        Assert.EndsWith(f.Entity.Name, f.Arn, StringComparison.Ordinal);
        Assert.Equal(("aws", "123456789012", null), (f.Remediation.Entity.Partition, f.Remediation.Entity.AccountId, f.Remediation.Entity.Problem));
    });

    [Theory]
    [InlineData(Certainty.Certain, 18)]
    [InlineData(Certainty.Likely, 24)]
    public async Task A_least_certainty_leaves_the_less_certain_out(Certainty least, int count)
    {
        var found = await FindAsync(new LeftoverOptions { MinimumCertainty = least });

        Assert.Equal(count, found.Count);
        Assert.All(found, f => Assert.True(f.Certainty >= least));
    }

    [Fact]
    public async Task Rules_that_are_not_asked_for_find_nothing() =>
        Assert.Equal([LeftoverRule.RetiredPolicy], (await FindAsync(new LeftoverOptions { Rules = [LeftoverRule.RetiredPolicy] })).Select(f => f.Rule).Distinct());

    [Theory]
    [InlineData(10, "bob, dave, heidi, robot")]
    [InlineData(90, "bob, robot")]
    [InlineData(400, "robot")]
    [InlineData(3000, "")]
    public async Task Deploy_users_are_unused_after_the_days_that_are_given(int days, string names) => Assert.Equal(
        names,
        string.Join(", ", (await FindAsync(new LeftoverOptions { Rules = [LeftoverRule.UnusedDeployUser], UnusedFor = TimeSpan.FromDays(days) })).Select(f => f.Entity.Name)));

    [Fact]
    public async Task A_service_that_has_not_ended_yet_leaves_nothing_behind()
    {
        var found = await FindAsync(new LeftoverOptions { Rules = [LeftoverRule.EndedService], Clock = new Day(2023, 6, 1) });

        Assert.Equal(["ThingsGraphFlowRole"], found.Select(f => f.Entity.Name));
    }

    [Fact]
    public async Task A_live_account_is_read_once_and_its_list_of_users_and_their_keys_only_for_users_who_may_be_unused()
    {
        await using var account = new WatchedAccount(LocalAccount.Open(ExportPath, new LocalAccountOptions { ReadOnly = true }));

        await LeftoverFinder.FindAsync(account, new LeftoverOptions { Clock = Today }, Given.None);
        Assert.Equal("GetAccountAuthorizationDetails 1, ListAccessKeys 2, ListUsers 1", account.Counts);

        account.Forget();
        await LeftoverFinder.FindAsync(account, new LeftoverOptions { Clock = Today, Rules = [LeftoverRule.EndedService] }, Given.None);
        Assert.Equal("GetAccountAuthorizationDetails 1", account.Counts);
    }

    [Fact]
    public async Task An_export_that_was_cut_off_is_a_warning()
    {
        await using var account = LocalAccount.InMemory(export: """{"RoleDetailList":[],"IsTruncated":true}""");
        Assert.Contains("cut off", Assert.Single((await LeftoverFinder.FindAsync(account, new LeftoverOptions { Clock = Today }, Given.None)).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_whose_key_is_used_is_no_leftover_and_one_whose_keys_are_not_is_a_likely_one()
    {
        await using var account = WithKeys(("bob", [Key("AKIABOB", "2020-02-01", "2026-11-21")]), ("robot", [Key("AKIAOLD", "2020-02-01", "2024-05-01"), Key("AKIANEW", "2020-03-01")]));

        var found = Assert.Single(await UnusedUsersAsync(account));

        Assert.Equal(
            ("robot", Certainty.Likely, "In group LeastDeploy. Access keys AKIAOLD last used 2024-05-01, AKIANEW never used; no use of a password is known."),
            (found.Entity.Name, found.Certainty, found.Why));
        Assert.Equal((Date("2024-05-01"), new DateOnly(2024, 5, 1)), (found.LastUsed, found.Since));
        Assert.Empty(account.Writes);
    }

    [Theory]
    [InlineData("2026-01-15", "2026-01-16", "Access key AKIABOB last used 2026-01-16; password last used 2026-01-15.", "2026-01-16")]
    [InlineData("2025-01-15", null, "Access key AKIABOB never used; password last used 2026-01-15.", "2026-01-15")]
    public async Task The_last_use_is_that_of_password_and_keys_together(string made, string? used, string why, string last)
    {
        await using var account = WithKeys(("bob", [Key("AKIABOB", made, used)]), ("robot", []));

        var found = Assert.Single(await UnusedUsersAsync(account), f => f.Entity.Name == "bob");

        Assert.EndsWith(why, found.Why, StringComparison.Ordinal);
        Assert.Equal(last, $"{found.LastUsed:yyyy-MM-dd}");
    }

    [Fact]
    public async Task A_user_without_keys_who_never_used_a_password_is_a_likely_leftover()
    {
        await using var account = WithKeys(("bob", []), ("robot", []));

        var found = Assert.Single(await UnusedUsersAsync(account, new LeftoverOptions { MinimumCertainty = Certainty.Likely }), f => f.Entity.Name == "robot");

        Assert.Equal("In group LeastDeploy. No access keys; no use of a password is known; made 2020-01-01.", found.Why);
        Assert.Null(found.LastUsed);
    }

    [Fact]
    public async Task A_key_that_was_made_lately_may_yet_be_used()
    {
        await using var account = WithKeys(("bob", []), ("robot", [Key("AKIANEW", "2026-11-20")]));

        Assert.Equal(["bob"], (await UnusedUsersAsync(account)).Select(f => f.Entity.Name));
    }

    [Theory]
    [InlineData(IamErrorCodes.AccessDenied)]
    [InlineData(IamErrorCodes.OperationNotSupported)]
    [InlineData(IamErrorCodes.NoSuchEntity)]
    public async Task Where_the_keys_of_a_user_are_not_told_it_is_as_on_a_file(string code)
    {
        await using var account = WithKeys(("robot", [Key("AKIAOLD", "2020-02-01", "2024-05-01")]));
        account.Before = call => call is { Operation: "ListAccessKeys", Target: "bob" } ? throw new IamException(code, "no", call.Operation) : Task.CompletedTask;
        await using var file = LocalAccount.Open(ExportPath, new LocalAccountOptions { ReadOnly = true });

        var found = await UnusedUsersAsync(account);

        Assert.Equal([("robot", Certainty.Likely), ("bob", Certainty.Possible)], found.Select(f => (f.Entity.Name, f.Certainty)));
        Assert.Equal(Assert.Single(await UnusedUsersAsync(file), f => f.Entity.Name == "bob"), found[1]);
    }

    [Fact]
    public async Task A_last_use_that_is_not_told_leaves_a_user_possible()
    {
        await using var account = WithKeys(("bob", [new UserCredential(UserCredentialKind.AccessKey, "AKIABOB")]), ("robot", []));

        Assert.Equal(Certainty.Possible, Assert.Single(await UnusedUsersAsync(account), f => f.Entity.Name == "bob").Certainty);
    }

    [Fact]
    public async Task Where_the_use_of_passwords_is_not_told_the_keys_still_are()
    {
        await using var account = WithKeys(("bob", [Key("AKIABOB", "2020-02-01", "2026-11-21")]), ("robot", [Key("AKIAOLD", "2020-02-01", "2024-05-01")]));
        account.Before = call => call.Operation == "ListUsers" ? throw new IamException(IamErrorCodes.AccessDenied, "no", call.Operation) : Task.CompletedTask;

        var found = Assert.Single(await UnusedUsersAsync(account));

        Assert.Equal(
            ("robot", Certainty.Possible, "In group LeastDeploy. Access key AKIAOLD last used 2024-05-01; the use of a password is not known."),
            (found.Entity.Name, found.Certainty, found.Why));
    }

    [Fact]
    public async Task Other_errors_are_told()
    {
        await using var account = WithKeys();
        account.Before = call => call.Operation == "ListAccessKeys" ? throw Given.Refusal() : Task.CompletedTask;

        Assert.Equal("not today", (await Assert.ThrowsAsync<IamException>(() => UnusedUsersAsync(account))).Message);
    }

    [Fact]
    public async Task Many_users_are_asked_about_at_the_same_time_but_not_all()
    {
        await using var local = LocalAccount.InMemory(export: await File.ReadAllTextAsync(ExportPath));
        for (var i = 0; i < 40; i++)
        {
            await local.CreateUserAsync(new NewUser { Name = $"u{i}" }, Given.None);
            await local.AddUserToGroupAsync("Jets", $"u{i}", Given.None);
        }

        await using var account = new WatchedAccount(local) { Credentials = [], Before = c => c.Operation == "ListAccessKeys" ? Task.Delay(20) : Task.CompletedTask };
        await LeftoverFinder.FindAsync(account, new LeftoverOptions { Clock = Today, UnusedFor = TimeSpan.FromDays(-1000) }, Given.None);

        Assert.True(account.Calls.Count(c => c.Operation == "ListAccessKeys") > 40);
        Assert.InRange(account.MostAtOnce, 2, 8);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"iam:*","Resource":"*"}""", Certainty.Possible)]
    [InlineData("""{"Effect":"Allow","Action":["IAM:*","CloudFormation:*"],"Resource":["arn:aws:s3:::x","*"]}""", Certainty.Likely)]
    [InlineData("""{"Effect":"Allow","Action":["cloudformation:*","codebuild:*","iam:*","logs:*","s3:*"],"Resource":"*"}""", Certainty.Certain)]
    [InlineData("""{"Effect":"Allow","Action":["cloudformation:*","codebuild:*","*","logs:*","s3:*"],"Resource":"*"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":["iam:*","lambda:*"],"Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}""", null)]
    [InlineData("""{"Effect":"Allow","NotAction":["iam:*"],"Resource":"*"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":["iam:*"],"NotResource":"*"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"iam:*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*"}""", null)]
    [InlineData("""{"Sid":"iamstar","Effect":"Allow","Action":["iam:Get*"],"Resource":"*"}""", null)]
    public void The_broad_permissions_are_known_by_their_meaning(string statements, Certainty? certainty)
    {
        var document = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");

        Assert.Equal(certainty, JetsAccess.Find([new KnownPolicy("p", null, document, null)])?.Certainty);
    }

    internal static TimeProvider Today { get; } = new Day(2026, 11, 22);

    internal static async Task<IReadOnlyList<Leftover>> FindAsync(LeftoverOptions options)
    {
        await using var account = LocalAccount.Open(ExportPath, new LocalAccountOptions { ReadOnly = true });
        var clock = options.Clock == TimeProvider.System ? Today : options.Clock;
        return (await LeftoverFinder.FindAsync(account, options with { Clock = clock }, Given.None)).Findings;
    }

    private static WatchedAccount WithKeys(params (string UserName, UserCredential[] Keys)[] users) =>
        new(LocalAccount.Open(ExportPath, new LocalAccountOptions { ReadOnly = true })) { Credentials = users.ToDictionary(u => u.UserName, u => u.Keys.ToList()) };

    private static UserCredential Key(string id, string made, string? used = null) => new(UserCredentialKind.AccessKey, id)
    {
        CreateDate = Date(made),
        LastUsed = new LastUsed(used is null ? null : Date(used), used is null ? null : "us-east-1"),
    };

    private static DateTimeOffset Date(string day) => DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<Leftover>> UnusedUsersAsync(IIamAccount account, LeftoverOptions? options = null) =>
        (await LeftoverFinder.FindAsync(account, (options ?? new LeftoverOptions()) with { Clock = Today, Rules = [LeftoverRule.UnusedDeployUser] }, Given.None)).Findings;

    internal sealed class Day(int year, int month, int day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
    }
}
