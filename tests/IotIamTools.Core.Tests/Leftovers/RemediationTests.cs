using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Leftovers;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Tests.Plans;

namespace IotIamTools.Core.Tests.Leftovers;

/// <summary>What findings ask for, and that carrying it out clears them.</summary>
public class RemediationTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"SERVICE"},"Action":"sts:AssumeRole"}]}""";

    private static readonly string[] Expected =
    [
        "EndedService Remove: role AWSDeepLensServiceRole",
        "EndedService Remove: service-linked role AWSServiceRoleForAWSPanorama",
        "EndedService Remove: role PanoramaApplianceRole",
        "EndedService Remove: role ThingsGraphFlowRole",
        "EndedService Remove: role AWSDeepLensGreengrassGroupRole",
        "EndedService Remove: role AWSDeepLensGreengrassRole",
        "EndedService Remove: role EventsAndGraphRole",
        "EndedService Remove: role FactoryGroupRole",
        "EndedService Review: find out whether AWS IoT Greengrass V2 uses it before you remove it",
        "RetiredPolicy SwapPolicy: role AWSDeepLensLambdaRole: attach arn:aws:iam::aws:policy/AWSLambda_FullAccess, then detach arn:aws:iam::aws:policy/AWSLambdaFullAccess",
        "RetiredPolicy SwapPolicy: role ConfigRecorder: attach arn:aws:iam::aws:policy/service-role/AWS_ConfigRole, then detach arn:aws:iam::aws:policy/service-role/AWSConfigRole",
        "RetiredPolicy SwapPolicy: group Jets: attach arn:aws:iam::aws:policy/service-role/AWS_ConfigRole, then detach arn:aws:iam::aws:policy/service-role/AWSConfigRole",
        "RetiredPolicy SwapPolicy: user erin: attach arn:aws:iam::aws:policy/AWSLambda_ReadOnlyAccess, then detach arn:aws:iam::aws:policy/AWSLambdaReadOnlyAccess",
        "JetsBaseline Narrow: group Jets: inline policy JetsPolicy",
        "JetsBaseline Narrow: group PlatformDeploy: managed policy JetsEverything",
        "JetsBaseline Narrow: group Jets: inline policy JetsPolicy",
        "JetsBaseline Narrow: group Jets: inline policy JetsPolicy",
        "JetsBaseline Narrow: user carol: inline policy own",
        "JetsBaseline Narrow: group ShopDeploy: inline policy deploy",
        "JetsBaseline Review: decide whether managed policy IAMFullAccess is meant for those who administer identities",
        "JetsBaseline Narrow: group PlatformDeploy: managed policy JetsEverything",
        "UnusedDeployUser Remove: user bob from group Jets",
        "UnusedDeployUser Remove: user robot from group LeastDeploy",
        .. new[] { "AWSDeepLensGreengrassGroupRole", "AWSDeepLensGreengrassRole", "Greengrass_ServiceRole", "LooseEdgeRole", "MixedEdgeRole" }.Select(name =>
            $"MissingSourceCondition AddConditions: role {name}: greengrass.amazonaws.com only for aws:SourceAccount 123456789012 and aws:SourceArn arn:aws:greengrass:*:123456789012:*"),
        "MissingSourceCondition AddConditions: role GreengrassV2TokenExchangeRole: credentials.iot.amazonaws.com only for aws:SourceAccount 123456789012 and aws:SourceArn arn:aws:iot:*:123456789012:rolealias/*",
    ];

    [Fact]
    public async Task Every_finding_has_the_remediation_of_its_kind() => Assert.Equal(
        Expected,
        (await LeftoverTests.FindAsync(new LeftoverOptions())).Select(f => $"{f.Rule} {f.Remediation}"));

    [Fact]
    public async Task A_removal_names_the_set_up_whose_role_it_is_and_none_if_several_services_can_assume_the_role() => Assert.Equal(
        ["AWSDeepLensGreengrassGroupRole deeplens", "AWSDeepLensGreengrassRole deeplens", "AWSDeepLensServiceRole deeplens", "AWSServiceRoleForAWSPanorama ", "EventsAndGraphRole ",
            "FactoryGroupRole greengrass-service", "PanoramaApplianceRole ", "ThingsGraphFlowRole things-graph"],
        (await LeftoverTests.FindAsync(new LeftoverOptions { Rules = [LeftoverRule.EndedService] }))
            .Select(f => f.Remediation).OfType<RemoveRemediation>().Select(r => $"{r.Entity.Name} {r.Blueprint}").Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_remediation_that_keeps_its_entity_clears_its_finding_and_removes_nothing()
    {
        await using var account = LocalAccount.InMemory(export: await File.ReadAllTextAsync(LeftoverTests.ExportPath));
        var options = new LeftoverOptions { Clock = LeftoverTests.Today };
        var before = await account.GetAuthorizationDetailsAsync(Given.None);
        var repairs = LeftoverFinder.Find(before, options).Select(f => f.Remediation).Where(r => r.Kind is not (RemediationKind.Remove or RemediationKind.Review)).Distinct().ToList();

        foreach (var repair in repairs)
        {
            var change = await RemediationPlanner.PlanAsync(repair, "shop", account, Given.None);
            Assert.NotEmpty(change.Steps);
            Assert.All(await PlanRunner.RunAsync([change], account, _ => Task.FromResult(Approval.Yes), Given.None), o => Assert.Equal(StepStatus.Done, o.Status));
        }

        var after = await account.GetAuthorizationDetailsAsync(Given.None);
        Assert.Equal(14, repairs.Count);
        Assert.All(LeftoverFinder.Find(after, options), f => Assert.True(f.Remediation.Kind is RemediationKind.Remove or RemediationKind.Review, f.ToString()));
        Assert.Equal(before.Roles.Select(r => r.Role.Name), after.Roles.Select(r => r.Role.Name));
        Assert.Equal(before.Groups.Count + before.Users.Count, after.Groups.Count + after.Users.Count);
    }

    [Fact]
    public async Task Adding_conditions_leaves_what_another_change_made_of_the_trust_policy()
    {
        await using var account = LocalAccount.InMemory(export: await File.ReadAllTextAsync(LeftoverTests.ExportPath));
        var finding = Assert.Single(LeftoverFinder.Find(await account.GetAuthorizationDetailsAsync(Given.None), Conditions), f => f.Entity.Name == "MixedEdgeRole");
        var change = await RemediationPlanner.PlanAsync(finding.Remediation, null, account, Given.None);

        Assert.Equal(["role MixedEdgeRole: replace the trust policy"], change.Steps.Select(s => s.ToString()));
        await PlanRunner.RunAsync([change], account, _ => Task.FromResult(Approval.Yes), Given.None);
        var trust = PolicyDocument.Parse((await account.FindRoleAsync("MixedEdgeRole", Given.None))!.TrustPolicy);
        Assert.Equal(["lambda.amazonaws.com", "greengrass.amazonaws.com"], trust.Statements.SelectMany(s => s.Principal!.Principals).Select(p => p.Value));
        Assert.Equal([0, 2], trust.Statements.Select(s => s.Conditions.Count));
        Assert.Empty((await RemediationPlanner.PlanAsync(finding.Remediation, null, account, Given.None)).Steps);
    }

    [Fact]
    public async Task A_role_of_the_other_partition_gets_the_conditions_of_its_own_account()
    {
        var details = new AuthorizationDetails { Roles = [Role("Edge", "arn:aws-cn:iam::210987654321:role/edge/Edge", "greengrass.amazonaws.com")] };

        var remediation = Assert.IsType<AddConditionsRemediation>(Assert.Single(LeftoverFinder.Find(details, Conditions)).Remediation);

        Assert.Equal(("210987654321", "arn:aws-cn:greengrass:*:210987654321:*"), (remediation.SourceAccount, remediation.SourceArn));
        await using var account = LocalAccount.InMemory();
        Assert.Empty((await RemediationPlanner.PlanAsync(remediation, null, account, Given.None)).Steps);
    }

    [Fact]
    public async Task A_user_in_two_groups_is_a_finding_for_each_so_that_each_can_be_carried_out()
    {
        await using var account = LocalAccount.InMemory(export: await File.ReadAllTextAsync(LeftoverTests.ExportPath));
        await account.AddUserToGroupAsync("LeastDeploy", "bob", Given.None);
        var found = LeftoverFinder.Find(await account.GetAuthorizationDetailsAsync(Given.None), new LeftoverOptions { Clock = LeftoverTests.Today, Rules = [LeftoverRule.UnusedDeployUser] });

        Assert.Equal(["user bob from group Jets", "user bob from group LeastDeploy", "user robot from group LeastDeploy"], found.Select(f => f.Remediation.ToString()["Remove: ".Length..]));
    }

    [Theory]
    [InlineData("panorama.amazonaws.com", "A", "arn:aws:iam::123456789012:role/B", "'arn:aws:iam::123456789012:role/B' is not the ARN of role A")]
    [InlineData("panorama.amazonaws.com", "A", "A", "'A' is not the ARN of role A")]
    [InlineData("panorama.amazonaws.com", "A", "arn:aws:iam::123456789012:user/A", "'arn:aws:iam::123456789012:user/A' is not the ARN of role A")]
    [InlineData("panorama.amazonaws.com", "b\u2019; New-Item owned #", "arn:aws:iam::123456789012:role/b\u2019; New-Item owned #", "'b\u2019; New-Item owned #' is not the name of a role")]
    [InlineData("greengrass.amazonaws.com", "a\nb", "arn:aws:iam::123456789012:role/a\nb", "'a\\u000Ab' is not the name of a role")]
    public void What_the_account_could_not_have_said_is_left_to_a_person(string service, string name, string arn, string why)
    {
        var found = LeftoverFinder.Find(new AuthorizationDetails { Roles = [Role(name, arn, service)] }, new LeftoverOptions { Clock = LeftoverTests.Today });

        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Equal($"Review: the account's data cannot be right: {why}", f.Remediation.ToString()));
    }

    [Fact]
    public void A_policy_whose_name_IAM_does_not_take_is_left_to_a_person()
    {
        const string Broad = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:*","cloudformation:*"],"Resource":"*"}]}""";
        var group = new Group { Name = "Jets", Arn = "arn:aws:iam::123456789012:group/Jets", Id = "AGPA1" };
        var details = new AuthorizationDetails { Groups = [new GroupDetail(group, [new InlinePolicy("a'b\r\n", Broad)], [])] };

        var found = Assert.Single(LeftoverFinder.Find(details, new LeftoverOptions { Rules = [LeftoverRule.JetsBaseline] }));

        Assert.Equal("Review: the account's data cannot be right: 'a'b\\u000D\\u000A' is not the name of a policy", found.Remediation.ToString());
        Assert.DoesNotContain('\n', found.Why);
    }

    [Fact]
    public async Task Removal_and_review_are_not_planned_here_nor_narrowing_without_a_prefix()
    {
        await using var account = LocalAccount.InMemory();
        var role = EntityReference.Parse("arn:aws:iam::123456789012:role/A", EntityKind.Role);

        foreach (var remediation in new Remediation[] { new RemoveRemediation(role), new ReviewRemediation(role, "why"), new NarrowRemediation(role, "p", null) })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => RemediationPlanner.PlanAsync(remediation, null, account, Given.None));
        }
    }

    private static LeftoverOptions Conditions { get; } = new() { Rules = [LeftoverRule.MissingSourceCondition] };

    private static RoleDetail Role(string name, string arn, string service) => new(
        new Role { Name = name, Arn = arn, Id = "AROA1", TrustPolicy = Trust.Replace("SERVICE", service, StringComparison.Ordinal) },
        [],
        [],
        []);
}
