using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Checks;

namespace IotIamTools.Core.Tests.Permissions;

/// <summary>What the tests of permissions start from.</summary>
internal static class Given
{
    public const string AccountId = "123456789012";

    public static readonly CancellationToken None = CancellationToken.None;

    public static readonly Dictionary<string, IReadOnlyList<string>> NoValues = [];

    public static BlueprintPlace Place { get; } = new(AccountId, "aws", "eu-west-1");

    public static RequiredPermissions Greengrass => PermissionSetCatalog.Get("greengrass-user").Resolve(NoValues, Place);

    public static RequiredPermissions Required(string set, params (string Name, string[] Values)[] values) =>
        PermissionSetCatalog.Get(set).Resolve(values.ToDictionary(v => v.Name, v => (IReadOnlyList<string>)v.Values), Place);

    public static RequiredPermissions Own(string permissions) =>
        PermissionSet.Parse($$"""{ "name": "own", "permissions": [{{permissions}}] }""").Resolve(NoValues, Place);

    public static string Statement(string action, string resource = "*", string effect = "Allow", string more = "") =>
        $$"""{"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"{{more}}}""";

    public static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    public static LocalAccount Account() => LocalAccount.InMemory(new LocalAccountOptions { Region = "eu-west-1", AccountId = AccountId });

    public static async Task<LocalAccount> UserAsync(params string[] policies)
    {
        var account = Account();
        await account.CreateUserAsync(new NewUser { Name = "ann" }, None);
        for (var i = 0; i < policies.Length; i++)
        {
            await account.PutInlinePolicyAsync(Entity.User("ann"), $"P{i}", policies[i], None);
        }

        return account;
    }

    /// <summary>An account file with the user ann, as it stands in the file.</summary>
    public static LocalAccount Export(string annMembers, string groups = "", string policies = "") => LocalAccount.InMemory(
        new LocalAccountOptions { Region = "eu-west-1", AccountId = AccountId },
        $$"""
        {"UserDetailList":[{"Path":"/","UserName":"ann","UserId":"AIDAAAAAAAAAAAAAAAAAA","Arn":"arn:aws:iam::{{AccountId}}:user/ann","CreateDate":"2026-01-01T00:00:00+00:00",{{annMembers}}}],
        "GroupDetailList":[{{groups}}],"RoleDetailList":[],"Policies":[{{policies}}]}
        """);

    public static async Task<PrincipalCheck> CheckAsync(IIamAccount account, RequiredPermissions required, string principal = "ann", CheckOptions? options = null)
    {
        var report = await PermissionCheck.RunAsync(required, [EntityReference.Parse(principal)], account, options ?? new CheckOptions(), null, None);
        var outcome = Assert.Single(report.Outcomes);
        Assert.True(outcome.Check is not null, outcome.Problem);
        return outcome.Check;
    }
}
