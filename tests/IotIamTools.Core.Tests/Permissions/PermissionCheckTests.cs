using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Checks;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Tests.Plans;

namespace IotIamTools.Core.Tests.Permissions;

/// <summary>The module's own decisions, from what stands in the account.</summary>
public class PermissionCheckTests
{
    [Fact]
    public async Task A_user_with_nothing_lacks_everything()
    {
        var check = await Given.CheckAsync(await Given.UserAsync(), Given.Greengrass);
        Assert.False(check.Passed);
        Assert.Equal((0, 34, 34), (check.AllowedCount, check.Total, check.Missing.Count()));
        Assert.Equal("arn:aws:iam::123456789012:user/ann", check.PrincipalArn);
        Assert.Equal(PermissionEvaluator.Local, check.Evaluator);
    }

    [Fact]
    public async Task The_exact_policy_passes() =>
        Assert.True((await Given.CheckAsync(await Given.UserAsync(PolicyWriter.Write(Given.Greengrass.ToPolicy())), Given.Greengrass)).Passed);

    [Fact]
    public async Task A_wildcard_passes() =>
        Assert.True((await Given.CheckAsync(await Given.UserAsync(Given.Policy(Given.Statement("*"))), Given.Greengrass)).Passed);

    [Fact]
    public async Task Policies_of_groups_and_managed_policies_count()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement("s3:*")));
        await account.CreateGroupAsync("fleet", "/", Given.None);
        await account.AddUserToGroupAsync("fleet", "ann", Given.None);
        await account.PutInlinePolicyAsync(Entity.Group("fleet"), "iot", Given.Policy(Given.Statement("iot:*"), Given.Statement("iam:PassRole")), Given.None);
        var managed = await account.CreatePolicyAsync(new NewPolicy { Name = "gg", Document = Given.Policy(Given.Statement("greengrass:Get*")) }, Given.None);
        await account.CreatePolicyVersionAsync(managed.Arn, Given.Policy(Given.Statement("greengrass:*")), Given.None);
        await account.AttachPolicyAsync(Entity.Group("fleet"), managed.Arn, Given.None);
        Assert.True((await Given.CheckAsync(account, Given.Greengrass)).Passed);
    }

    [Fact]
    public async Task A_deny_is_told_apart_from_what_is_missing()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement("iot:*"), Given.Statement("iot:UpdateThing", "arn:aws:iot:*:*:thing/*", "Deny")));
        var check = await Given.CheckAsync(account, Given.Greengrass);
        Assert.Equal("iot:UpdateThing", Assert.Single(check.ExplicitlyDenied).Documented);
        Assert.DoesNotContain(check.Missing, p => p.Action == "iot:UpdateThing");
        Assert.Equal(34, check.AllowedCount + check.Missing.Count() + check.ExplicitlyDenied.Count());
        Assert.Contains("Denied by statement 2 of identity policy 'P0'", check.Explain().Single(r => r.Permission.Action == "iot:UpdateThing").Why);
    }

    [Fact]
    public async Task A_boundary_limits()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement("*")));
        var boundary = await account.CreatePolicyAsync(new NewPolicy { Name = "edge", Document = Given.Policy(Given.Statement("iot:*"), Given.Statement("s3:*")) }, Given.None);
        await account.PutPermissionsBoundaryAsync(Entity.User("ann"), boundary.Arn, Given.None);
        var check = await Given.CheckAsync(account, Given.Greengrass);
        Assert.Equal(14, check.AllowedCount);
        Assert.Equal("permissions boundary", check.Explain().First(r => r.Decision != PermissionDecision.Allowed).BlockedBy);
    }

    [Fact]
    public async Task A_boundary_that_is_not_in_the_export_is_unresolved_and_never_none()
    {
        var account = Given.Export($$"""
            "UserPolicyList":[{"PolicyName":"all","PolicyDocument":{{Given.Policy(Given.Statement("*"))}}}],"GroupList":[],"AttachedManagedPolicies":[],
            "PermissionsBoundary":{"PermissionsBoundaryType":"Policy","PermissionsBoundaryArn":"arn:aws:iam::123456789012:policy/Gone"}
            """);
        var check = await Given.CheckAsync(account, Given.Greengrass);
        Assert.Equal(34, check.Undecided.Count());
        Assert.Contains("'Gone'", Assert.Single(check.Problems));
    }

    [Fact]
    public async Task A_malformed_policy_is_named_and_leaves_the_others_decided()
    {
        var account = Given.Export(
            "\"UserPolicyList\":[{\"PolicyName\":\"Broken\",\"PolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Alow\",\"Action\":\"*\",\"Resource\":\"*\"}]}}],\"GroupList\":[],\"AttachedManagedPolicies\":[]");
        await account.CreateUserAsync(new NewUser { Name = "bob" }, Given.None);
        await account.PutInlinePolicyAsync(Entity.User("bob"), "all", Given.Policy(Given.Statement("*")), Given.None);
        var report = await PermissionCheck.RunAsync(Given.Greengrass, null, account, new CheckOptions(), null, Given.None);
        var ann = report.Outcomes[0].Check!;
        Assert.Equal(34, ann.Undecided.Count());
        Assert.Contains("identity policy 'Broken': it is malformed (line 1", Assert.Single(ann.Problems));
        Assert.True(report.Outcomes[1].Check!.Passed);
    }

    [Fact]
    public async Task A_group_that_is_not_in_the_export_leaves_its_users_undecided() =>
        Assert.Equal(34, (await Given.CheckAsync(Given.Export("\"UserPolicyList\":[],\"GroupList\":[\"gone\"],\"AttachedManagedPolicies\":[]"), Given.Greengrass)).Undecided.Count());

    [Fact]
    public async Task An_AWS_managed_policy_that_is_known_need_not_be_in_the_export()
    {
        var account = Given.Export(
            "\"UserPolicyList\":[],\"GroupList\":[],\"AttachedManagedPolicies\":[{\"PolicyName\":\"AWSGreengrassResourceAccessRolePolicy\",\"PolicyArn\":\"arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy\"}]");
        Assert.Empty((await Given.CheckAsync(account, Given.Greengrass)).Problems);
    }

    [Theory]
    [InlineData("ann", "arn:aws:iam::123456789012:user/ann")]
    [InlineData("ANN", "arn:aws:iam::123456789012:user/ann")]
    [InlineData("arn:aws:iam::123456789012:user/ann", "arn:aws:iam::123456789012:user/ann")]
    [InlineData("edge", "arn:aws:iam::123456789012:role/svc/edge")]
    [InlineData("arn:aws:iam::123456789012:role/svc/edge", "arn:aws:iam::123456789012:role/svc/edge")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/edge/session", "arn:aws:iam::123456789012:role/svc/edge")]
    [InlineData("fleet", "arn:aws:iam::123456789012:group/fleet")]
    public async Task Principals_go_by_name_arn_and_session(string name, string arn)
    {
        var account = await Given.UserAsync();
        await account.CreateRoleAsync(new NewRole { Name = "edge", Path = "/svc/", TrustPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""" }, Given.None);
        await account.CreateGroupAsync("fleet", "/", Given.None);
        Assert.Equal(arn, (await Given.CheckAsync(account, Given.Greengrass, name)).PrincipalArn);
    }

    [Theory]
    [InlineData("nobody", "there is no user, role or group 'nobody'")]
    [InlineData("arn:aws:iam::123456789012:user/path/ann", "is not in the account; the user of that name is 'arn:aws:iam::123456789012:user/ann'")]
    [InlineData("arn:aws-cn:iam::123456789012:user/ann", "of partition aws-cn")]
    [InlineData("arn:aws:iam::210987654321:user/ann", "is in account 210987654321")]
    [InlineData("arn:aws:iam::123456789012:root", "root user")]
    [InlineData("arn:aws:s3:::bucket", "is not the ARN of a user")]
    [InlineData("", "has no name")]
    [InlineData("a b:c", "is not a name that")]
    public async Task A_principal_that_is_not_there_is_told_and_the_others_go_on(string name, string problem)
    {
        var report = await PermissionCheck.RunAsync(
            Given.Greengrass, [EntityReference.Parse(name), EntityReference.Parse("ann")], await Given.UserAsync(), new CheckOptions(), null, Given.None);
        Assert.Contains(problem, report.Outcomes[0].Problem);
        Assert.NotNull(report.Outcomes[1].Check);
    }

    [Fact]
    public async Task Of_a_group_what_its_policies_give_is_decided()
    {
        var account = Given.Account();
        await account.CreateGroupAsync("fleet", "/", Given.None);
        await account.PutInlinePolicyAsync(Entity.Group("fleet"), "P", Given.Policy(Given.Statement("*")), Given.None);
        var check = await Given.CheckAsync(account, Given.Greengrass, "fleet");
        Assert.True(check.Passed);
        Assert.Equal(EntityKind.Group, check.Kind);
    }

    [Fact]
    public async Task Resources_can_be_narrowed()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement("iot:DescribeThing", "arn:aws:iot:eu-west-1:123456789012:thing/pump*")));
        var thing = Given.Greengrass.Only(["iot:DescribeThing"]);
        var wide = await Given.CheckAsync(account, thing);
        Assert.False(wide.Passed);
        Assert.Contains("It is allowed on arn:aws:iot:eu-west-1:123456789012:thing/pump*.", wide.Explain()[0].Why);
        var scope = new PermissionScope { ResourceArns = ["arn:aws:iot:eu-west-1:123456789012:thing/pump7"] };
        Assert.True((await Given.CheckAsync(account, thing, options: new CheckOptions { Scope = scope })).Passed);
    }

    [Fact]
    public async Task An_action_must_be_allowed_on_each_type_that_it_needs()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement("iot:*", "arn:aws:iot:*:*:thing/*")));
        var row = (await Given.CheckAsync(account, Given.Greengrass.Only(["AddThingToThingGroup"]))).Explain()[0];
        Assert.Equal((PermissionDecision.ImplicitlyDenied, "arn:aws:iot:eu-west-1:123456789012:thinggroup/*"), (row.Decision, row.Resource));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/Deploy", """,{"Condition":0}""", false)]
    [InlineData("arn:aws:iam::123456789012:role/Deploy", "", true)]
    [InlineData("arn:aws:iam::123456789012:role/Deploy*", "", true)]
    [InlineData("*", "", true)]
    public async Task Any_role_will_do_where_none_is_named(string role, string condition, bool passes)
    {
        var more = condition.Length == 0 ? "" : ""","Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}""";
        var account = await Given.UserAsync(Given.Policy(Given.Statement("iam:PassRole", role, more: more)));
        var pass = Given.Greengrass.Only(["iam:PassRole"]);
        Assert.Equal(passes, (await Given.CheckAsync(account, pass)).Passed);
        var named = new CheckOptions { Scope = new PermissionScope { PassRoleArns = ["arn:aws:iam::123456789012:role/Other"] } };
        Assert.Equal(role == "*", (await Given.CheckAsync(account, pass, options: named)).Passed);
    }

    [Fact]
    public async Task A_role_counts_for_the_services_that_it_may_be_passed_to_only()
    {
        var account = await Given.UserAsync(Given.Policy(Given.Statement(
            "iam:PassRole", "arn:aws:iam::123456789012:role/G", more: ""","Condition":{"StringEquals":{"iam:PassedToService":"greengrass.amazonaws.com"}}""")));
        Assert.False((await Given.CheckAsync(account, Given.Greengrass.Only(["iam:PassRole"]))).Passed);
    }

    [Fact]
    public async Task The_context_has_what_is_known_and_what_the_caller_says()
    {
        var account = Given.Account();
        await account.CreateUserAsync(new NewUser { Name = "ann", Tags = [new Tag("team", "edge")] }, Given.None);
        string[] conditions =
        [
            "\"Bool\":{\"aws:SecureTransport\":\"true\"}", "\"StringEquals\":{\"aws:PrincipalTag/team\":\"edge\"}", "\"StringEquals\":{\"aws:username\":\"ann\"}",
            "\"StringEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}", "\"DateGreaterThan\":{\"aws:CurrentTime\":\"2026-01-01T00:00:00Z\"}", "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}",
        ];
        string[] actions = ["iot:DescribeThing", "iot:UpdateThing", "iot:GetTopicRule", "iot:CreateTopicRule", "iot:ListTopicRules", "iot:DeleteThingGroup"];
        await account.PutInlinePolicyAsync(
            Entity.User("ann"), "P", Given.Policy([.. actions.Zip(conditions, (a, c) => Given.Statement(a, more: $$""","Condition":{{{c}}}"""))]), Given.None);
        var part = Given.Greengrass.Only(actions);
        var time = DateTimeOffset.Parse("2026-11-22T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var check = await Given.CheckAsync(account, part, options: new CheckOptions { Time = time });
        Assert.Equal("iot:DeleteThingGroup", Assert.Single(check.Missing).Action);
        Assert.Equal(["aws:MultiFactorAuthPresent"], check.Explain().Single(r => r.Decision != PermissionDecision.Allowed).MissingContextKeys);
        var mfa = new Dictionary<string, ContextValue> { ["aws:MultiFactorAuthPresent"] = "true" };
        Assert.True((await Given.CheckAsync(account, part, options: new CheckOptions { Time = time, Context = mfa })).Passed);
    }

    [Fact]
    public async Task The_documented_least_privilege_policy_of_jets_passes_for_its_prefix()
    {
        var values = new Dictionary<string, IReadOnlyList<string>> { ["NamePrefix"] = ["demo"], ["UserName"] = ["ann"] };
        var account = await Given.UserAsync();
        var setup = Core.Blueprints.BlueprintCatalog.Get("jets-deploy").Resolve(values, Given.Place);
        await Core.Plans.Installer.InstallAsync(setup, account, false, _ => Task.FromResult(Core.Plans.Approval.Yes), Given.None);
        var check = await Given.CheckAsync(account, Given.Required("jets-deploy", ("NamePrefix", ["demo"])));
        Assert.True(check.Passed, string.Join("; ", check.Missing));
        Assert.False((await Given.CheckAsync(account, Given.Required("jets-deploy", ("NamePrefix", ["other"])))).Passed);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("5")]
    [InlineData("6")]
    [InlineData("6-ci")]
    [InlineData("6-runner")]
    public async Task The_documented_policies_of_jets_pass_for_their_version(string version)
    {
        var account = await Given.UserAsync();
        var setup = Core.Blueprints.BlueprintCatalog.Get("jets-deploy").Resolve(
            new Dictionary<string, IReadOnlyList<string>> { ["JetsVersion"] = [version], ["UserName"] = ["ann"], ["Feature"] = ["ssm-secrets"] }, Given.Place);
        await Core.Plans.Installer.InstallAsync(setup, account, false, _ => Task.FromResult(Core.Plans.Approval.Yes), Given.None);
        var check = await Given.CheckAsync(account, Given.Required("jets-deploy", ("JetsVersion", [version])));
        Assert.True(check.Passed, string.Join("; ", check.Missing.Concat(check.Undecided)));
    }

    [Fact]
    public async Task Many_users_come_in_the_order_of_the_account_with_progress()
    {
        var account = Given.Account();
        for (var i = 0; i < 600; i++)
        {
            await account.CreateUserAsync(new NewUser { Name = $"u{i}" }, Given.None);
        }

        var progress = new Heard();
        var report = await PermissionCheck.RunAsync(Given.Greengrass, null, account, new CheckOptions(), progress, Given.None);
        var names = (await account.GetAuthorizationDetailsAsync(Given.None)).Users.Select(u => u.User.Name);
        Assert.Equal(names, report.Outcomes.Select(o => o.Check!.PrincipalName));
        Assert.Equal([250, 500, 600], progress.Done);
    }

    [Fact]
    public async Task A_file_cannot_be_asked_of_AWS()
    {
        var error = await Assert.ThrowsAsync<IamException>(async () => await Given.CheckAsync(await Given.UserAsync(), Given.Greengrass, options: new CheckOptions { Evaluator = PermissionEvaluator.Aws }));
        Assert.Equal(IamErrorCodes.OperationNotSupported, error.Code);
    }

    private sealed class Heard : IProgress<CheckProgress>
    {
        public List<int> Done { get; } = [];

        public void Report(CheckProgress value) => Done.Add(value.Done);
    }

    [Fact]
    public async Task An_export_that_was_cut_off_is_told()
    {
        await using var account = LocalAccount.InMemory(export: """{"UserDetailList":[{"UserName":"ann","Arn":"arn:aws:iam::123456789012:user/ann"}],"IsTruncated":true}""");
        var report = await PermissionCheck.RunAsync(Given.Greengrass, null, account, new CheckOptions(), null, Given.None);
        Assert.Contains("cut off", Assert.Single(report.Warnings));
    }

    [Fact]
    public async Task A_user_whose_ARN_is_none_is_told_and_the_others_are_checked()
    {
        var details = new AuthorizationDetails { Users = [User("ann", "arn:aws:iam::123456789012:user/ann"), User("bob", "bob's ARN")] };
        await using var account = new WatchedAccount(Given.Account()) { Details = details };
        var report = await PermissionCheck.RunAsync(Given.Greengrass, null, account, new CheckOptions(), null, Given.None);
        Assert.NotNull(report.Outcomes[0].Check);
        Assert.Contains("bob cannot be checked: 'bob's ARN' is not a principal", report.Outcomes[1].Problem);

        static UserDetail User(string name, string arn) => new(new User { Name = name, Arn = arn }, [], [], []);
    }
}
