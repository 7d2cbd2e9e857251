using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Moto;

/// <summary>The account as a whole against a live server.</summary>
[Collection(MotoTests.Name)]
public sealed class AccountTests(MotoServer moto)
{
    [MotoFact]
    public async Task The_identity_is_asked_for_once()
    {
        await using var account = moto.Open();
        var calls = new List<IamCall>();
        IamCallTrace.Listen(calls.Add);
        var first = await account.GetIdentityAsync(default);
        var second = await account.GetIdentityAsync(default);
        IamCallTrace.Listen(null);

        Assert.Equal("123456789012", first.AccountId);
        Assert.Equal("aws", first.Partition);
        Assert.StartsWith("arn:aws:sts::123456789012:", first.CallerArn, StringComparison.Ordinal);
        Assert.Same(first, second);
        var call = Assert.Single(calls);
        Assert.Equal(("GetCallerIdentity", (string?)null), (call.Operation, call.ErrorCode));
        Assert.False(string.IsNullOrEmpty(call.RequestId));
    }

    [MotoFact]
    public async Task Authorization_details_have_everything()
    {
        await using var account = moto.Open();
        var policy = await account.CreatePolicyAsync(new NewPolicy { Name = "DetailPolicy", Document = Sample.Policy }, default);
        await account.CreatePolicyVersionAsync(policy.Arn, Sample.OtherPolicy, default);
        await account.CreateRoleAsync(new NewRole { Name = "DetailRole", TrustPolicy = Sample.Trust, Tags = [new Tag("k", "v")], PermissionsBoundaryArn = policy.Arn }, default);
        await account.PutInlinePolicyAsync(Entity.Role("DetailRole"), "own", Sample.Policy, default);
        await account.AttachPolicyAsync(Entity.Role("DetailRole"), policy.Arn, default);
        await account.CreateGroupAsync("DetailGroup", "/", default);
        await account.PutInlinePolicyAsync(Entity.Group("DetailGroup"), "own", Sample.Policy, default);
        await account.AttachPolicyAsync(Entity.Group("DetailGroup"), policy.Arn, default);
        await account.CreateUserAsync(new NewUser { Name = "DetailUser", Tags = [new Tag("k", "v")] }, default);
        await account.PutInlinePolicyAsync(Entity.User("DetailUser"), "own", Sample.Policy, default);
        await account.AttachPolicyAsync(Entity.User("DetailUser"), policy.Arn, default);
        await account.AddUserToGroupAsync("DetailGroup", "DetailUser", default);

        var details = await account.GetAuthorizationDetailsAsync(default);

        var role = details.Roles.Single(r => r.Role.Name is "DetailRole");
        Assert.Equal(Sample.Trust, role.Role.TrustPolicy);
        Assert.Equal([new Tag("k", "v")], role.Role.Tags);
        Assert.Equal(policy.Arn, role.Role.PermissionsBoundaryArn);
        Assert.Equal([new InlinePolicy("own", Sample.Policy)], role.InlinePolicies);
        Assert.Equal([new AttachedPolicy("DetailPolicy", policy.Arn)], role.AttachedPolicies);
        var group = details.Groups.Single(g => g.Group.Name is "DetailGroup");
        Assert.Equal([new InlinePolicy("own", Sample.Policy)], group.InlinePolicies);
        Assert.Equal([new AttachedPolicy("DetailPolicy", policy.Arn)], group.AttachedPolicies);
        var user = details.Users.Single(u => u.User.Name is "DetailUser");
        Assert.Equal([new InlinePolicy("own", Sample.Policy)], user.InlinePolicies);
        Assert.Equal([new AttachedPolicy("DetailPolicy", policy.Arn)], user.AttachedPolicies);
        Assert.Equal(["DetailGroup"], user.GroupNames);
        Assert.Equal([new Tag("k", "v")], user.User.Tags);
        var managed = details.Policies.Single(p => p.Policy.Arn == policy.Arn);
        Assert.Equal(("DetailPolicy", "v2"), (managed.Policy.Name, managed.Policy.DefaultVersionId));
        Assert.Equal(3, managed.Policy.AttachmentCount);
        Assert.Equal(Sample.OtherPolicy, managed.Versions.Single(v => v.IsDefault).Document);
        Assert.Equal(2, managed.Versions.Count);
    }

    [MotoFact]
    public async Task A_server_that_cannot_simulate_says_so()
    {
        await using var account = moto.Open();
        var error = await Assert.ThrowsAsync<IamException>(() =>
            ((IPolicySimulator)account).SimulateAsync(new SimulationRequest { PrincipalArn = "arn:aws:iam::123456789012:user/a", ActionNames = ["s3:GetObject"] }, default));
        Assert.Equal(IamErrorCodes.OperationNotSupported, error.Code);
    }
}
