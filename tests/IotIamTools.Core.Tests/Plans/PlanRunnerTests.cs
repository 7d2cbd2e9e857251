using IotIamTools.Core.Accounts;
using IotIamTools.Core.Plans;

namespace IotIamTools.Core.Tests.Plans;

public class PlanRunnerTests
{
    [Fact]
    public async Task What_a_step_depends_on_is_done_before_it()
    {
        await using var account = new WatchedAccount(Given.Account());
        // The first of each pair takes longest: only waiting can bring the second after it.
        var done = new List<string>();
        account.Before = async call =>
        {
            if (call.Operation.StartsWith("Create", StringComparison.Ordinal))
            {
                await Task.Delay(20);
            }

            lock (done)
            {
                done.Add(call.ToString());
            }
        };

        await Given.InstallAsync(await Given.SetupAsync("deeplens", account), account);
        await Given.InstallAsync(await Given.SetupAsync("greengrass-v2", account), account);

        foreach (var attach in done.Where(d => d.StartsWith("AttachRolePolicy ", StringComparison.Ordinal)))
        {
            var role = attach["AttachRolePolicy ".Length..attach.IndexOf('/', StringComparison.Ordinal)];
            Assert.InRange(done.IndexOf($"CreateRole {role}"), 0, done.IndexOf(attach) - 1);
        }

        Assert.InRange(
            done.IndexOf("CreatePolicy GreengrassV2TokenExchangeRoleAccess"), 0,
            done.IndexOf("AttachRolePolicy GreengrassV2TokenExchangeRole/GreengrassV2TokenExchangeRoleAccess") - 1);
    }

    [Fact]
    public async Task Steps_that_do_not_depend_on_one_another_run_at_the_same_time_but_not_too_many()
    {
        await using var account = new WatchedAccount(Given.Account());
        var plan = await Planner.PlanAsync(await Given.SetupAsync("deeplens", account), account, Given.None);
        var arrived = 0;
        var four = new TaskCompletionSource();
        account.Before = async call =>
        {
            // Nobody goes on before four are there; fewer at a time would wait for ever.
            if (Interlocked.Increment(ref arrived) == PlanRunner.DefaultParallelism)
            {
                four.SetResult();
            }

            await four.Task.WaitAsync(TimeSpan.FromMinutes(1));
        };
        await using var counting = new WatchedAccount(account);

        await PlanRunner.RunAsync(plan.Changes(force: false), counting, _ => Task.FromResult(Approval.Yes), Given.None);

        Assert.Equal(PlanRunner.DefaultParallelism, counting.MostAtOnce);
        Assert.Equal(11, counting.Writes.Count);
    }

    [Fact]
    public async Task Approval_is_asked_once_for_each_entity_in_order_and_one_at_a_time()
    {
        await using var account = new WatchedAccount(Given.Account());
        var setup = await Given.SetupAsync("jets-deploy", account, ("UserName", "ann"), ("UserName", "bob"), ("CreateUser", "true"), ("Feature", "sqs"));
        var asked = new List<string>();
        var asking = 0;

        await Installer.InstallAsync(
            setup,
            account,
            force: false,
            async change =>
            {
                Assert.Equal(1, Interlocked.Increment(ref asking));
                asked.Add($"{change.Entity}: {string.Join(", ", change.Lines)}");
                await Task.Yield();
                Interlocked.Decrement(ref asking);
                return Approval.Yes;
            },
            Given.None);

        Assert.Equal(
            [
                "group Jets: create the group in path /, add inline policy JetsPolicy, add inline policy JetsPolicy-sqs",
                "user ann: create the user, group Jets: add user ann",
                "user bob: create the user, group Jets: add user bob",
            ],
            asked);
    }

