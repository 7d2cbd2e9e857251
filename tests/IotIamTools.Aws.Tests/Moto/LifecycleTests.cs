using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Exports;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Leftovers;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Tests.Plans;

namespace IotIamTools.Aws.Tests.Moto;

/// <summary>The whole life of set-ups against a server.</summary>
[Collection(MotoTests.Name)]
public sealed class LifecycleTests(MotoServer moto)
{
    public static TheoryData<string> Blueprints() => [.. FullSetup.Names];

    [MotoTheory]
    [MemberData(nameof(Blueprints))]
    public async Task Making_verifying_damaging_mending_and_removing_leaves_the_account_as_it_was(string name)
    {
        await moto.EmptyAsync();
        await using var account = moto.Open();
        await CreateUsersAsync(account);
        var before = await DescribeAsync(account);
        var setup = await FullSetup.ResolveWithEverythingAsync(name, account);
        Assert.All(await InstallAsync(setup, account), r => Assert.Equal(Change.Created, r.Change));
        Assert.All((await Planner.PlanAsync(setup, account, default)).Differences, d => Assert.Fail(d.ToString()));
        Assert.All(await InstallAsync(setup, account), r => Assert.Equal(Change.Unchanged, r.Change));
        var whole = await DescribeAsync(account);

        foreach (var damage in Damage.AllOf(setup))
        {
            await damage.DoAsync(account);
            var drift = (await Planner.PlanAsync(setup, account, default)).Differences.Where(d => d.IsDrift).ToList();
            var found = Assert.Single(drift, d => d.Entity == damage.Entity && d.Part == damage.Part);
            Assert.Equal((damage.Kind, damage.Name), (found.Kind, found.Name));

            var mended = Assert.Single(await Installer.InstallAsync(setup, account, force: true, Run, default), r => r.Change != Change.Unchanged);
            Assert.Equal((damage.Entity, null), (mended.Plan.Entity, mended.Problem));
            if (damage.Part != DifferencePart.Existence)
            {
                Assert.Same(found, Assert.Single(drift));
                Assert.Equal(found.Repair!.ToString(), Assert.Single(mended.Done).ToString());
            }

            Assert.Equal(whole, await DescribeAsync(account));
        }

        var removal = await RemovalPlanner.PlanAsync(RemovalTarget.Of(setup), account, new RemovalOptions(), default);
        Assert.All(await RemovalPlanner.RunAsync(removal, account, Run, default), r => Assert.Equal((Change.Removed, null), (r.Change, r.Problem)));
        Assert.Equal(before, await DescribeAsync(account));
    }

    [MotoFact]
    public async Task A_role_in_an_instance_profile_and_a_policy_of_many_versions_are_removed()
    {
        await using var account = moto.Open();
        var setup = await FullSetup.ResolveAsync("greengrass-v2", account);
        await InstallAsync(setup, account);
        await moto.PostAsync("Action=CreateInstanceProfile&InstanceProfileName=Leaving");
        await moto.PostAsync($"Action=AddRoleToInstanceProfile&InstanceProfileName=Leaving&RoleName={setup.Roles[0].Name}");
        for (var i = 0; i < 4; i++)
        {
            await account.CreatePolicyVersionAsync(setup.Policies[0].Arn, Sample.Policy, default);
        }

        Assert.Equal(Change.Updated, (await Installer.InstallAsync(setup, account, force: true, Run, default))[0].Change);
        Assert.Equal(5, (await account.ListPolicyVersionsAsync(setup.Policies[0].Arn, default)).Count);

        var removal = await RemovalPlanner.PlanAsync(RemovalTarget.Of(setup), account, new RemovalOptions(), default);
        var results = await RemovalPlanner.RunAsync(removal, account, Run, default);

        Assert.All(results, r => Assert.Equal((Change.Removed, null), (r.Change, r.Problem)));
        Assert.Equal(["instance profile Leaving"], results[0].Removal.Retained);
        await moto.PostAsync("Action=DeleteInstanceProfile&InstanceProfileName=Leaving");
    }

    [MotoFact]
    public async Task Leftovers_of_a_live_account_are_found()
    {
        await using var account = moto.Open();
        await InstallAsync(await FullSetup.ResolveAsync("things-graph", account), account);
        await account.CreateUserAsync(new NewUser { Name = "deployer" }, default);
        var jets = await BlueprintCatalog.Get("jets-deploy").ResolveAsync(new Dictionary<string, IReadOnlyList<string>> { ["UserName"] = ["deployer"] }, account, default);
        await InstallAsync(jets, account);

        var found = (await LeftoverFinder.FindAsync(account, new LeftoverOptions { UnusedFor = TimeSpan.Zero }, default)).Findings;

        Assert.Equal(
            ["EndedService Certain role ThingsGraphFlowRole", "JetsBaseline Certain group Jets", "JetsBaseline Certain user deployer", "UnusedDeployUser Likely user deployer"],
            found.Where(f => f.Entity.Name is "ThingsGraphFlowRole" or "Jets" or "deployer").Select(f => $"{f.Rule} {f.Certainty} {f.Entity}"));
        foreach (var setup in new[] { jets, await FullSetup.ResolveAsync("things-graph", account) })
        {
            await RemovalPlanner.RunAsync(await RemovalPlanner.PlanAsync(RemovalTarget.Of(setup), account, new RemovalOptions(), default), account, Run, default);
        }

        await account.DeleteUserAsync("deployer", default);
    }

