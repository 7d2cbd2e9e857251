using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Tests.Accounts;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>Nothing half-done is silent, and the next run finishes it.</summary>
public class FailureTests
{
    [Theory]
    [InlineData("deeplens")]
    [InlineData("things-graph")]
    [InlineData("greengrass-service")]
    [InlineData("jets-deploy")]
    [InlineData("greengrass-v2")]
    public async Task Whichever_write_fails_the_account_of_it_is_true_and_the_next_run_finishes(string blueprint)
    {
        var setup = FullSetup.Everything.Apply(await Given.SetupAsync(blueprint, blueprint == "jets-deploy" ? [("UserName", "ann"), ("CreateUser", "true")] : []));
        var writes = 0;
        await using (var counting = new WatchedAccount(Given.Account()))
        {
            await Given.InstallAsync(setup, counting);
            writes = counting.Writes.Count;
        }

        Assert.InRange(writes, 2, 20);
        for (var failing = 1; failing <= writes; failing++)
        {
            await using var local = Given.Account();
            var written = 0;
            var done = new List<string>();
            await using var account = new WatchedAccount(local)
            {
                Before = call =>
                {
                    if (call.IsWrite && Interlocked.Increment(ref written) == failing)
                    {
                        throw Given.Refusal();
                    }

                    lock (done)
                    {
                        done.Add(call.Operation);
                    }

                    return Task.CompletedTask;
                },
            };

            var results = await Given.InstallAsync(setup, account);

            // What is said to be done is what was done; what is left makes up the rest.
            var said = results.SelectMany(r => r.Done).Select(s => s.Operation).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(done.Where(d => new Call(d, "", 0).IsWrite).Order(StringComparer.Ordinal), said);
            Assert.Equal(writes, said.Count + results.SelectMany(r => r.Left).Count());
            var failed = Assert.Single(results.SelectMany(r => r.Outcomes), o => o.Status == StepStatus.Failed);
            var result = Assert.Single(results, r => r.Outcomes.Contains(failed));
            Assert.Equal(Change.Failed, result.Change);
            Assert.Contains($"could not {failed.Step.Action}: not today", result.Problem, StringComparison.Ordinal);
            Assert.All(result.Done, s => Assert.Contains(s.Action, Between(result.Problem!, "Done:", "Left:"), StringComparison.Ordinal));
            Assert.All(result.Left, s => Assert.Contains(s.Action, Between(result.Problem!, "Left:", "Fix the cause"), StringComparison.Ordinal));
            Assert.All(results.Where(r => r.Left.Any()), r => Assert.Equal(Change.Failed, r.Change));
            Assert.All(results.Where(r => r.Change == Change.Failed), r => Assert.NotNull(r.Error));

            Assert.All(await Given.InstallAsync(setup, local), r => Assert.True(r.Change is Change.Unchanged or Change.Completed or Change.Created, r.Problem));
            Assert.True((await Planner.PlanAsync(setup, local, Given.None)).IsSatisfied);
        }
    }

    [Fact]
    public async Task An_entity_that_waits_for_a_failed_step_of_another_says_which()
    {
        await using var account = new WatchedAccount(Given.Account()) { Before = call => call.Operation == "CreatePolicy" ? throw Given.Refusal() : Task.CompletedTask };

        var results = await Given.InstallAsync(await Given.SetupAsync("greengrass-v2", account), account);

        Assert.Equal([Change.Failed, Change.Failed], results.Select(r => r.Change));
        Assert.Equal(
            "role GreengrassV2TokenExchangeRole: could not attach managed policy GreengrassV2TokenExchangeRoleAccess, because of policy GreengrassV2TokenExchangeRoleAccess: not today. "
            + "Done: create the role in path /, trusted by credentials.iot.amazonaws.com. Left: attach managed policy GreengrassV2TokenExchangeRoleAccess. Fix the cause and run the command again; it finishes the rest",
            results[1].Problem);
    }

    [Fact]
    public async Task What_does_not_depend_on_a_failed_step_is_done_all_the_same()
    {
        await using var account = new WatchedAccount(Given.Account()) { Before = call => call.ToString() == "CreateRole AWSDeepLensServiceRole" ? throw Given.Refusal() : Task.CompletedTask };

        var results = await Given.InstallAsync(await Given.SetupAsync("deeplens", account), account);

        Assert.Equal([Change.Failed, Change.Created, Change.Created, Change.Created, Change.Created], results.Select(r => r.Change));
        Assert.DoesNotContain(account.Calls, c => c.Target.StartsWith("AWSDeepLensServiceRole/", StringComparison.Ordinal));
        Assert.Null(results[0].Current);
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_is_an_error_and_nothing_is_written()
    {
        await using var account = new WatchedAccount(Given.Account()) { Before = call => call.ToString() == "GetRole AWSDeepLensSagemakerRole" ? throw Given.Refusal() : Task.CompletedTask };

        var setup = await Given.SetupAsync("deeplens", account);
        Assert.Equal("not today", (await Assert.ThrowsAsync<IamException>(() => Given.InstallAsync(setup, account))).Message);

        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task A_cancel_in_the_middle_starts_nothing_more_and_the_next_run_finishes()
    {
        await using var local = Given.Account();
        using var stop = new CancellationTokenSource();
        await using var account = new WatchedAccount(local)
        {
            Before = async call =>
            {
                if (call.ToString() == "CreateRole AWSDeepLensGreengrassRole")
                {
                    await stop.CancelAsync();
                }
            },
        };
        var setup = await Given.SetupAsync("deeplens", account);

        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Installer.InstallAsync(setup, account, force: false, _ => Task.FromResult(Approval.Yes), stop.Token));

        var written = account.Writes.Count;
        Assert.InRange(written, 1, 10);
        var said = Assert.IsType<InstallStoppedException>(stopped);
        Assert.Equal((await local.ListRolesAsync("/", Given.None).ToListAsync()).Count, said.Done.Count(s => s.Operation == "CreateRole"));
        Assert.Equal(11, said.Done.Count + said.Left.Count);
        Assert.Contains("AWSDeepLensGreengrassRole", said.Message, StringComparison.Ordinal);

        // Nothing goes on behind the caller's back.
        await Given.InstallAsync(setup, local);
        Assert.Equal(written, account.Writes.Count);
        Assert.True((await Planner.PlanAsync(setup, local, Given.None)).IsSatisfied);
    }

    [Fact]
    public async Task A_cancel_before_the_first_step_writes_nothing()
    {
        await using var account = new WatchedAccount(Given.Account());
        using var stop = new CancellationTokenSource();
        var setup = await Given.SetupAsync("deeplens", account);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Installer.InstallAsync(
            setup,
            account,
            force: false,
            async _ =>
            {
                await stop.CancelAsync();
                return Approval.No;
            },
            stop.Token));

        Assert.Empty(account.Writes);
    }

    private static string Between(string text, string from, string to) =>
        text[text.IndexOf(from, StringComparison.Ordinal)..text.IndexOf(to, StringComparison.Ordinal)];
}
