using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Tests.Accounts;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>Making and removing leaves an account as it was; what others use is kept, and told.</summary>
public class RemovalTests
{
    public static TheoryData<string> Blueprints() => [.. FullSetup.Names];

    [Theory]
    [MemberData(nameof(Blueprints))]
    public async Task Making_verifying_making_again_and_removing_leaves_the_file_as_it_was(string blueprint)
    {
        using var directory = new TestDirectory();
        var (path, before) = await Lifecycle.FileAsync(directory);
        await using var account = LocalAccount.Open(path, Lifecycle.Options);
        var setup = await FullSetup.ResolveAsync(blueprint, account);

        Assert.All(await Given.InstallAsync(setup, account), r => Assert.Equal(Change.Created, r.Change));
        Assert.NotEqual(before, await File.ReadAllTextAsync(path));
        Assert.True((await Planner.PlanAsync(setup, account, Given.None)).IsSatisfied);
        Assert.All(await Given.InstallAsync(setup, account), r => Assert.Equal(Change.Unchanged, r.Change));

        var removed = await Lifecycle.RemoveAsync(setup, account);

        Assert.All(removed, r => Assert.Equal((Change.Removed, null), (r.Change, r.Problem)));
        Assert.Equal(before, await File.ReadAllTextAsync(path));
        await using var watched = new WatchedAccount(account);
        Assert.All(await Lifecycle.RemoveAsync(setup, watched), r => Assert.Equal((Change.NotFound, null), (r.Change, r.Problem)));
        Assert.Empty(watched.Writes);
        Assert.Equal(before, await File.ReadAllTextAsync(path));
    }