    [Fact]
    public async Task The_question_has_the_ARN_that_a_new_entity_gets_and_the_one_that_an_old_one_has()
    {
        await using var account = Given.Account();
        var setup = await Given.SetupAsync("deeplens", account, ("Kind", "Service"));
        var identity = await account.GetIdentityAsync(Given.None);

        var change = Assert.Single((await Planner.PlanAsync(setup, account, Given.None)).Changes(force: false));
        Assert.Equal((null, "arn:aws:iam::123456789012:role/service-role/AWSDeepLensServiceRole"), (change.Arn, change.ArnIn(identity)));

        await account.CreateRoleAsync(new NewRole { Name = "AWSDeepLensServiceRole", Path = "/other/", TrustPolicy = Core.Policies.PolicyWriter.Write(setup.Roles[0].Trust) }, Given.None);
        change = Assert.Single((await Planner.PlanAsync(setup, account, Given.None)).Changes(force: false));
        Assert.Equal("arn:aws:iam::123456789012:role/other/AWSDeepLensServiceRole", change.ArnIn(identity));
    }

    [Fact]
    public async Task A_declined_user_is_left_out_and_the_group_is_made()
    {
        await using var account = new WatchedAccount(Given.Account());
        var setup = await Given.SetupAsync("jets-deploy", account, ("UserName", "ann"), ("UserName", "bob"), ("CreateUser", "true"));

        var result = Assert.Single(await Installer.InstallAsync(
            setup, account, force: false, change => Task.FromResult(change.Entity.Name == "ann" ? Approval.No : Approval.Yes), Given.None));

        Assert.Equal(Change.Declined, result.Change);
        Assert.Equal(["user ann: create the user", "group Jets: add user ann"], result.Outcomes.Where(o => o.Status == StepStatus.Declined).Select(o => o.Step.ToString()));
        Assert.Equal(["bob"], result.UserNames);
        Assert.Null(result.Problem);
    }

    [Fact]
    public async Task A_declined_policy_takes_the_role_that_has_it_with_it_without_asking()
    {
        await using var account = new WatchedAccount(Given.Account());
        var asked = new List<string>();

        var results = await Installer.InstallAsync(
            await Given.SetupAsync("greengrass-v2", account),
            account,
            force: false,
            change =>
            {
                asked.Add(change.Entity.ToString());
                return Task.FromResult(Approval.No);
            },
            Given.None);

        Assert.Equal([Change.Declined, Change.Declined], results.Select(r => r.Change));
        Assert.Equal(["policy GreengrassV2TokenExchangeRoleAccess"], asked);
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task A_declined_role_takes_its_policies_with_it()
    {
        await using var account = new WatchedAccount(Given.Account());
        var asked = 0;

        var results = await Installer.InstallAsync(
            await Given.SetupAsync("deeplens", account),
            account,
            force: false,
            _ =>
            {
                asked++;
                return Task.FromResult(Approval.No);
            },
            Given.None);

        Assert.All(results, r => Assert.Equal(Change.Declined, r.Change));
        Assert.Equal(5, asked);
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task A_rehearsal_asks_about_every_step_and_writes_nothing()
    {
        await using var account = new WatchedAccount(Given.Account());
        var asked = new List<string>();

        var results = await Installer.InstallAsync(
            await Given.SetupAsync("deeplens", account),
            account,
            force: true,
            change =>
            {
                asked.AddRange(change.Steps.Select(s => s.Operation));
                return Task.FromResult(Approval.WhatIf);
            },
            Given.None);

        Assert.Equal(11, asked.Count);
        Assert.All(results, r => Assert.Equal(Change.WhatIf, r.Change));
        Assert.All(results.SelectMany(r => r.Outcomes), o => Assert.Equal(StepStatus.WhatIf, o.Status));
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task An_approval_that_fails_stops_all_after_what_runs_has_ended()
    {
        await using var account = new WatchedAccount(Given.Account());
        var setup = await Given.SetupAsync("deeplens", account);
        var asked = 0;

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Installer.InstallAsync(
            setup, account, force: false, _ => ++asked == 4 ? throw new InvalidTimeZoneException() : Task.FromResult(Approval.Yes), Given.None));

        var after = account.Calls.Count;
        Assert.Equal(3, account.Writes.Select(w => w.Target.Split('/')[0]).Distinct().Count());
        Assert.Equal(after, account.Calls.Count);
    }
}
