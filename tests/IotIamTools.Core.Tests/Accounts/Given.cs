using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Accounts;

/// <summary>What many tests of accounts start from.</summary>
internal static class Given
{
    public const string AccountId = "123456789012";

    public static readonly CancellationToken None = CancellationToken.None;

    public static string ExportPath => Path.Combine(AppContext.BaseDirectory, "Accounts", "Data", "export.json");

    public static string TrustOf(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""";

    public static string Trust { get; } = TrustOf("""{"Service":"greengrass.amazonaws.com"}""");

    public static string Permissions(string action = "iot:Publish") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";

    /// <summary>A policy document of that size, white space not counted.</summary>
    public static string PermissionsOfSize(int size)
    {
        var empty = Permissions("iot:");
        return Permissions("iot:" + new string('a', size - empty.Length));
    }

    public static string Aws(string name) => "arn:aws:iam::aws:policy/" + name;

    public static string Arn(string resource) => $"arn:aws:iam::{AccountId}:{resource}";

    /// <summary>An account in memory with a role <c>r</c>, a group <c>g</c> and a user <c>u</c>.</summary>
    public static async Task<LocalAccount> AccountAsync()
    {
        var number = 0;
        var account = LocalAccount.InMemory(new LocalAccountOptions { Clock = new FixedClock(), NewId = prefix => $"{prefix}{++number:D17}" });
        await account.CreateRoleAsync(new NewRole { Name = "r", TrustPolicy = Trust }, None);
        await account.CreateGroupAsync("g", "/", None);
        await account.CreateUserAsync(new NewUser { Name = "u" }, None);
        return account;
    }

    /// <summary>The operation must be refused with that code; its error is given back.</summary>
    public static async Task<IamException> RefusedAsync(string code, Func<Task> operation)
    {
        var error = await Assert.ThrowsAsync<IamException>(operation);
        Assert.Equal(code, error.Code);
        return error;
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 2, 36, 56, TimeSpan.Zero);
    }
}

/// <summary>A directory for one test.</summary>
internal sealed class TestDirectory : IDisposable
{
    public TestDirectory() => Path = Directory.CreateTempSubdirectory("account").FullName;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