    [Theory]
    [MemberData(nameof(Blueprints))]
    public async Task What_only_would_be_removed_stays(string blueprint)
    {
        await using var account = new WatchedAccount(await Lifecycle.AccountAsync());
        var setup = await FullSetup.ResolveAsync(blueprint, account);
        await Given.InstallAsync(setup, account);
        account.Forget();

        var plan = await RemovalPlanner.PlanAsync(RemovalTarget.Of(setup), account, new RemovalOptions(), Given.None);
        var asked = new List<Entity>();
        var results = await RemovalPlanner.RunAsync(
            plan,
            account,
            change =>
            {
                asked.Add(change.Entity);
                return Task.FromResult(Approval.WhatIf);
            },
            Given.None);

        Assert.Equal(plan.Select(e => e.Entity), asked);
        Assert.All(results, r => Assert.Equal(Change.WhatIf, r.Change));
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task A_no_leaves_the_role_whole_and_the_policy_that_it_uses()
    {
        await using var account = new WatchedAccount(await Lifecycle.AccountAsync());
        var setup = await FullSetup.ResolveAsync("greengrass-v2", account);
        await Given.InstallAsync(setup, account);
        account.Forget();

        var plan = await RemovalPlanner.PlanAsync(RemovalTarget.Of(setup), account, new RemovalOptions(), Given.None);
        var asked = new List<Entity>();
        var results = await RemovalPlanner.RunAsync(
            plan,
            account,
            change =>
            {
                asked.Add(change.Entity);
                return Task.FromResult(Approval.No);
            },
            Given.None);

        Assert.Equal([Change.Declined, Change.Declined], results.Select(r => r.Change));
        Assert.Equal([Entity.Role(setup.Roles[0].Name)], asked);
        Assert.Empty(account.Writes);
    }

    [Theory]
    [InlineData("Old*")]
    [InlineData("bad name")]
    [InlineData("")]
    [InlineData("arn:aws:iam::123456789012:user/x")]
    public async Task A_name_that_IAM_cannot_have_is_an_error(string text)
    {
        await using var account = new WatchedAccount(Given.Account());
        foreach (var kind in Enum.GetValues<EntityKind>())
        {
            var reference = EntityReference.Parse(kind == EntityKind.User && text.EndsWith("user/x", StringComparison.Ordinal) ? text.Replace("user", "group", StringComparison.Ordinal) : text, kind);
            var error = await Assert.ThrowsAsync<EntityReferenceException>(() => RemovalPlanner.PlanAsync([new RemovalTarget(reference)], account, new RemovalOptions(), Given.None));
            Assert.False(error.IsElsewhere);
        }

        Assert.Empty(account.Calls);
    }

    [Theory]
    [InlineData("arn:aws:iam::999999999999:role/service-role/AWSDeepLensServiceRole")]
    [InlineData("arn:aws-cn:iam::123456789012:role/service-role/AWSDeepLensServiceRole")]
    [InlineData("arn:aws:iam::123456789012:role/nope/AWSDeepLensServiceRole")]
    public async Task An_ARN_of_another_account_partition_or_path_is_refused(string arn)
    {
        await using var account = new WatchedAccount(await Lifecycle.AccountAsync());
        await Given.InstallAsync(await FullSetup.ResolveAsync("deeplens", account), account);
        account.Forget();

        var error = await Assert.ThrowsAsync<EntityReferenceException>(
            () => RemovalPlanner.PlanAsync([new RemovalTarget(EntityReference.Parse(arn, EntityKind.Role))], account, new RemovalOptions { Force = true }, Given.None));

        Assert.True(error.IsElsewhere);
        Assert.Empty(account.Writes);
    }

    [Theory]
    [InlineData("""{"Service":"ec2.amazonaws.com"}""", "its trust policy names ec2.amazonaws.com, not iotthingsgraph.amazonaws.com as the set-up's does")]
    [InlineData("""{"Service":["iotthingsgraph.amazonaws.com","ec2.amazonaws.com"]}""", "its trust policy also names ec2.amazonaws.com, which the set-up's does not")]
    [InlineData("""{"Service":"iotthingsgraph.amazonaws.com","AWS":"999999999999"}""", "its trust policy also names 999999999999, which the set-up's does not")]
    [InlineData("""{"AWS":"*"}""", "its trust policy names *, not iotthingsgraph.amazonaws.com as the set-up's does")]
    [InlineData("""{"Service":"iotthingsgraph.amazonaws.com"}""", null)]
    public async Task A_role_that_is_not_of_the_set_up_is_removed_only_by_force(string principal, string? problem)
    {
        await using var account = new WatchedAccount(await Lifecycle.AccountAsync());
        var setup = await FullSetup.ResolveAsync("things-graph", account);
        await account.CreateRoleAsync(
            new NewRole
            {
                Name = "ThingsGraphFlowRole",
                TrustPolicy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""",
            },
            Given.None);
        account.Forget();

        var result = Assert.Single(await Lifecycle.RemoveAsync(setup, account));

        Assert.Equal(problem is null ? null : $"role ThingsGraphFlowRole is retained: {problem}", result.Problem);
        if (problem is not null)
        {
            Assert.Equal((Change.Retained, RetentionCode.NotOfSetup), (result.Change, result.Removal.Retention!.Code));
            Assert.Empty(account.Writes);
            Assert.Equal(Change.Removed, Assert.Single(await Lifecycle.RemoveAsync(setup, account, new RemovalOptions { Force = true })).Change);
        }
    }

    [Fact]
    public async Task A_group_without_a_policy_of_the_set_up_is_removed_only_by_force()
    {
        await using var account = new WatchedAccount(await Lifecycle.AccountAsync());
        var setup = await FullSetup.ResolveAsync("jets-deploy", account);
        await account.CreateGroupAsync("Jets", "/", Given.None);
        await account.PutInlinePolicyAsync(Entity.Group("Jets"), "Other", Accounts.Given.Permissions("iot:Publish"), Given.None);
        account.Forget();

        var result = Assert.Single(await Lifecycle.RemoveAsync(setup, account));

        Assert.Equal((Change.Retained, RetentionCode.NotOfSetup), (result.Change, result.Removal.Retention!.Code));
        Assert.Empty(account.Writes);
        Assert.Equal(Change.Removed, Assert.Single(await Lifecycle.RemoveAsync(setup, account, new RemovalOptions { Force = true })).Change);
    }

    [Fact]
    public async Task A_policy_without_an_action_of_the_set_up_is_removed_only_by_force()
    {
        await using var account = new WatchedAccount(await Lifecycle.AccountAsync());
        var setup = await FullSetup.ResolveAsync("greengrass-v2", account);
        await account.CreatePolicyAsync(new NewPolicy { Name = setup.Policies[0].Name, Document = Accounts.Given.Permissions("ec2:RunInstances") }, Given.None);
        account.Forget();

        var results = await Lifecycle.RemoveAsync(setup, account);

        Assert.Equal([Change.NotFound, Change.Retained], results.Select(r => r.Change));
        Assert.Equal(RetentionCode.NotOfSetup, results[1].Removal.Retention!.Code);
        Assert.Empty(account.Writes);
        Assert.Equal([Change.NotFound, Change.Removed], (await Lifecycle.RemoveAsync(setup, account, new RemovalOptions { Force = true })).Select(r => r.Change));
    }

    [Fact]
    public async Task A_policy_that_something_else_uses_is_kept_and_named()
    {
        await using var account = await Lifecycle.AccountAsync();
        var setup = await FullSetup.ResolveAsync("greengrass-v2", account);
        await Given.InstallAsync(setup, account);
        var arn = setup.Policies[0].Arn;
        await account.AttachPolicyAsync(Entity.Role("Bystander"), arn, Given.None);

        var results = await Lifecycle.RemoveAsync(setup, account);

        Assert.Equal([Change.Removed, Change.Retained], results.Select(r => r.Change));
        Assert.Equal("policy GreengrassV2TokenExchangeRoleAccess is retained: it is in use by role Bystander", results[1].Problem);
        await account.DetachPolicyAsync(Entity.Role("Bystander"), arn, Given.None);
        await account.PutPermissionsBoundaryAsync(Entity.Role("Bystander"), arn, Given.None);
        Assert.Equal("policy GreengrassV2TokenExchangeRoleAccess is retained: it is in use by role Bystander as permissions boundary", (await Lifecycle.RemoveAsync(setup, account))[1].Problem);
        await account.DeletePermissionsBoundaryAsync(Entity.Role("Bystander"), Given.None);
        Assert.Equal([Change.NotFound, Change.Removed], (await Lifecycle.RemoveAsync(setup, account)).Select(r => r.Change));
    }

    [Fact]
    public async Task A_policy_of_five_versions_takes_a_sixth_in_place_of_the_oldest_and_goes_with_all()
    {
        await using var account = await Lifecycle.AccountAsync();
        var before = await account.ExportAsync(Given.None);
        var setup = await FullSetup.ResolveAsync("greengrass-v2", account);
        await Given.InstallAsync(setup, account);
        var arn = setup.Policies[0].Arn;
        for (var i = 2; i <= 5; i++)
        {
            await account.CreatePolicyVersionAsync(arn, Accounts.Given.Permissions($"iot:Action{i}"), Given.None);
        }

        var updated = (await Given.InstallAsync(setup, account, force: true))[0];

        Assert.Equal(Change.Updated, updated.Change);
        Assert.Equal(["v2", "v3", "v4", "v5", "v6"], (await account.ListPolicyVersionsAsync(arn, Given.None)).Select(v => v.VersionId).Order(StringComparer.Ordinal));
        Assert.True((await Planner.PlanAsync(setup, account, Given.None)).IsSatisfied);
        Assert.All(await Lifecycle.RemoveAsync(setup, account), r => Assert.Equal(Change.Removed, r.Change));
        Assert.Equal(before, await account.ExportAsync(Given.None));
    }

    [Fact]
    public async Task Users_of_a_group_are_kept_and_named()
    {
        await using var account = await Lifecycle.AccountAsync();
        var setup = await FullSetup.ResolveAsync("jets-deploy", account);
        await Given.InstallAsync(setup, account);

        var result = Assert.Single(await Lifecycle.RemoveAsync(setup, account));

        Assert.Equal((Change.Removed, "user ann, user bob"), (result.Change, string.Join(", ", result.Removal.Retained)));
        Assert.NotNull(await account.FindUserAsync("ann", Given.None));
    }

    [Theory]
    [InlineData(1, false, Change.Retained)]
    [InlineData(29, false, Change.Retained)]
    [InlineData(31, false, Change.Removed)]
    [InlineData(1, true, Change.Removed)]
    public async Task A_role_that_was_used_lately_is_removed_only_by_force(int daysAgo, bool force, Change change)
    {
        var used = Lifecycle.Now.AddDays(-daysAgo);
        await using var account = Lifecycle.InMemory(await Lifecycle.ExportWithAsync("things-graph", "ThingsGraphFlowRole", $"\"RoleLastUsed\": {{ \"LastUsedDate\": \"{used:O}\", \"Region\": \"eu-west-1\" }}", "\"RoleLastUsed\": {}"));
        var setup = await FullSetup.ResolveAsync("things-graph", account);

        var result = Assert.Single(await Lifecycle.RemoveAsync(setup, account, new RemovalOptions { Force = force, Clock = Lifecycle.Clock }));

        Assert.Equal(change, result.Change);
        Assert.Equal(change == Change.Retained ? $"role ThingsGraphFlowRole is retained: it was last used on {used:yyyy-MM-dd} in eu-west-1, less than 30 days ago" : null, result.Problem);
        Assert.Equal(change == Change.Retained, await account.FindRoleAsync("ThingsGraphFlowRole", Given.None) is not null);
    }

    [Theory]
    [InlineData("things-graph")]
    [InlineData("deeplens")]
    public async Task A_role_is_taken_out_of_its_instance_profile_which_is_kept(string blueprint)
    {
        var name = blueprint == "deeplens" ? "AWSDeepLensSagemakerRole" : "ThingsGraphFlowRole";
        await using var account = new WatchedAccount(Lifecycle.InMemory(await Lifecycle.ExportWithAsync(
            blueprint, name, "\"InstanceProfileList\": [{ \"Path\": \"/\", \"InstanceProfileName\": \"Gateway\", \"Roles\": [] }],", "\"InstanceProfileList\": [],")));
        var setup = await FullSetup.ResolveAsync(blueprint, account);

        var result = Assert.Single(await Lifecycle.RemoveAsync(setup, account), r => r.Removal.Entity.Name == name);

        Assert.Equal((Change.Removed, "instance profile Gateway"), (result.Change, string.Join(", ", result.Removal.Retained)));
        Assert.Equal("RemoveRoleFromInstanceProfile", result.Outcomes[0].Step.Operation);
    }

    [Fact]
    public async Task The_five_roles_of_DeepLens_take_15_calls_to_verify_and_12_to_remove()
    {
        await using var account = new WatchedAccount(await Lifecycle.AccountAsync());
        var setup = await FullSetup.ResolveAsync("deeplens", account);
        await Given.InstallAsync(setup, account);

        account.Forget();
        await Planner.PlanAsync(setup, account, Given.None);
        Assert.Equal("GetRole 5, ListAttachedRolePolicies 5, ListRolePolicies 5", account.Counts);

        account.Forget();
        await Lifecycle.RemoveAsync(setup, account);
        Assert.Equal("DeleteRole 5, DetachRolePolicy 6, GetAccountAuthorizationDetails 1", account.Counts);
    }

    [Fact]
    public async Task Who_may_not_read_the_whole_account_removes_role_by_role()
    {
        await using var account = new WatchedAccount(await Lifecycle.AccountAsync());
        var setup = await FullSetup.ResolveAsync("deeplens", account);
        await Given.InstallAsync(setup, account);
        account.Before = call => call.Operation == "GetAccountAuthorizationDetails"
            ? throw new IamException(IamErrorCodes.AccessDenied, "no", call.Operation)
            : Task.CompletedTask;

        Assert.All(await Lifecycle.RemoveAsync(setup, account), r => Assert.Equal(Change.Removed, r.Change));
    }

    [Fact]
    public async Task A_policy_that_is_the_boundary_of_its_own_role_is_made_before_it_and_goes_after_it()
    {
        await using var account = new WatchedAccount(await Lifecycle.AccountAsync());
        var setup = await FullSetup.ResolveAsync(FullSetup.Own, account);

        await Given.InstallAsync(setup, account);
        Assert.True(Number("CreatePolicy EdgeBoundary") < Number("CreateRole EdgeGatewayRole"));

        account.Forget();
        Assert.All(await Lifecycle.RemoveAsync(setup, account), r => Assert.Equal(Change.Removed, r.Change));
        Assert.True(Number("DeleteRole EdgeGatewayRole") < Number("DeletePolicy arn:aws:iam::123456789012:policy/edge/EdgeBoundary"));

        int Number(string call) => Assert.Single(account.Calls, c => c.ToString() == call).Number;
    }
}
