using System.Diagnostics;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Tests.Accounts;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>Making and removing, ended after each of their writes by an error, a cancel or the death of the process: the next run finishes, and nothing else has changed.</summary>
public class InterruptionTests
{
    public static TheoryData<string> Blueprints() => RemovalTests.Blueprints();

    [Theory]
    [MemberData(nameof(Blueprints))]
    public async Task Whichever_write_is_the_last_the_next_run_finishes(string blueprint)
    {
        await using var whole = await Lifecycle.AccountAsync();
        var before = await whole.ExportAsync(Given.None);
        var setup = await FullSetup.ResolveAsync(blueprint, whole);
        await using var counted = new WatchedAccount(whole);
        await Given.InstallAsync(setup, counted);
        var installs = counted.Writes.Count;
        var made = await whole.ExportAsync(Given.None);
        counted.Forget();
        await Lifecycle.RemoveAsync(setup, counted);
        var removals = counted.Writes.Count;

        foreach (var cancels in new[] { false, true })
        {
            for (var last = 0; last < installs; last++)
            {
                await using var account = Lifecycle.InMemory(before);
                await EndAfterAsync(account, last, cancels, (a, c) => Installer.InstallAsync(setup, a, force: false, _ => Task.FromResult(Approval.Yes), c));

                // What was begun can be finished, and as well be taken away.
                await using var other = Lifecycle.InMemory(await account.ExportAsync(Given.None));
                Assert.All(await Given.InstallAsync(setup, account), r => Assert.Null(r.Problem));
                Assert.True((await Planner.PlanAsync(setup, account, Given.None)).IsSatisfied);
                Assert.Equal(Lines(made), Lines(await account.ExportAsync(Given.None)));
                Assert.All(await Lifecycle.RemoveAsync(setup, other), r => Assert.Null(r.Problem));
                Assert.Equal(before, await other.ExportAsync(Given.None));
            }

            for (var last = 0; last < removals; last++)
            {
                await using var account = Lifecycle.InMemory(made);
                await EndAfterAsync(account, last, cancels, (a, c) => Lifecycle.RemoveAsync(setup, a, cancellationToken: c));

                Assert.All(await Lifecycle.RemoveAsync(setup, account), r => Assert.True(r.Change is Change.Removed or Change.NotFound, r.Problem));
                Assert.Equal(before, await account.ExportAsync(Given.None));
            }
        }
    }

    [Theory]
    [InlineData("install")]
    [InlineData("remove")]
    public async Task A_process_that_is_killed_at_any_step_leaves_nothing_that_the_next_run_does_not_finish(string verb)
    {
        using var directory = new TestDirectory();
        var (path, before) = await Lifecycle.FileAsync(directory);
        var setup = await FullSetup.ResolveAsync(FullSetup.Own, Lifecycle.InMemory(before));
        var start = before;
        if (verb == "remove")
        {
            await using var account = Lifecycle.InMemory(before);
            await Given.InstallAsync(setup, account);
            start = await account.ExportAsync(Given.None);
        }

        for (var steps = 1; ; steps++)
        {
            await File.WriteAllTextAsync(path, start);
            if (!await KillAtAsync(verb, path, steps))
            {
                Assert.InRange(steps, 10, 40);
                return;
            }

            await using var account = LocalAccount.Open(path, Lifecycle.Options);
            if (verb == "install")
            {
                Assert.All(await Given.InstallAsync(setup, account), r => Assert.Null(r.Problem));
                Assert.True((await Planner.PlanAsync(setup, account, Given.None)).IsSatisfied);
            }

            Assert.All(await Lifecycle.RemoveAsync(setup, account), r => Assert.Null(r.Problem));
            Assert.Equal(before, await File.ReadAllTextAsync(path));
        }
    }

    /// <summary>Lets so many writes through, and ends the work with the next one.</summary>
    private static async Task EndAfterAsync(LocalAccount inner, int writes, bool cancels, Func<IIamAccount, CancellationToken, Task> work)
    {
        using var stop = new CancellationTokenSource();
        var begun = 0;

        // The account that is watched is not disposed of with its watcher: it goes on.
        var account = new WatchedAccount(inner)
        {
            Before = call =>
            {
                if (!call.IsWrite || Interlocked.Increment(ref begun) <= writes)
                {
                    return Task.CompletedTask;
                }

                if (!cancels)
                {
                    throw Given.Refusal();
                }

                stop.Cancel();
                throw new OperationCanceledException(stop.Token);
            },
        };
        try
        {
            await work(account, stop.Token);
            Assert.False(cancels);
        }
        catch (OperationCanceledException) when (cancels)
        {
            // As a user's Ctrl+C.
        }
    }

    /// <summary>Kills a process that installs or removes when it is about to do that step; false where it has fewer.</summary>
    private static async Task<bool> KillAtAsync(string verb, string path, int steps)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in new[] { "exec", typeof(Program).Assembly.Location, verb, path, FullSetup.Own })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        for (var i = 0; i < steps; i++)
        {
            if (await process.StandardOutput.ReadLineAsync() is not { Length: > 0 })
            {
                await process.WaitForExitAsync();
                return false;
            }

            if (i < steps - 1)
            {
                await process.StandardInput.WriteLineAsync("go on");
                await process.StandardInput.FlushAsync();
            }
        }

        process.Kill();
        await process.WaitForExitAsync();
        return true;
    }

    /// <summary>The lines of an account, whatever the order in which its lists were filled.</summary>
    private static IEnumerable<string> Lines(string export) => export.Split('\n')
        .Select(l => l.TrimEnd(',', '\r'))
        .Where(l => !l.Contains("Id\":", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
