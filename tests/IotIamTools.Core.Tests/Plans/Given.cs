using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>What the tests of plans start from.</summary>
internal static class Given
{
    public const string AccountId = "123456789012";
    public const string Boundary = "arn:aws:iam::aws:policy/AWSIoTFullAccess";

    public static readonly CancellationToken None = CancellationToken.None;

    public static LocalAccount Account() => LocalAccount.InMemory(new LocalAccountOptions { Region = "eu-west-1" });

    public static async Task<Setup> SetupAsync(string blueprint, IIamAccount account, params (string Name, string Value)[] values) => await BlueprintCatalog.Get(blueprint)
        .ResolveAsync(values.GroupBy(v => v.Name).ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(v => v.Value)]), account, None);

    public static Task<Setup> SetupAsync(string blueprint, params (string Name, string Value)[] values) => SetupAsync(blueprint, Account(), values);

    /// <summary>A set-up of one role with no more than is said.</summary>
    public static Setup OneRole(Func<RoleSpec, RoleSpec>? change = null)
    {
        var role = new RoleSpec { Kind = "r", Name = "r", Trust = Core.Policies.PolicyDocument.Parse(Accounts.Given.Trust) };
        return new Setup { Blueprint = "test", Roles = [change is null ? role : change(role)] };
    }

    /// <summary>A set-up of one group with no more than is said.</summary>
    public static Setup OneGroup(Func<GroupSpec, GroupSpec>? change = null)
    {
        var group = new GroupSpec { Name = "g" };
        return new Setup { Blueprint = "test", Groups = [change is null ? group : change(group)] };
    }

    public static InlinePolicySpec Inline(string name, string action = "iot:Publish") =>
        new(name, Core.Policies.PolicyDocument.Parse(Accounts.Given.Permissions(action)));

    public static ManagedPolicySpec Managed(string name) => new(Accounts.Given.Aws(name), []);

    public static Task<IReadOnlyList<EntityResult>> InstallAsync(Setup setup, IIamAccount account, bool force = false) =>
        Installer.InstallAsync(setup, account, force, _ => Task.FromResult(Approval.Yes), None);

    public static IamException Refusal(string message = "not today") => new(IamErrorCodes.ServiceFailure, message, "Test");
}
