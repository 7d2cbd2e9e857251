using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Tests.Accounts;

namespace IotIamTools.Core.Tests.Plans;

public class InstallerTests
{
    /// <summary>The calls that a set-up takes on an empty account, and when nothing has changed. These are what users wait for: a number that grows is a defect.</summary>
    [Theory]
    [InlineData("deeplens", "AttachRolePolicy 6, CreateRole 5, GetRole 5", "GetRole 5, ListAttachedRolePolicies 5, ListRolePolicies 5")]
    [InlineData("things-graph", "AttachRolePolicy 1, CreateRole 1, GetRole 1, PutRolePolicy 1", "GetRole 1, GetRolePolicy 1, ListAttachedRolePolicies 1, ListRolePolicies 1")]
    [InlineData(
        "greengrass-service", "AttachRolePolicy 2, CreateRole 1, GetCallerIdentity 1, GetRole 1", "GetCallerIdentity 1, GetRole 1, ListAttachedRolePolicies 1, ListRolePolicies 1")]
    [InlineData("jets-deploy", "CreateGroup 1, GetGroup 1, PutGroupPolicy 1", "GetGroup 1, GetGroupPolicy 1, ListAttachedGroupPolicies 1, ListGroupPolicies 1")]
    [InlineData(
        "greengrass-v2",
        "AttachRolePolicy 1, CreatePolicy 1, CreateRole 1, GetCallerIdentity 1, GetPolicy 1, GetRole 1",
        "GetCallerIdentity 1, GetPolicy 1, GetPolicyVersion 1, GetRole 1, ListAttachedRolePolicies 1, ListRolePolicies 1")]
    public async Task Calls(string blueprint, string fresh, string unchanged)
    {
        await using var account = new WatchedAccount(Given.Account());

        await Given.InstallAsync(await Given.SetupAsync(blueprint, account), account);
        Assert.Equal(fresh, account.Counts);

        account.Forget();
        await Given.InstallAsync(await Given.SetupAsync(blueprint, account), account);
        Assert.Equal(unchanged, account.Counts);
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public async Task A_second_install_changes_nothing(string blueprint)
    {
        await using var local = Given.Account();
        await using var account = new WatchedAccount(local);
        var setup = FullSetup.Everything.Apply(await Given.SetupAsync(blueprint, account));
        var first = await Given.InstallAsync(setup, account);
        Assert.All(first, r => Assert.Equal(Change.Created, r.Change));
        Assert.All(first, r => Assert.NotNull(r.Current));
        var text = await local.ExportAsync(Given.None);

        account.Forget();
        var second = await Given.InstallAsync(setup, account);

        Assert.All(second, r => Assert.Equal(Change.Unchanged, r.Change));
        Assert.All(second, r => Assert.Empty(r.Outcomes));
        Assert.Empty(account.Writes);
        Assert.Equal(text, await local.ExportAsync(Given.None));
        Assert.Equal(first.Select(Described), second.Select(Described));
    }

    public static TheoryData<string> BuiltIn() => [.. BlueprintCatalog.Names];

    [Fact]
    public async Task All_blueprints_live_beside_one_another_in_one_account()
    {
        await using var account = Given.Account();
        foreach (var force in new[] { false, false, true })
        {
            foreach (var blueprint in BlueprintCatalog.Names)
            {
                Assert.All(
                    await Given.InstallAsync(await Given.SetupAsync(blueprint, account), account, force), r => Assert.True(r.Change is Change.Created or Change.Unchanged, r.Problem));
            }
        }

        Assert.Equal(8, (await account.ListRolesAsync("/", Given.None).ToListAsync()).Count);
        Assert.Single(await account.ListGroupsAsync("/", Given.None).ToListAsync());
        Assert.Single(await account.ListPoliciesAsync(includeAwsManaged: false, Given.None).ToListAsync());
    }

    [Fact]
    public async Task What_is_there_beyond_the_set_up_is_kept_and_told()
    {
        await using var local = Given.Account();
        await using var account = new WatchedAccount(local);
        var setup = Given.OneRole(r => r with { ManagedPolicies = [Given.Managed("AWSIoTDataAccess")], InlinePolicies = [Given.Inline("mine")], Tags = [new("Project", "x")] });
        await Given.InstallAsync(setup, account);
        var role = Entity.Role("r");
        await local.AttachPolicyAsync(role, Accounts.Given.Aws("AmazonS3FullAccess"), Given.None);
        await local.PutInlinePolicyAsync(role, "theirs", Accounts.Given.Permissions("s3:GetObject"), Given.None);
        await local.TagAsync(role, [new("Owner", "ann")], Given.None);
        await local.PutPermissionsBoundaryAsync(role, Given.Boundary, Given.None);
        var text = await local.ExportAsync(Given.None);

        foreach (var force in new[] { false, true })
        {
            account.Forget();
            var result = Assert.Single(await Given.InstallAsync(setup, account, force));

            Assert.Equal(Change.Unchanged, result.Change);
            Assert.Equal(
                [
                    $"the permissions boundary is {Given.Boundary}", "tag Owner is there too", "managed policy AmazonS3FullAccess is attached too", "inline policy theirs is there too",
                ],
                result.Plan.Differences.Select(d => d.Text));
            Assert.All(result.Plan.Differences, d => Assert.Null(d.Repair));
            Assert.True(result.Plan.IsSatisfied);
            Assert.Equal(["AmazonS3FullAccess", "AWSIoTDataAccess"], result.AttachedPolicyNames);
            Assert.Equal(["mine", "theirs"], result.InlinePolicyNames);
            Assert.Empty(account.Writes);
        }

        Assert.Equal(text, await local.ExportAsync(Given.None));
    }

    [Fact]
    public async Task Other_users_of_a_group_are_kept_and_told()
    {
        await using var account = Given.Account();
        await account.CreateGroupAsync("g", "/", Given.None);
        await account.CreateUserAsync(new NewUser { Name = "Eve" }, Given.None);
        await account.CreateUserAsync(new NewUser { Name = "Ann" }, Given.None);
        await account.AddUserToGroupAsync("g", "Eve", Given.None);

        // Names ignore case: ann is Ann, and is added by the name that she has.
        var result = Assert.Single(await Given.InstallAsync(Given.OneGroup(g => g with { Users = [new() { Name = "ann", Create = true }] }), account));

        Assert.Equal(Change.Completed, result.Change);
        Assert.Equal(["Ann", "Eve"], result.UserNames);
        Assert.Equal("user Eve is in it too", Assert.Single(result.Plan.Differences, d => !d.IsDrift).Text);
        Assert.Equal(2, (await account.ListUsersAsync("/", Given.None).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_retired_policy_that_is_still_attached_counts_for_its_replacement()
    {
        // Nothing can attach it any more, so it comes with an export of an account of before.
        await using var local = LocalAccount.InMemory(export: $$"""
            { "RoleDetailList": [{ "RoleName": "awsdeeplenslambdarole", "Path": "/", "RoleId": "AROAEXAMPLE",
              "Arn": "arn:aws:iam::123456789012:role/awsdeeplenslambdarole", "CreateDate": "2019-01-01T00:00:00Z",
              "AssumeRolePolicyDocument": {{Accounts.Given.TrustOf("""{"Service":["lambda.amazonaws.com"]}""")}},
              "AttachedManagedPolicies": [{ "PolicyName": "AWSLambdaFullAccess", "PolicyArn": "arn:aws:iam::aws:policy/AWSLambdaFullAccess" }] }] }
            """);
        await using var account = new WatchedAccount(local);

        var result = Assert.Single(await Given.InstallAsync(await Given.SetupAsync("deeplens", account, ("Kind", "Lambda")), account));

        // Another case of the name is the same role; another path is told, and is no drift.
        Assert.Equal(Change.Unchanged, result.Change);
        Assert.Equal("the path is /", Assert.Single(result.Plan.Differences).Text);
        Assert.Equal("GetRole 1, ListAttachedRolePolicies 1, ListRolePolicies 1", account.Counts);
        Assert.Equal("awsdeeplenslambdarole", Assert.IsType<Role>(result.Current).Name);
    }

    [Fact]
    public async Task A_description_that_was_never_set_is_missing_and_not_another()
    {
        await using var account = Given.Account();
        await Given.InstallAsync(Given.OneRole(), account);

        var result = Assert.Single(await Given.InstallAsync(new SetupOverrides { Description = "Now described." }.Apply(Given.OneRole()), account));

        Assert.Equal(Change.Completed, result.Change);
        Assert.Equal("Now described.", (await account.FindRoleAsync("r", Given.None))!.Description);
    }

    [Fact]
    public async Task The_description_of_a_blueprint_is_for_new_roles_only()
    {
        await using var account = Given.Account();
        await Given.InstallAsync(Given.OneRole(), account);

        var result = Assert.Single(await Given.InstallAsync(Given.OneRole(r => r with { Description = "The blueprint's." }), account));

        Assert.Equal(Change.Unchanged, result.Change);
    }

    [Fact]
    public async Task Several_differences_of_one_role_are_one_call_where_the_api_has_one()
    {
        await using var local = Given.Account();
        await using var account = new WatchedAccount(local);
        var setup = FullSetup.Everything.Apply(Given.OneRole());
        await Given.InstallAsync(setup, account);
        await local.UpdateRoleAsync("r", "Another.", 3600, Given.None);
        await local.UntagAsync(Entity.Role("r"), ["Project", "Stage"], Given.None);
        account.Forget();

        var result = Assert.Single(await Given.InstallAsync(setup, account, force: true));

        Assert.Equal(Change.Updated, result.Change);
        Assert.Equal(["TagRole r", "UpdateRole r"], account.Writes.Select(w => w.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(4, result.Plan.Differences.Count);
    }

    [Fact]
    public async Task A_trust_policy_is_compared_by_its_meaning()
    {
        await using var account = Given.Account();
        await Given.InstallAsync(Given.OneRole(), account);
        await account.UpdateTrustPolicyAsync(
            "r", """{"Statement":{"Action":["STS:AssumeRole"],"Principal":{"Service":["greengrass.amazonaws.com"]},"Sid":"","Effect":"Allow"},"Version":"2012-10-17"}""", Given.None);

        Assert.True((await Planner.PlanAsync(Given.OneRole(), account, Given.None)).IsSatisfied);
    }

    [Fact]
    public async Task A_difference_of_policies_is_told_line_by_line()
    {
        await using var account = Given.Account();
        await Given.InstallAsync(Given.OneRole(r => r with { InlinePolicies = [Given.Inline("p", "iot:Receive")] }), account);

        var plan = await Planner.PlanAsync(Given.OneRole(r => r with { InlinePolicies = [Given.Inline("p", "iot:Publish")] }), account, Given.None);

        var difference = Assert.Single(plan.Differences);
        Assert.Collection(
            difference.Lines,
            l => Assert.Matches("^required: .*iot:Publish", l),
            l => Assert.Matches("^instead: .*iot:Receive", l));
        Assert.Collection(
            Assert.Single(plan.Steps(force: true)).Lines,
            l => Assert.Matches("^- .*iot:Receive", l),
            l => Assert.Matches(@"^\+ .*iot:Publish", l));
    }

    [Fact]
    public async Task A_trust_policy_that_is_no_policy_differs_and_is_mended()
    {
        await using var account = LocalAccount.InMemory(export: """
            { "RoleDetailList": [{ "RoleName": "r", "Path": "/", "RoleId": "AROAEXAMPLE", "Arn": "arn:aws:iam::123456789012:role/r",
              "CreateDate": "2019-01-01T00:00:00Z", "AssumeRolePolicyDocument": { "Statement": "none" } }] }
            """);

        var drifted = Assert.Single(await Given.InstallAsync(Given.OneRole(), account));
        Assert.Equal(Change.Drifted, drifted.Change);
        Assert.Contains("no valid policy", drifted.Problem, StringComparison.Ordinal);

        Assert.Equal(Change.Updated, Assert.Single(await Given.InstallAsync(Given.OneRole(), account, force: true)).Change);
        Assert.True((await Planner.PlanAsync(Given.OneRole(), account, Given.None)).IsSatisfied);
    }

    [Fact]
    public async Task A_tag_that_is_there_in_another_case_is_the_same_tag()
    {
        await using var account = Given.Account();
        await Given.InstallAsync(Given.OneRole(r => r with { Tags = [new("Team", "edge")] }), account);

        var same = await Given.InstallAsync(Given.OneRole(r => r with { Tags = [new("team", "edge")] }), account);
        Assert.Equal(Change.Unchanged, Assert.Single(same).Change);
        var other = await Given.InstallAsync(Given.OneRole(r => r with { Tags = [new("team", "Edge")] }), account);
        Assert.Equal(Change.Drifted, Assert.Single(other).Change);
    }

    [Fact]
    public async Task A_sixth_version_of_a_policy_takes_the_place_of_the_oldest_that_is_not_in_force()
    {
        await using var local = Given.Account();
        await using var account = new WatchedAccount(local);
        var setup = await Given.SetupAsync("greengrass-v2", account);
        await Given.InstallAsync(setup, account);
        var arn = Assert.Single(setup.Policies).Arn;
        foreach (var action in new[] { "iot:A", "iot:B", "iot:C", "iot:D" })
        {
            await local.CreatePolicyVersionAsync(arn, Accounts.Given.Permissions(action), Given.None);
        }

        var plan = await Planner.PlanAsync(setup, account, Given.None);
        Assert.Equal(["delete version v1", "put a new version in force"], plan.Steps(force: true).Select(s => s.Action));
        account.Forget();
        var results = await Given.InstallAsync(setup, account, force: true);

        Assert.Equal(["DeletePolicyVersion " + arn + " v1", "CreatePolicyVersion " + arn], account.Writes.Select(w => w.ToString()));
        Assert.Equal([Change.Updated, Change.Unchanged], results.Select(r => r.Change));
        Assert.Equal(["v6", "v5", "v4", "v3", "v2"], (await local.ListPolicyVersionsAsync(arn, Given.None)).Select(v => v.VersionId));
    }

    [Fact]
    public async Task Users_that_are_not_there_stop_everything_before_anything_is_written()
    {
        await using var account = new WatchedAccount(Given.Account());
        var setup = await Given.SetupAsync("jets-deploy", account, ("UserName", "ann"), ("UserName", "bob"));

        var error = await Assert.ThrowsAsync<SetupException>(() => Given.InstallAsync(setup, account));

        Assert.Equal(
            ["user ann does not exist; check the name, or have the user made with CreateUser", "user bob does not exist; check the name, or have the user made with CreateUser"], error.Problems);
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task Users_are_made_where_that_is_asked_for_with_boundary_and_tags()
    {
        await using var account = Given.Account();
        var setup = FullSetup.Everything.Apply(await Given.SetupAsync("jets-deploy", account, ("UserName", "ann"), ("UserName", "ANN"), ("CreateUser", "true")));

        var result = Assert.Single(await Given.InstallAsync(setup, account));

        Assert.Equal(["ann"], result.UserNames);
        var user = (await account.FindUserAsync("ann", Given.None))!;
        Assert.Equal(Given.Boundary, user.PermissionsBoundaryArn);
        Assert.Equal(["Project", "Stage"], user.Tags.Select(t => t.Key));
    }

    [Fact]
    public async Task A_group_that_is_not_to_be_made_must_be_there()
    {
        await using var account = new WatchedAccount(Given.Account());

        var error = await Assert.ThrowsAsync<SetupException>(() => Given.InstallAsync(Given.OneGroup(g => g with { Create = false }), account));

        Assert.Equal("group g does not exist", error.Message);
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task A_role_can_be_made_while_the_policy_of_its_set_up_has_drifted()
    {
        await using var account = Given.Account();
        var setup = await Given.SetupAsync("greengrass-v2", account);
        await account.CreatePolicyAsync(new NewPolicy { Name = setup.Policies[0].Name, Document = Accounts.Given.Permissions() }, Given.None);

        var results = await Given.InstallAsync(setup, account);

        Assert.Equal([Change.Drifted, Change.Created], results.Select(r => r.Change));
        Assert.Equal(["GreengrassV2TokenExchangeRoleAccess"], results[1].AttachedPolicyNames);
    }

    private static string Described(EntityResult result) =>
        $"{result.Plan.Entity} {string.Join(',', result.AttachedPolicyNames)} {string.Join(',', result.InlinePolicyNames)} {string.Join(',', result.UserNames)}";
}
