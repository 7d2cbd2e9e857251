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

        await PlanRunner.RunAsync(plan.Steps(force: false), counting, _ => Task.FromResult(StepApproval.Run), Given.None);

        Assert.Equal(PlanRunner.DefaultParallelism, counting.MostAtOnce);
        Assert.Equal(11, counting.Writes.Count);
    }

    [Fact]
    public async Task Approvals_are_asked_in_order_and_one_at_a_time()
    {
        await using var account = new WatchedAccount(Given.Account());
        var setup = await Given.SetupAsync("jets-deploy", account, ("UserName", "ann"), ("UserName", "bob"), ("CreateUser", "true"), ("Feature", "sqs"));
        var asked = new List<string>();
        var asking = 0;

        await Installer.InstallAsync(
            setup,
            account,
            force: false,
            async step =>
            {
                Assert.Equal(1, Interlocked.Increment(ref asking));
                asked.Add(step.ToString());
                await Task.Yield();
                Interlocked.Decrement(ref asking);
                return StepApproval.Run;
            },
            Given.None);

        Assert.Equal(
            [
                "group Jets: create the group in path /",
                "group Jets: add inline policy JetsPolicy",
                "group Jets: add inline policy JetsPolicy-sqs",
                "user ann: create the user",
                "group Jets: add user ann",
                "user bob: create the user",
                "group Jets: add user bob",
            ],
            asked);
    }

    [Fact]
    public async Task A_declined_step_takes_those_that_depend_on_it_with_it_without_asking()
    {
        await using var account = new WatchedAccount(Given.Account());
        var setup = await Given.SetupAsync("jets-deploy", account, ("UserName", "ann"), ("UserName", "bob"), ("CreateUser", "true"));
        var asked = new List<string>();

        var result = Assert.Single(await Installer.InstallAsync(
            setup,
            account,
            force: false,
            step =>
            {
                asked.Add(step.ToString());
                return Task.FromResult(step.Operation == "CreateUser" && step.Entity.Name == "ann" ? StepApproval.Skip : StepApproval.Run);
            },
            Given.None));

        Assert.Equal(Change.Declined, result.Change);
        Assert.Equal(["user ann: create the user", "group Jets: add user ann"], result.Outcomes.Where(o => o.Status == StepStatus.Skipped).Select(o => o.Step.ToString()));
        Assert.DoesNotContain("group Jets: add user ann", asked);
        Assert.Equal(["bob"], result.UserNames);
        Assert.Null(result.Problem);
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
                return Task.FromResult(StepApproval.Skip);
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
            step =>
            {
                asked.Add(step.Operation);
                return Task.FromResult(StepApproval.Rehearse);
            },
            Given.None);

        Assert.Equal(11, asked.Count);
        Assert.All(results, r => Assert.Equal(Change.Declined, r.Change));
        Assert.All(results.SelectMany(r => r.Outcomes), o => Assert.Equal(StepStatus.Rehearsed, o.Status));
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task An_approval_that_fails_stops_all_after_what_runs_has_ended()
    {
        await using var account = new WatchedAccount(Given.Account());
        var setup = await Given.SetupAsync("deeplens", account);
        var asked = 0;

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Installer.InstallAsync(
            setup, account, force: false, _ => ++asked == 4 ? throw new InvalidTimeZoneException() : Task.FromResult(StepApproval.Run), Given.None));

        var after = account.Calls.Count;
        Assert.Equal(3, account.Writes.Count);
        Assert.Equal(after, account.Calls.Count);
    }
}