    [CfnLintFact]
    public async Task An_exported_template_passes_cfn_lint()
    {
        await using var account = LocalAccount.InMemory();
        await InstallAllAsync(account);
        var folder = Directory.CreateTempSubdirectory("template");
        try
        {
            var file = Path.Combine(folder.FullName, "template.json");
            await File.WriteAllTextAsync(file, await ExportAsync(account, ExportFormat.CloudFormation));

            var (exitCode, output) = PythonTool.Run(PythonTool.Find("cfn-lint")!, "", TimeSpan.FromMinutes(3), [file]);

            Assert.True(exitCode == 0, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TerraformFact]
    public async Task Exported_configuration_imports_what_is_there_and_plans_no_change()
    {
        await moto.EmptyAsync();
        await using var account = moto.Open();
        await InstallAllAsync(account);
        var folder = Directory.CreateTempSubdirectory("terraform");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "captured.tf"), await ExportAsync(account, ExportFormat.Terraform));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "provider.tf"), Provider(moto.Url));

            Terraform(folder.FullName, "fmt", "-check", "-diff", "captured.tf");
            Terraform(folder.FullName, "init", "-input=false", "-no-color");
            Assert.Contains(" imported, 0 added, 0 changed, 0 destroyed", Terraform(folder.FullName, "apply", "-auto-approve", "-input=false", "-no-color"), StringComparison.Ordinal);
            Terraform(folder.FullName, "plan", "-detailed-exitcode", "-input=false", "-no-color");
        }
        finally
        {
            folder.Delete(recursive: true);
            await moto.EmptyAsync();
        }
    }

    private static Task<Approval> Run(EntitySteps change) => Task.FromResult(Approval.Yes);

    private static Task<IReadOnlyList<EntityResult>> InstallAsync(Setup setup, IIamAccount account) => Installer.InstallAsync(setup, account, force: false, Run, default);

    private static async Task CreateUsersAsync(IIamAccount account)
    {
        foreach (var user in FullSetup.UserNames)
        {
            await account.CreateUserAsync(new NewUser { Name = user }, default);
        }
    }

    private static async Task InstallAllAsync(IIamAccount account)
    {
        await CreateUsersAsync(account);
        foreach (var name in FullSetup.Names)
        {
            Assert.All(await InstallAsync(await FullSetup.ResolveAsync(name, account), account), r => Assert.Equal(Change.Created, r.Change));
        }
    }

    private static async Task<string> ExportAsync(IIamAccount account, ExportFormat format)
    {
        var setups = new List<Setup>();
        foreach (var name in FullSetup.Names)
        {
            setups.Add(await FullSetup.ResolveAsync(name, account));
        }

        var selection = CaptureSelection.Of([.. setups.SelectMany(s => s.Roles).Select(r => r.Name)], [.. setups.SelectMany(s => s.Groups).Select(g => g.Name)]);
        return SetupExport.Write(await SetupCapture.CaptureAsync("all", selection, account, default), format);
    }

    private static string Terraform(string folder, params string[] arguments)
    {
        var (exitCode, output) = PythonTool.Run(PythonTool.Find("terraform")!, "", TimeSpan.FromMinutes(3), [$"-chdir={folder}", .. arguments]);
        Assert.True(exitCode == 0, $"terraform {string.Join(' ', arguments)}: exit code {exitCode}\n{output}");
        return output;
    }

    private static string Provider(Uri url) => $$"""
        provider "aws" {
          region                      = "us-east-1"
          access_key                  = "AKIAIOSFODNN7EXAMPLE"
          secret_key                  = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
          skip_credentials_validation = true
          skip_metadata_api_check     = true
          skip_requesting_account_id  = true
          endpoints {
            iam = "{{url}}"
            sts = "{{url}}"
          }
        }
        """;

    /// <summary>All that the account has but ids, dates and numbers of versions, in an order of its own.</summary>
    private static async Task<string> DescribeAsync(IIamAccount account)
    {
        var details = await account.GetAuthorizationDetailsAsync(default);
        var lines = new List<string>();
        foreach (var role in details.Roles)
        {
            // The details of all roles leave out the description and the longest session.
            var whole = (await account.FindRoleAsync(role.Role.Name, default))!;
            lines.Add($"{whole.Arn} {whole.Description} {whole.MaxSessionDuration} {whole.PermissionsBoundaryArn} {Text(whole.Tags)} {Canonical(whole.TrustPolicy)}");
            lines.AddRange(Policies(role.Role.Arn, role.InlinePolicies, role.AttachedPolicies));
        }

        foreach (var group in details.Groups)
        {
            lines.Add(group.Group.Arn);
            lines.AddRange(Policies(group.Group.Arn, group.InlinePolicies, group.AttachedPolicies));
        }

        foreach (var user in details.Users)
        {
            lines.Add($"{user.User.Arn} {user.User.PermissionsBoundaryArn} {Text(user.User.Tags)} in {string.Join(',', user.GroupNames.Order(StringComparer.Ordinal))}");
            lines.AddRange(Policies(user.User.Arn, user.InlinePolicies, user.AttachedPolicies));
        }

        await foreach (var policy in account.ListPoliciesAsync(includeAwsManaged: false, default))
        {
            var whole = (await account.FindPolicyAsync(policy.Arn, default))!;
            var version = await account.GetPolicyVersionAsync(whole.Arn, whole.DefaultVersionId, default);
            lines.Add($"{whole.Arn} {whole.Description} {Text(whole.Tags)} {Canonical(version.Document!)}");
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));

        static IEnumerable<string> Policies(string arn, IReadOnlyList<InlinePolicy> inline, IReadOnlyList<AttachedPolicy> attached) =>
            [.. inline.Select(p => $"{arn} has {p.Name} {Canonical(p.Document)}"), .. attached.Select(p => $"{arn} has {p.Arn}")];

        static string Text(IReadOnlyList<Tag> tags) => string.Join(',', tags.Select(t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal));

        static string Canonical(string document) => PolicyWriter.Write(PolicyDocument.Parse(document));
    }
}
