using System.Globalization;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Core.Tests;

/// <summary>
/// The other process of the tests: <c>dotnet exec IotIamTools.Core.Tests.dll PATH PREFIX COUNT</c> makes COUNT users in an account
/// file, one change after the other, and says each name when it is made.
/// </summary>
public static class Program
{
    public static async Task Main(string[] args)
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
}
