using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Exports;
using IotIamTools.Core.Leftovers;
using IotIamTools.Core.Plans;

namespace IotIamTools.Aws.Tests.Moto;

/// <summary>The whole life of set-ups against a server.</summary>
[Collection(MotoTests.Name)]
public sealed class LifecycleTests(MotoServer moto)
{
    private static string OwnBlueprint => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "edge.json"));

    public static TheoryData<string> Blueprints() => [.. Names];

    private static string[] Names => [.. BlueprintCatalog.Names, "edge"];

    [MotoTheory]
    [MemberData(nameof(Blueprints))]
    public async Task Making_verifying_damaging_mending_and_removing_leaves_the_account_as_it_was(string name)
    {
        await moto.EmptyAsync();
        await using var account = moto.Open();
        var users = name is "edge" or "jets-deploy" ? new[] { "ann", "bob" } : [];
        foreach (var user in users)
        {
            await account.CreateUserAsync(new NewUser { Name = user }, default);
        }

        var before = await DescribeAsync(account);
        var setup = await SetupAsync(name, account);
        Assert.All(await InstallAsync(setup, account), r => Assert.Equal(Change.Created, r.Change));
        Assert.All((await Planner.PlanAsync(setup, account, default)).Differences, d => Assert.Fail(d.ToString()));
        Assert.All(await InstallAsync(setup, account), r => Assert.Equal(Change.Unchanged, r.Change));

        foreach (var role in setup.Roles)
        {
            await account.UpdateTrustPolicyAsync(role.Name, Sample.Trust.Replace("greengrass", "ec2", StringComparison.Ordinal), default);
        }

        foreach (var group in setup.Groups.Where(g => g.Users.Count > 0))
        {
            await account.RemoveUserFromGroupAsync(group.Name, group.Users[0].Name, default);
        }

        var drift = (await Planner.PlanAsync(setup, account, default)).Differences.Where(d => d.IsDrift).ToList();
        Assert.Equal(
            setup.Roles.Select(r => $"role {r.Name} TrustPolicy").Concat(setup.Groups.Select(g => $"group {g.Name} Membership")),
            drift.Select(d => $"{d.Entity} {d.Part}"));
        var mended = await Installer.InstallAsync(setup, account, force: true, Run, default);
        Assert.Equal(drift.Count, mended.Sum(r => r.Done.Count()));
        Assert.True((await Planner.PlanAsync(setup, account, default)).IsSatisfied);

        var removal = await RemovalPlanner.PlanAsync(setup, account, new RemovalOptions(), default);
        Assert.All(await RemovalPlanner.RunAsync(removal, account, Run, default), r => Assert.Equal((Change.Removed, null), (r.Change, r.Problem)));
        Assert.Equal(before, await DescribeAsync(account));
        foreach (var user in users)
        {
            await account.DeleteUserAsync(user, default);
        }
    }

    [MotoFact]
    public async Task A_role_in_an_instance_profile_and_a_policy_of_many_versions_are_removed()
    {
        await using var account = moto.Open();
        var setup = await SetupAsync("greengrass-v2", account);
        await InstallAsync(setup, account);
        await moto.PostAsync("Action=CreateInstanceProfile&InstanceProfileName=Leaving");
        await moto.PostAsync($"Action=AddRoleToInstanceProfile&InstanceProfileName=Leaving&RoleName={setup.Roles[0].Name}");
        for (var i = 0; i < 4; i++)
        {
            await account.CreatePolicyVersionAsync(setup.Policies[0].Arn, Sample.Policy, default);
        }

        Assert.Equal(Change.Updated, (await Installer.InstallAsync(setup, account, force: true, Run, default))[0].Change);
        Assert.Equal(5, (await account.ListPolicyVersionsAsync(setup.Policies[0].Arn, default)).Count);

        var removal = await RemovalPlanner.PlanAsync(setup, account, new RemovalOptions(), default);
        var results = await RemovalPlanner.RunAsync(removal, account, Run, default);

        Assert.All(results, r => Assert.Equal((Change.Removed, null), (r.Change, r.Problem)));
        Assert.Equal(["instance profile Leaving"], results[0].Removal.Kept);
        await moto.PostAsync("Action=DeleteInstanceProfile&InstanceProfileName=Leaving");
    }

    [MotoFact]
    public async Task Leftovers_of_a_live_account_are_found()
    {
        await using var account = moto.Open();
        await InstallAsync(await SetupAsync("things-graph", account), account);
        await account.CreateUserAsync(new NewUser { Name = "deployer" }, default);
        var jets = await BlueprintCatalog.Get("jets-deploy").ResolveAsync(new Dictionary<string, IReadOnlyList<string>> { ["UserName"] = ["deployer"] }, account, default);
        await InstallAsync(jets, account);

        var found = await LeftoverFinder.FindAsync(account, new LeftoverOptions { UnusedFor = TimeSpan.Zero }, default);

        Assert.Equal(
            ["EndedService Certain role ThingsGraphFlowRole", "JetsBaseline Certain group Jets", "JetsBaseline Certain user deployer", "UnusedDeployUser Possible user deployer"],
            found.Where(f => f.Entity.Name is "ThingsGraphFlowRole" or "Jets" or "deployer").Select(f => $"{f.Rule} {f.Certainty} {f.Entity}"));
        foreach (var setup in new[] { jets, await SetupAsync("things-graph", account) })
        {
            await RemovalPlanner.RunAsync(await RemovalPlanner.PlanAsync(setup, account, new RemovalOptions(), default), account, Run, default);
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
            foreach (var name in Names)
            {
                var removal = await RemovalPlanner.PlanAsync(await SetupAsync(name, account), account, new RemovalOptions(), default);
                await RemovalPlanner.RunAsync(removal, account, Run, default);
            }

            foreach (var user in new[] { "ann", "bob" })
            {
                await account.DeleteUserAsync(user, default);
            }
        }
    }

    private static Task<StepApproval> Run(PlanStep step) => Task.FromResult(StepApproval.Run);

    private static Task<IReadOnlyList<EntityResult>> InstallAsync(Setup setup, IIamAccount account) => Installer.InstallAsync(setup, account, force: false, Run, default);

    private static async Task InstallAllAsync(IIamAccount account)
    {
        foreach (var user in new[] { "ann", "bob" })
        {
            await account.CreateUserAsync(new NewUser { Name = user }, default);
        }

        foreach (var name in Names)
        {
            Assert.All(await InstallAsync(await SetupAsync(name, account), account), r => Assert.Equal(Change.Created, r.Change));
        }
    }

    private static Task<Setup> SetupAsync(string name, IIamAccount account)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        if (name is "edge" or "jets-deploy")
        {
            values["UserName"] = ["ann", "bob"];
        }

        return (name == "edge" ? Blueprint.Parse(OwnBlueprint) : BlueprintCatalog.Get(name)).ResolveAsync(values, account, default);
    }

    private static async Task<string> ExportAsync(IIamAccount account, ExportFormat format)
    {
        var setups = new List<Setup>();
        foreach (var name in Names)
        {
            setups.Add(await SetupAsync(name, account));
        }

        var selection = new CaptureSelection { RoleNames = [.. setups.SelectMany(s => s.Roles).Select(r => r.Name)], GroupNames = [.. setups.SelectMany(s => s.Groups).Select(g => g.Name)] };
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

    /// <summary>What the account has, by name; ids and dates apart.</summary>
    private static async Task<string> DescribeAsync(IIamAccount account)
    {
        var details = await account.GetAuthorizationDetailsAsync(default);
        var policies = new List<string>();
        await foreach (var policy in account.ListPoliciesAsync(includeAwsManaged: false, default))
        {
            policies.Add(policy.Arn);
        }

        return string.Join('\n', [
            .. details.Roles.Select(r => r.Role.Arn).Order(StringComparer.Ordinal),
            .. details.Groups.Select(g => g.Group.Arn).Order(StringComparer.Ordinal),
            .. details.Users.Select(u => $"{u.User.Arn} in {string.Join(',', u.GroupNames)}").Order(StringComparer.Ordinal),
            .. policies.Order(StringComparer.Ordinal),
        ]);
    }
}
