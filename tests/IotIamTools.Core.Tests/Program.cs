using System.Globalization;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Tests.Plans;

namespace IotIamTools.Core.Tests;

/// <summary>
/// The other process of the tests: <c>dotnet exec IotIamTools.Core.Tests.dll PATH PREFIX COUNT</c> makes COUNT users in an account
/// file, one change after the other, and says each name when it is made. With <c>install PATH BLUEPRINT</c> or <c>remove PATH BLUEPRINT</c> it
/// makes or removes a set-up, and says each write and waits for a line before it does it.
/// </summary>
public static class Program
{
    public static Task Main(string[] args) => args[0] is "install" or "remove" ? SetUpAsync(args) : MakeUsersAsync(args);

    private static async Task MakeUsersAsync(string[] args)
    {
        await using var account = LocalAccount.Open(args[0], new LocalAccountOptions { Create = true });
        var count = int.Parse(args[2], CultureInfo.InvariantCulture);
        for (var i = 0; i < count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{args[1]}-{i}");
            await account.CreateUserAsync(new NewUser { Name = name, Tags = [new Tag("Note", new string('x', 200))] }, CancellationToken.None);
            await Console.Out.WriteLineAsync(name);
        }
    }

    private static async Task SetUpAsync(string[] args)
    {
        using var one = new SemaphoreSlim(1);
        await using var account = new WatchedAccount(LocalAccount.Open(args[1], Lifecycle.Options)) { Before = call => call.IsWrite ? SayAsync(call.ToString(), one) : Task.CompletedTask };
        var setup = await FullSetup.ResolveAsync(args[2], account);
        if (args[0] == "install")
        {
            await Given.InstallAsync(setup, account);
        }
        else
        {
            await Lifecycle.RemoveAsync(setup, account);
        }
    }

    private static async Task SayAsync(string write, SemaphoreSlim one)
    {
        await one.WaitAsync();
        try
        {
            await Console.Out.WriteLineAsync(write);
            await Console.In.ReadLineAsync();
        }
        finally
        {
            one.Release();
        }
    }
}
