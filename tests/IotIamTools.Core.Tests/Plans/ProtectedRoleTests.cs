using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>Roles that only AWS changes, service-linked ones and those of IAM Identity Center, are refused before any step.</summary>
public class ProtectedRoleTests
{
    public static TheoryData<string> Paths() => ["/aws-service-role/iot.amazonaws.com/", "/aws-reserved/sso.amazonaws.com/eu-west-1/"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_set_up_of_that_name_is_refused(string path)
    {
        await using var account = new WatchedAccount(await WithRoleAsync(path));

        var error = await Assert.ThrowsAsync<IamException>(() => Given.InstallAsync(Given.OneRole(r => r with { InlinePolicies = [Given.Inline("p")] }), account, force: true));

        Assert.Equal(IamErrorCodes.UnmodifiableEntity, error.Code);
        Assert.Empty(account.Writes);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Its_removal_is_refused_even_by_force(string path)
    {
        await using var account = new WatchedAccount(await WithRoleAsync(path));

        var result = Assert.Single(await Lifecycle.RemoveAsync(Given.OneRole(), account, new RemovalOptions { Force = true }));

        Assert.Equal((Change.Retained, RetentionCode.Unmodifiable), (result.Change, result.Removal.Retention!.Code));
        Assert.Empty(account.Writes);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_account_refuses_what_AWS_refuses(string path)
    {
        await using var account = await WithRoleAsync(path);
        var role = Entity.Role("r");
        Func<Task>[] changes =
        [
            () => account.UpdateRoleAsync("r", "Other.", null, Given.None),
            () => account.UpdateTrustPolicyAsync("r", Accounts.Given.Trust, Given.None),
            () => account.PutInlinePolicyAsync(role, "p", Accounts.Given.Permissions("iot:Publish"), Given.None),
            () => account.AttachPolicyAsync(role, Accounts.Given.Aws("AWSIoTFullAccess"), Given.None),
            () => account.PutPermissionsBoundaryAsync(role, Accounts.Given.Aws("AWSIoTFullAccess"), Given.None),
            () => account.DeleteRoleAsync("r", Given.None),
        ];
        foreach (var change in changes)
        {
            Assert.Equal(IamErrorCodes.UnmodifiableEntity, (await Assert.ThrowsAsync<IamException>(change)).Code);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_new_role_in_that_path_is_refused_before_any_call(string path)
    {
        await using var account = new WatchedAccount(Given.Account());

        await Assert.ThrowsAsync<SetupException>(() => Given.InstallAsync(Given.OneRole(r => r with { Path = path }), account));

        Assert.Empty(account.Calls);
    }

    private static async Task<LocalAccount> WithRoleAsync(string path)
    {
        await using var account = Given.Account();
        await account.CreateRoleAsync(new NewRole { Name = "r", TrustPolicy = Accounts.Given.Trust }, Given.None);
        var export = (await account.ExportAsync(Given.None)).Replace("\"Path\": \"/\"", $"\"Path\": \"{path}\"", StringComparison.Ordinal).Replace(":role/r", $":role{path}r", StringComparison.Ordinal);
        return LocalAccount.InMemory(new LocalAccountOptions { Region = "eu-west-1" }, export);
    }
}
