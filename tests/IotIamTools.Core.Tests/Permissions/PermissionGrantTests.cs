using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Checks;
using IotIamTools.Core.Permissions.Grants;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Tests.Plans;

namespace IotIamTools.Core.Tests.Permissions;

/// <summary>The policy that closes the gap.</summary>
public class PermissionGrantTests
{
    [Fact]
    public async Task What_is_missing_is_granted_and_the_check_passes()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement("iot:*")));
        var grant = await GrantAsync(account);
        Assert.Equal(22, grant.Granted.Count);
        Assert.DoesNotContain(grant.Document!.Statements.SelectMany(s => s.Actions), a => a.StartsWith("iot:", StringComparison.Ordinal));
        Assert.True((await Given.CheckAsync(account, Given.Greengrass)).Passed);
    }

    [Fact]
    public async Task Who_lacks_nothing_gets_nothing()
    {
        var account = await Given.UserAsync();
        await GrantAsync(account);
        var again = await GrantAsync(account);
        Assert.Null(again.Document);
        Assert.Empty(again.Steps);
    }

    [Fact]
    public async Task Planning_changes_nothing()
    {
        var account = await Given.UserAsync();
        var before = await account.ExportAsync(Given.None);
        await PlanAsync(account, new CheckOptions());
        Assert.Equal(before, await account.ExportAsync(Given.None));
    }

    [Fact]
    public async Task A_policy_of_the_same_name_keeps_what_it_holds()
    {
        var account = await Given.UserAsync();
        await account.PutInlinePolicyAsync(Entity.User("ann"), "GreengrassUserPermissions", Given.Policy(Given.Statement("ec2:DescribeInstances"), Given.Statement("s3:GetObject", "arn:aws:s3:::x/*")), Given.None);
        var grant = await GrantAsync(account);
        var document = PolicyDocument.Parse((await account.FindInlinePolicyAsync(Entity.User("ann"), grant.PolicyName, Given.None))!);
        Assert.Contains("ec2:DescribeInstances", document.Statements.Single(s => s.Resources is ["*"]).Actions);
        Assert.Contains(document.Statements, s => s.Resources is ["arn:aws:s3:::x/*"]);
        Assert.Equal(3, document.Statements.Count);
        Assert.True(grant.Replaces);
        Assert.True((await Given.CheckAsync(account, Given.Greengrass)).Passed);
    }

    [Fact]
    public async Task The_scope_limits_and_the_check_of_the_scope_passes()
    {
        var account = await Given.UserAsync();
        var options = new CheckOptions
        {
            Scope = new PermissionScope
            {
                ResourceArns = ["arn:aws:iot:eu-west-1:123456789012:thing/pump*", "arn:aws:s3:::flows/*"],
                PassRoleArns = ["arn:aws:iam::123456789012:role/Greengrass"],
            },
        };
        var grant = await GrantAsync(account, options);
        Assert.Empty(grant.Warnings);
        Assert.True((await Given.CheckAsync(account, Given.Greengrass, options: options)).Passed);
        Assert.False((await Given.CheckAsync(account, Given.Greengrass)).Passed);
    }

    [Fact]
    public async Task A_role_that_was_named_is_enough_for_the_plain_check()
    {
        var account = await Given.UserAsync();
        await GrantAsync(account, new CheckOptions { Scope = new PermissionScope { PassRoleArns = ["arn:aws:iam::123456789012:role/NotYetThere"] } });
        Assert.True((await Given.CheckAsync(account, Given.Greengrass)).Passed);
    }

    [Fact]
    public async Task Without_a_name_the_roles_that_trust_the_services_are_passed()
    {
        var account = await Given.UserAsync();
        await account.CreateRoleAsync(new NewRole { Name = "Greengrass", TrustPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"greengrass.amazonaws.com"},"Action":"sts:AssumeRole"}]}""" }, Given.None);
        await account.CreateRoleAsync(new NewRole { Name = "Other", TrustPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""" }, Given.None);
        var grant = await GrantAsync(account);
        Assert.Equal(["arn:aws:iam::123456789012:role/Greengrass"], grant.Document!.Statements.Single(s => s.Actions is ["iam:PassRole"]).Resources);
        Assert.True((await Given.CheckAsync(account, Given.Greengrass)).Passed);
    }

    [Fact]
    public async Task A_role_that_a_service_may_assume_on_its_accounts_behalf_only_is_one_that_trusts_it()
    {
        var account = await Given.UserAsync();
        var setup = await Plans.Given.SetupAsync("greengrass-service", account);
        Assert.Contains("aws:SourceAccount", PolicyWriter.Write(setup.Roles[0].Trust), StringComparison.Ordinal);
        await Plans.Given.InstallAsync(setup, account);

        var grant = await GrantAsync(account);

        Assert.Empty(grant.Warnings);
        Assert.Equal(["arn:aws:iam::123456789012:role/Greengrass_ServiceRole"], grant.Document!.Statements.Single(s => s.Actions is ["iam:PassRole"]).Resources);
    }

    [Fact]
    public async Task A_condition_that_the_grant_goes_round_is_told()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement("iot:*", more: ""","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"""), Given.Statement("greengrass:*"), Given.Statement("s3:*"), Given.Statement("iam:PassRole")));

        Assert.Contains("aws:MultiFactorAuthPresent", Assert.Single((await PlanAsync(account, new CheckOptions())).Warnings), StringComparison.Ordinal);
        var context = new Dictionary<string, Core.Decisions.Requests.ContextValue> { ["aws:MultiFactorAuthPresent"] = "true" };
        Assert.Empty((await PlanAsync(account, new CheckOptions { Context = context })).Warnings);
    }

    [Fact]
    public async Task What_iam_would_refuse_is_told_before_a_step_is_shown()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement("ec2:Describe*", "arn:aws:ec2:*:*:instance/" + new string('a', 1200))));

        var size = await Assert.ThrowsAsync<IamException>(() => PlanAsync(account, new CheckOptions()));
        Assert.Equal(IamErrorCodes.LimitExceeded, size.Code);
        Assert.Contains("2048", size.Message, StringComparison.Ordinal);
        var granter = await PermissionGranter.OpenAsync(Given.Greengrass, new CheckOptions(), account, Given.None);
        Assert.Equal(IamErrorCodes.ValidationError, Assert.Throws<IamException>(() => granter.Plan(EntityReference.Parse("ann"), "bad name!")).Code);
    }

    [Fact]
    public async Task Where_no_role_trusts_them_all_roles_are_passed_and_that_is_told() =>
        Assert.Contains("Name the roles", Assert.Single((await GrantAsync(await Given.UserAsync())).Warnings));

    [Fact]
    public async Task What_a_deny_or_a_boundary_stops_is_not_granted_in_vain()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement("iot:UpdateThing", effect: "Deny"), Given.Statement("s3:GetObject")));
        var boundary = await account.CreatePolicyAsync(new NewPolicy { Name = "edge", Document = Given.Policy(Given.Statement("iot:*"), Given.Statement("greengrass:*"), Given.Statement("iam:PassRole"), Given.Statement("s3:PutObject")) }, Given.None);
        await account.PutPermissionsBoundaryAsync(Entity.User("ann"), boundary.Arn, Given.None);
        var grant = await GrantAsync(account);
        Assert.DoesNotContain(grant.Granted, p => p.Action is "iot:UpdateThing" or "s3:GetObject");
        Assert.DoesNotContain(grant.Granted, p => grant.Remaining.Any(r => r.Permission == p));
        Assert.Contains(grant.Granted, p => p.Action == "s3:PutObject");
        Assert.Equal(["s3:GetObject", "iot:UpdateThing"], grant.Remaining.Select(r => r.Permission.Action));
        Assert.Equal(["permissions boundary", "identity policy"], grant.Remaining.Select(r => r.BlockedBy));
    }

    [Fact]
    public async Task A_group_can_be_granted_too()
    {
        var account = await Given.UserAsync();
        await account.CreateGroupAsync("fleet", "/", Given.None);
        await account.AddUserToGroupAsync("fleet", "ann", Given.None);
        var grant = await GrantAsync(account, target: EntityReference.Parse("fleet", EntityKind.Group));
        Assert.Equal(Entity.Group("fleet"), grant.Entity);
        Assert.True((await Given.CheckAsync(account, Given.Greengrass)).Passed);
    }

    [Fact]
    public async Task Who_is_not_there_is_told() =>
        Assert.Equal(IamErrorCodes.NoSuchEntity, (await Assert.ThrowsAsync<IamException>(async () => await GrantAsync(await Given.UserAsync(), target: EntityReference.Parse("bob")))).Code);

    [Fact]
    public async Task The_account_is_read_once_however_many_are_granted()
    {
        var inner = await Given.UserAsync();
        await inner.CreateUserAsync(new NewUser { Name = "bob" }, Given.None);
        await inner.CreateGroupAsync("fleet", "/", Given.None);
        await using var account = new WatchedAccount(inner);
        var granter = await PermissionGranter.OpenAsync(Given.Greengrass, new CheckOptions(), account, Given.None);
        foreach (var name in new[] { "ann", "bob", "fleet" })
        {
            await MakeAsync(granter, granter.Plan(EntityReference.Parse(name), "P"), account);
        }

        Assert.Equal("GetAccountAuthorizationDetails 1, PutGroupPolicy 1, PutUserPolicy 2", account.Counts);
    }

    [Fact]
    public async Task What_a_group_was_granted_its_users_are_not_granted_again()
    {
        var account = await Given.UserAsync();
        await account.CreateGroupAsync("fleet", "/", Given.None);
        await account.AddUserToGroupAsync("fleet", "ann", Given.None);
        var granter = await PermissionGranter.OpenAsync(Given.Greengrass, new CheckOptions(), account, Given.None);
        Assert.NotEmpty(granter.Plan(EntityReference.Parse("ann"), "P").Granted);
        await MakeAsync(granter, granter.Plan(EntityReference.Parse("fleet"), "P"), account);
        Assert.Empty(granter.Plan(EntityReference.Parse("ann"), "P").Steps);
        Assert.Empty(granter.Plan(EntityReference.Parse("fleet"), "P").Steps);
    }

    [Fact]
    public async Task Who_was_granted_something_lacks_nothing_the_next_time_he_is_named()
    {
        var account = await Given.UserAsync();
        await account.CreateRoleAsync(new NewRole { Name = "edge", TrustPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"greengrass.amazonaws.com"},"Action":"sts:AssumeRole"}]}""" }, Given.None);
        var granter = await PermissionGranter.OpenAsync(Given.Greengrass, new CheckOptions(), account, Given.None);
        foreach (var name in new[] { "ann", "edge" })
        {
            await MakeAsync(granter, granter.Plan(EntityReference.Parse(name), "P"), account);
            Assert.Empty(granter.Plan(EntityReference.Parse(name.ToUpperInvariant()), "P").Steps);
        }
    }

    [Fact]
    public async Task An_export_that_was_cut_off_is_told()
    {
        await using var account = LocalAccount.InMemory(export: """{"UserDetailList":[{"UserName":"ann","Arn":"arn:aws:iam::123456789012:user/ann"}],"IsTruncated":true}""");
        Assert.Contains("cut off", Assert.Single((await PermissionGranter.OpenAsync(Given.Greengrass, new CheckOptions(), account, Given.None)).Warnings));
    }

    private static async Task<PermissionGrant> PlanAsync(IIamAccount account, CheckOptions options, EntityReference? target = null) =>
        (await PermissionGranter.OpenAsync(Given.Greengrass, options, account, Given.None)).Plan(target ?? EntityReference.Parse("ann"), PermissionGrant.DefaultPolicyName(Given.Greengrass));

    private static async Task MakeAsync(PermissionGranter granter, PermissionGrant grant, IIamAccount account)
    {
        Assert.All(await PlanRunner.RunAsync([grant.Change], account, _ => Task.FromResult(Approval.Yes), Given.None), o => Assert.Null(o.Error));
        granter.Learn(grant);
    }

    private static async Task<PermissionGrant> GrantAsync(IIamAccount account, CheckOptions? options = null, EntityReference? target = null)
    {
        var grant = await PlanAsync(account, options ?? new CheckOptions(), target);
        var outcomes = await PlanRunner.RunAsync([grant.Change], account, _ => Task.FromResult(Approval.Yes), Given.None);
        Assert.All(outcomes, o => Assert.Null(o.Error));
        return grant;
    }
}
