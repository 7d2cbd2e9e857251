using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Tests.Accounts;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>What the tests of a set-up's whole life start from: an account in which others live too.</summary>
internal static class Lifecycle
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static TimeProvider Clock { get; } = new Fixed();

    public static LocalAccountOptions Options => new() { Region = "eu-west-1", Clock = Clock };

    public static LocalAccount InMemory(string? export = null) => LocalAccount.InMemory(Options, export);

    /// <summary>An account with a role that has nothing to do with it all, the users ann and bob, and a group that ann is in.</summary>
    public static async Task<LocalAccount> AccountAsync()
    {
        var account = InMemory();
        await account.CreateRoleAsync(new NewRole { Name = "Bystander", TrustPolicy = Accounts.Given.Trust, Tags = [new Tag("Keep", "yes")] }, Given.None);
        await account.AttachPolicyAsync(Entity.Role("Bystander"), Accounts.Given.Aws("service-role/AWSLambdaBasicExecutionRole"), Given.None);
        await account.CreateGroupAsync("Others", "/", Given.None);
        foreach (var name in new[] { "ann", "bob" })
        {
            await account.CreateUserAsync(new NewUser { Name = name }, Given.None);
        }

        await account.AddUserToGroupAsync("Others", "ann", Given.None);
        return account;
    }

    /// <summary>That account as a file, and the file's text.</summary>
    public static async Task<(string Path, string Text)> FileAsync(TestDirectory directory)
    {
        await using var account = await AccountAsync();
        var text = await account.ExportAsync(Given.None);
        var path = directory.File("account.json");
        await File.WriteAllTextAsync(path, text);
        return (path, text);
    }

    /// <summary>That account with a set-up, and in a role of it a member that the port cannot write, in place of the one that is there.</summary>
    public static async Task<string> ExportWithAsync(string blueprint, string roleName, string member, string instead)
    {
        await using var account = await AccountAsync();
        await Given.InstallAsync(await FullSetup.ResolveAsync(blueprint, account), account);
        var text = await account.ExportAsync(Given.None);
        var role = text.IndexOf($"\"RoleName\": \"{roleName}\"", StringComparison.Ordinal);
        var place = text.IndexOf(instead, role, StringComparison.Ordinal);
        return text[..place] + member + text[(place + instead.Length)..];
    }

    public static async Task<IReadOnlyList<RemovalResult>> RemoveAsync(Setup setup, IIamAccount account, RemovalOptions? options = null, CancellationToken cancellationToken = default)
    {
        var plan = await RemovalPlanner.PlanAsync(RemovalTarget.Of(setup), account, options ?? new RemovalOptions { Clock = Clock }, cancellationToken);
        return await RemovalPlanner.RunAsync(plan, account, _ => Task.FromResult(Approval.Yes), cancellationToken);
    }

    private sealed class Fixed : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
