using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Moto;

/// <summary>Managed policies against a live server.</summary>
[Collection(MotoTests.Name)]
public sealed class PolicyTests(MotoServer moto)
{
    [MotoFact]
    public async Task A_policy_and_its_versions_come_back()
    {
        await using var account = moto.Open();
        var made = await account.CreatePolicyAsync(
            new NewPolicy { Name = "Versioned", Path = "/edge/", Document = Sample.Policy, Description = "d", Tags = [new Tag("k", "v")] },
            default);
        Assert.Equal("arn:aws:iam::123456789012:policy/edge/Versioned", made.Arn);

        var found = await account.FindPolicyAsync(made.Arn, default);
        Assert.Equal(("Versioned", "/edge/", "v1", "d", true, 0), (found!.Name, found.Path, found.DefaultVersionId, found.Description, found.IsAttachable, found.AttachmentCount));
        Assert.Equal([new Tag("k", "v")], found.Tags);

        var second = await account.CreatePolicyVersionAsync(made.Arn, Sample.OtherPolicy, default);
        Assert.Equal(("v2", true, Sample.OtherPolicy), (second.VersionId, second.IsDefault, second.Document));
        Assert.Equal(Sample.Policy, (await account.GetPolicyVersionAsync(made.Arn, "v1", default)).Document);
        var versions = await account.ListPolicyVersionsAsync(made.Arn, default);
        Assert.Equal([("v1", false, null), ("v2", true, (string?)null)], versions.OrderBy(v => v.VersionId, StringComparer.Ordinal).Select(v => (v.VersionId, v.IsDefault, v.Document)));

        await account.DeletePolicyVersionAsync(made.Arn, "v1", default);
        await account.DeletePolicyAsync(made.Arn, default);
        Assert.Null(await account.FindPolicyAsync(made.Arn, default));
    }

    [MotoFact]
    public async Task Its_users_are_told_apart_by_how_they_use_it()
    {
        await using var account = moto.Open();
        var policy = await account.CreatePolicyAsync(new NewPolicy { Name = "Used", Document = Sample.Policy }, default);
        await account.CreateRoleAsync(new NewRole { Name = "UsesIt", TrustPolicy = Sample.Trust }, default);
        await account.CreateGroupAsync("UsesItToo", "/", default);
        await account.CreateUserAsync(new NewUser { Name = "uses-it" }, default);
        await account.AttachPolicyAsync(Entity.Role("UsesIt"), policy.Arn, default);
        await account.AttachPolicyAsync(Entity.Group("UsesItToo"), policy.Arn, default);
        await account.AttachPolicyAsync(Entity.User("uses-it"), policy.Arn, default);

        var uses = await account.ListEntitiesForPolicyAsync(policy.Arn, default);
        Assert.Contains(new PolicyUse(Entity.Role("UsesIt"), false), uses);
        Assert.Contains(new PolicyUse(Entity.Group("UsesItToo"), false), uses);
        Assert.Contains(new PolicyUse(Entity.User("uses-it"), false), uses);
    }

    [MotoFact]
    public async Task The_policies_of_AWS_are_listed_when_asked_for()
    {
        await using var account = moto.Open();
        await account.CreatePolicyAsync(new NewPolicy { Name = "Mine", Document = Sample.Policy }, default);

        var own = await ArnsAsync(account, includeAwsManaged: false);
        Assert.Contains("arn:aws:iam::123456789012:policy/Mine", own);
        Assert.DoesNotContain(own, a => a.StartsWith("arn:aws:iam::aws:", StringComparison.Ordinal));

        // More than a page of a thousand.
        var all = await ArnsAsync(account, includeAwsManaged: true);
        Assert.Contains("arn:aws:iam::aws:policy/ReadOnlyAccess", all);
        Assert.True(all.Count > 1000, $"only {all.Count} policies");
        Assert.Equal(all.Count, all.Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task<List<string>> ArnsAsync(IIamAccount account, bool includeAwsManaged)
    {
        List<string> arns = [];
        await foreach (var policy in account.ListPoliciesAsync(includeAwsManaged, default))
        {
            arns.Add(policy.Arn);
        }

        return arns;
    }
}
