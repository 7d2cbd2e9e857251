using System.Diagnostics;
using System.Globalization;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using Xunit.Abstractions;

namespace IotIamTools.Core.Tests.Accounts;

/// <summary>Several processes on one file.</summary>
public sealed class ProcessTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestDirectory _directory = new();

    private string FilePath => _directory.File("account.json");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Two_processes_and_this_one_lose_nothing()
    {
        const int Count = 100;
        var started = Environment.TickCount64;
        using var one = Start("one", Count);
        using var two = Start("two", Count);
        await using (var account = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true }))
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, Count), async (i, cancel) =>
                await account.CreateUserAsync(new NewUser { Name = $"three-{i}" }, cancel));
        }

        await Task.WhenAll(one.WaitForExitAsync(), two.WaitForExitAsync()).WaitAsync(TimeSpan.FromSeconds(60));
        output.WriteLine($"{3 * Count} changes of three processes: {Environment.TickCount64 - started} ms");

        Assert.Equal((0, 0), (one.ExitCode, two.ExitCode));
        await using var after = LocalAccount.Open(FilePath);
        var names = (await after.ListUsersAsync("/", Given.None).ToListAsync()).Select(u => u.Name).Order(StringComparer.Ordinal);
        var expected = new[] { "one", "two", "three" }.SelectMany(p => Enumerable.Range(0, Count).Select(i => $"{p}-{i}")).Order(StringComparer.Ordinal);
        Assert.Equal(expected, names);
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task A_process_that_is_killed_at_any_moment_leaves_the_file_whole()
    {
        var random = new Random(20261122);
        var until = Environment.TickCount64 + 6000;
        var kills = 0;
        // Large enough that a writer spends most of its time in the midst of writing.
        var start = $$"""{"UserDetailList":[],"Padding":"{{new string('x', 2_000_000)}}"}""";
        await File.WriteAllTextAsync(FilePath, start);
        var said = new List<string>();
        while (kills < 5 || Environment.TickCount64 < until)
        {
            using var writer = Start(string.Create(CultureInfo.InvariantCulture, $"k{kills}"), 100_000);
            // Into the midst of the writing: counted from the first change on, at any phase of a change.
            var first = await writer.StandardOutput.ReadLineAsync();
            Assert.NotNull(first);
            await Task.Delay(random.Next(0, 60));
            writer.Kill();
            said.Add(first);
            said.AddRange((await writer.StandardOutput.ReadToEndAsync()).Split('\n').SkipLast(1));
            await writer.WaitForExitAsync();
            kills++;

            await using var account = LocalAccount.Open(FilePath);
            var users = await account.ListUsersAsync("/", Given.None).ToListAsync();
            var lost = said.Except(users.Select(u => u.Name), StringComparer.Ordinal);
            Assert.Empty(lost);
            Assert.InRange(users.Count, said.Count, said.Count + kills);
        }

        output.WriteLine($"{kills} kills, {said.Count} changes");
        // The lock of the last one that was killed is in nobody's way.
        await using var last = LocalAccount.Open(FilePath, new LocalAccountOptions { Create = true, LockTimeout = TimeSpan.FromSeconds(5) });
        await last.CreateUserAsync(new NewUser { Name = "last" }, Given.None);
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(_directory.Path));
    }

    private Process Start(string prefix, int count)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "exec", typeof(Program).Assembly.Location, FilePath, prefix, count.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
