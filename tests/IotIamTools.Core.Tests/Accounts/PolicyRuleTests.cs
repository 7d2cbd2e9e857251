using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Accounts;

public class PolicyRuleTests
{
    [Fact]
    public async Task A_policy_of_AWS_comes_into_the_file_with_its_first_use_and_goes_with_its_last()
    {
        await using var account = await Given.AccountAsync();
        var before = await account.ExportAsync(Given.None);
        var arn = Given.Aws("service-role/AWSGreengrassResourceAccessRolePolicy");

        await account.AttachPolicyAsync(Entity.Role("r"), arn, Given.None);
        await account.AttachPolicyAsync(Entity.Role("r"), arn, Given.None);
        await account.AttachPolicyAsync(Entity.User("u"), arn, Given.None);
        await account.PutPermissionsBoundaryAsync(Entity.User("u"), arn, Given.None);

        var listed = Assert.Single((await account.GetAuthorizationDetailsAsync(Given.None)).Policies);
        Assert.Equal((arn, "AWSGreengrassResourceAccessRolePolicy", "/service-role/", "v5", 2, 1), (
            listed.Policy.Arn, listed.Policy.Name, listed.Policy.Path, listed.Policy.DefaultVersionId, listed.Policy.AttachmentCount, listed.Policy.PermissionsBoundaryUsageCount));
        Assert.Equal(AwsManagedPolicies.Find(arn)!.Document, Assert.Single(listed.Versions).Document);
        Assert.Equal(
            [new PolicyUse(Entity.User("u"), false), new PolicyUse(Entity.User("u"), true), new PolicyUse(Entity.Role("r"), false)],
            await account.ListEntitiesForPolicyAsync(arn, Given.None));

        await account.DeletePermissionsBoundaryAsync(Entity.User("u"), Given.None);
        await account.DetachPolicyAsync(Entity.User("u"), arn, Given.None);
        await account.DetachPolicyAsync(Entity.Role("r"), arn, Given.None);
        Assert.Equal(before, await account.ExportAsync(Given.None));
    }

    [Theory]
    [InlineData("AWSLambdaFullAccess")]
    [InlineData("AWSLambdaReadOnlyAccess")]
    [InlineData("service-role/AWSConfigRole")]
    public async Task Retired_policies_cannot_be_attached(string name)
    {
        await using var account = await Given.AccountAsync();

        var error = await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.AttachPolicyAsync(Entity.Role("r"), Given.Aws(name), Given.None));
        Assert.Equal(($"Policy {Given.Aws(name)} does not exist or is not attachable.", 404), (error.Message, error.StatusCode));
        Assert.Null(await account.FindPolicyAsync(Given.Aws(name), Given.None));
    }

    [Fact]
    public async Task A_retired_policy_works_where_it_is_and_disappears_with_its_last_use()
    {
        var arn = Given.Aws("AWSLambdaFullAccess");
        await using var account = LocalAccount.InMemory(export: $$"""
            {"RoleDetailList":[
              {"RoleName":"old","Arn":"{{Given.Arn("role/old")}}","AttachedManagedPolicies":[{"PolicyName":"AWSLambdaFullAccess","PolicyArn":"{{arn}}"}]},
              {"RoleName":"new","Arn":"{{Given.Arn("role/new")}}"}],
             "Policies":[{"PolicyName":"AWSLambdaFullAccess","Arn":"{{arn}}","AttachmentCount":1,"IsAttachable":true}]}
            """);

        await account.AttachPolicyAsync(Entity.Role("old"), arn, Given.None);
        await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.AttachPolicyAsync(Entity.Role("new"), arn, Given.None));
        Assert.NotNull(await account.FindPolicyAsync(arn, Given.None));
        await account.DetachPolicyAsync(Entity.Role("old"), arn, Given.None);
        Assert.Null(await account.FindPolicyAsync(arn, Given.None));
    }

    [Fact]
    public async Task What_cannot_be_attached_is_said_why()
    {
        await using var account = await Given.AccountAsync();
        var role = Entity.Role("r");

        var service = await Given.RefusedAsync(IamErrorCodes.PolicyNotAttachable, () => account.AttachPolicyAsync(role, Given.Aws("aws-service-role/AWSIoTThingsGraphX"), Given.None));
        Assert.Equal(("Cannot attach a Service Role Policy to a Customer Role.", 400), (service.Message, service.StatusCode));
        var unknown = await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.AttachPolicyAsync(role, Given.Aws("NobodyKnows"), Given.None));
        Assert.StartsWith($"Policy {Given.Aws("NobodyKnows")} does not exist or is not attachable. The account file knows", unknown.Message, StringComparison.Ordinal);
        var own = await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.AttachPolicyAsync(role, Given.Arn("policy/none"), Given.None));
        Assert.Equal($"Policy {Given.Arn("policy/none")} does not exist or is not attachable.", own.Message);
        var noArn = await Given.RefusedAsync(IamErrorCodes.InvalidInput, () => account.AttachPolicyAsync(role, "arn:aws:s3:::bucket/xxxxxxxx", Given.None));
        Assert.Equal("ARN arn:aws:s3:::bucket/xxxxxxxx is not valid.", noArn.Message);
        await Given.RefusedAsync(IamErrorCodes.ValidationError, () => account.AttachPolicyAsync(role, "AmazonS3", Given.None));
        await Given.RefusedAsync(IamErrorCodes.InvalidInput, () => account.AttachPolicyAsync(role, "arn:aws-cn:iam::aws:policy/AmazonS3FullAccess", Given.None));
        await Given.RefusedAsync(IamErrorCodes.InvalidInput, () => account.AttachPolicyAsync(new Entity(EntityKind.Policy, "p"), Given.Aws("AmazonS3FullAccess"), Given.None));
        var detach = await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.DetachPolicyAsync(role, Given.Aws("AmazonS3FullAccess"), Given.None));
        Assert.Equal($"Policy {Given.Aws("AmazonS3FullAccess")} was not found.", detach.Message);
    }

    [Fact]
    public async Task What_the_file_says_of_a_policy_counts()
    {
        var frozen = Given.Arn("policy/frozen");
        var elsewhere = Given.Aws("ReadOnlyAccess");
        await using var account = LocalAccount.InMemory(export: $$"""
            {"UserDetailList":[{"UserName":"u","Arn":"{{Given.Arn("user/u")}}","CreateDate":1400000000,"PasswordLastUsed":"never",
               "AttachedManagedPolicies":[{"PolicyArn":"{{elsewhere}}"}]},{"UserName":"v","Arn":"{{Given.Arn("user/v")}}"}],
             "Policies":[{"Arn":"{{frozen}}","IsAttachable":false}],"SummaryMap":{"PoliciesQuota":1} }
            """);

        var error = await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.AttachPolicyAsync(Entity.User("u"), frozen, Given.None));
        Assert.Equal($"Policy {frozen} does not exist or is not attachable.", error.Message);
        // The list of policies may have been left out of an export; what somebody has exists.
        await account.AttachPolicyAsync(Entity.User("v"), elsewhere, Given.None);
        Assert.Equal([new AttachedPolicy("ReadOnlyAccess", elsewhere)], await account.ListAttachedPoliciesAsync(Entity.User("v"), Given.None));
        await account.DetachPolicyAsync(Entity.User("v"), elsewhere, Given.None);
        var full = await Given.RefusedAsync(IamErrorCodes.LimitExceeded, () => account.CreatePolicyAsync(new NewPolicy { Name = "new", Document = Given.Permissions() }, Given.None));
        Assert.Equal("Cannot exceed quota for PoliciesPerAccount: 1", full.Message);
        var user = await account.FindUserAsync("u", Given.None);
        Assert.Equal((DateTimeOffset.FromUnixTimeSeconds(1400000000), (DateTimeOffset?)null), (user!.CreateDate, user.PasswordLastUsed));
    }

    [Fact]
    public async Task A_file_that_lists_unused_policies_of_AWS_keeps_doing_so()
    {
        const string Policies = """{"GroupDetailList":[{"GroupName":"g","Arn":"arn:aws:iam::123456789012:group/g"}],"Policies":[{"Arn":"arn:aws:iam::aws:policy/AmazonS3FullAccess","AttachmentCount":0},{"Arn":"arn:aws:iam::aws:policy/Other","AttachmentCount":0}]}""";
        await using var account = LocalAccount.InMemory(export: Policies);
        var arn = Given.Aws("AmazonS3FullAccess");

        await account.AttachPolicyAsync(Entity.Group("g"), arn, Given.None);
        Assert.Equal(1, (await account.FindPolicyAsync(arn, Given.None))!.AttachmentCount);
        await account.DetachPolicyAsync(Entity.Group("g"), arn, Given.None);
        Assert.Equal(["AmazonS3FullAccess", "Other"], (await account.GetAuthorizationDetailsAsync(Given.None)).Policies.Select(p => p.Policy.Name));
    }

    [Fact]
    public async Task Ten_policies_are_attached_and_no_more()
    {
        await using var account = await Given.AccountAsync();
        for (var i = 0; i < 11; i++)
        {
            await account.CreatePolicyAsync(new NewPolicy { Name = $"p{i}", Document = Given.Permissions() }, Given.None);
        }

        foreach (var entity in new[] { Entity.Role("r"), Entity.Group("g"), Entity.User("u") })
        {
            for (var i = 0; i < 10; i++)
            {
                await account.AttachPolicyAsync(entity, Given.Arn($"policy/p{i}"), Given.None);
            }

            var full = await Given.RefusedAsync(IamErrorCodes.LimitExceeded, () => account.AttachPolicyAsync(entity, Given.Arn("policy/p10"), Given.None));
            Assert.Equal(($"Cannot exceed quota for PoliciesPer{entity.Kind}: 10", 409), (full.Message, full.StatusCode));
        }
    }

    [Fact]
    public async Task Inline_policies_have_a_size_together()
    {
        await using var account = await Given.AccountAsync();
        foreach (var (entity, quota) in new[] { (Entity.Role("r"), 10240), (Entity.Group("g"), 5120), (Entity.User("u"), 2048) })
        {
            await account.PutInlinePolicyAsync(entity, "a", Given.PermissionsOfSize(quota - 200), Given.None);
            await account.PutInlinePolicyAsync(entity, "b", "  " + Given.PermissionsOfSize(200) + "\r\n\t ", Given.None);
            var full = await Given.RefusedAsync(IamErrorCodes.LimitExceeded, () => account.PutInlinePolicyAsync(entity, "b", Given.PermissionsOfSize(201), Given.None));
            Assert.Equal($"Maximum policy size of {quota} bytes exceeded for {entity}", full.Message);
            await account.PutInlinePolicyAsync(entity, "a", Given.Permissions("s3:*"), Given.None);
            Assert.Equal(Given.Permissions("s3:*"), await account.FindInlinePolicyAsync(entity, "a", Given.None));
            Assert.Equal(["a", "b"], await account.ListInlinePolicyNamesAsync(entity, Given.None));
            await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.DeleteInlinePolicyAsync(entity, "c", Given.None));
        }
    }

    /// <summary>The lint counts in the same way: white space is what JSON calls so.</summary>
    [Fact]
    public void A_space_that_is_a_character_counts()
    {
        var document = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:Publish","Resource":"arn:aws:iot:*:*:topic/{{new string('\u00a0', 6144)}}"}]}""";
        Assert.Equal(IamErrorCodes.LimitExceeded, IamDocuments.CheckManaged(document)?.Code);
        Assert.Null(IamDocuments.CheckManaged(document.Replace('\u00a0', ' ')));
    }

    [Fact]
    public async Task Managed_policies_live_by_their_versions()
    {
        await using var account = await Given.AccountAsync();
        var before = await account.ExportAsync(Given.None);
        var made = await account.CreatePolicyAsync(new NewPolicy { Name = "p", Path = "/x/", Document = Given.PermissionsOfSize(6144), Description = "d", Tags = [new Tag("a", "b")] }, Given.None);
        Assert.Equal((Given.Arn("policy/x/p"), "v1", "d"), (made.Arn, made.DefaultVersionId, made.Description));
        var twice = await Given.RefusedAsync(IamErrorCodes.EntityAlreadyExists, () => account.CreatePolicyAsync(new NewPolicy { Name = "P", Document = Given.Permissions() }, Given.None));
        Assert.Equal("A policy called P already exists. Duplicate names are not allowed.", twice.Message);
        var large = await Given.RefusedAsync(IamErrorCodes.LimitExceeded, () => account.CreatePolicyAsync(new NewPolicy { Name = "q", Document = Given.PermissionsOfSize(6145) }, Given.None));
        Assert.Equal("Cannot exceed quota for PolicySize: 6144", large.Message);

        for (var i = 2; i <= 5; i++)
        {
            Assert.Equal($"v{i}", (await account.CreatePolicyVersionAsync(made.Arn, Given.Permissions($"iot:A{i}"), Given.None)).VersionId);
        }

        var versions = await Given.RefusedAsync(IamErrorCodes.LimitExceeded, () => account.CreatePolicyVersionAsync(made.Arn, Given.Permissions(), Given.None));
        Assert.StartsWith("A managed policy can have up to 5 versions.", versions.Message, StringComparison.Ordinal);
        Assert.Equal(["v5 True", "v4 False", "v3 False", "v2 False", "v1 False"], (await account.ListPolicyVersionsAsync(made.Arn, Given.None)).Select(v => $"{v.VersionId} {v.IsDefault}"));
        Assert.Equal(Given.Permissions("iot:A3"), (await account.GetPolicyVersionAsync(made.Arn, "v3", Given.None)).Document);
        await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.GetPolicyVersionAsync(made.Arn, "v9", Given.None));
        var inForce = await Given.RefusedAsync(IamErrorCodes.DeleteConflict, () => account.DeletePolicyVersionAsync(made.Arn, "v5", Given.None));
        Assert.Equal("Cannot delete the default version of a policy.", inForce.Message);
        await account.AttachPolicyAsync(Entity.Role("r"), made.Arn, Given.None);
        var attached = await Given.RefusedAsync(IamErrorCodes.DeleteConflict, () => account.DeletePolicyAsync(made.Arn, Given.None));
        Assert.Equal("Cannot delete a policy attached to entities.", attached.Message);
        await account.DetachPolicyAsync(Entity.Role("r"), made.Arn, Given.None);
        var many = await Given.RefusedAsync(IamErrorCodes.DeleteConflict, () => account.DeletePolicyAsync(made.Arn, Given.None));
        Assert.StartsWith("This policy has more than one version.", many.Message, StringComparison.Ordinal);
        for (var i = 1; i <= 4; i++)
        {
            await account.DeletePolicyVersionAsync(made.Arn, $"v{i}", Given.None);
        }

        await account.DeletePolicyAsync(made.Arn, Given.None);
        Assert.Equal(before, await account.ExportAsync(Given.None));
    }

    [Fact]
    public async Task Policies_of_AWS_belong_to_AWS()
    {
        await using var account = await Given.AccountAsync();

        Assert.Equal("v2", (await account.FindPolicyAsync(Given.Aws("AmazonS3FullAccess"), Given.None))!.DefaultVersionId);
        Assert.NotNull((await account.GetPolicyVersionAsync(Given.Aws("AmazonS3FullAccess"), "v2", Given.None)).Document);
        await Given.RefusedAsync(IamErrorCodes.AccessDenied, () => account.DeletePolicyAsync(Given.Aws("AmazonS3FullAccess"), Given.None));
        await Given.RefusedAsync(IamErrorCodes.AccessDenied, () => account.CreatePolicyVersionAsync(Given.Aws("AmazonS3FullAccess"), Given.Permissions(), Given.None));
        await account.CreatePolicyAsync(new NewPolicy { Name = "own", Document = Given.Permissions() }, Given.None);
        Assert.Equal(["own"], (await account.ListPoliciesAsync(false, Given.None).ToListAsync()).Select(p => p.Name));
        Assert.Equal(23, (await account.ListPoliciesAsync(true, Given.None).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_boundary_must_exist_and_only_roles_and_users_have_one()
    {
        await using var account = await Given.AccountAsync();
        var missing = Given.Arn("policy/none");

        var role = await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.CreateRoleAsync(new NewRole { Name = "x", TrustPolicy = Given.Trust, PermissionsBoundaryArn = missing }, Given.None));
        Assert.Equal($"Scope ARN: {missing} does not exist or is not attachable.", role.Message);
        await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.CreateUserAsync(new NewUser { Name = "x", PermissionsBoundaryArn = missing }, Given.None));
        await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.PutPermissionsBoundaryAsync(Entity.Role("r"), missing, Given.None));
        await Given.RefusedAsync(IamErrorCodes.InvalidInput, () => account.PutPermissionsBoundaryAsync(Entity.Group("g"), missing, Given.None));

        await account.PutPermissionsBoundaryAsync(Entity.Role("r"), Given.Aws("AmazonS3FullAccess"), Given.None);
        await account.PutPermissionsBoundaryAsync(Entity.Role("r"), Given.Aws("AWSIoTDataAccess"), Given.None);
        Assert.Equal(Given.Aws("AWSIoTDataAccess"), (await account.FindRoleAsync("r", Given.None))!.PermissionsBoundaryArn);
        Assert.Equal(["AWSIoTDataAccess"], (await account.GetAuthorizationDetailsAsync(Given.None)).Policies.Select(p => p.Policy.Name));
        // A boundary does not keep a role from being deleted, and its use ends with the role.
        await account.DeleteRoleAsync("r", Given.None);
        Assert.Empty((await account.GetAuthorizationDetailsAsync(Given.None)).Policies);
        await account.DeletePermissionsBoundaryAsync(Entity.User("u"), Given.None);
    }

    [Fact]
    public async Task Tags_are_added_replaced_and_removed()
    {
        await using var account = await Given.AccountAsync();
        var role = Entity.Role("r");
        await account.TagAsync(role, [new Tag("Department", "a"), new Tag("Team", "iot")], Given.None);
        await account.TagAsync(role, [new Tag("department", "b"), new Tag("New", "")], Given.None);
        Assert.Equal([new Tag("department", "b"), new Tag("Team", "iot"), new Tag("New", "")], (await account.FindRoleAsync("r", Given.None))!.Tags);
        await account.UntagAsync(role, ["TEAM", "none"], Given.None);
        Assert.Equal(["department", "New"], (await account.FindRoleAsync("r", Given.None))!.Tags.Select(t => t.Key));

        await account.TagAsync(role, [.. Enumerable.Range(0, 48).Select(i => new Tag($"k{i}", "v"))], Given.None);
        var full = await Given.RefusedAsync(IamErrorCodes.LimitExceeded, () => account.TagAsync(role, [new Tag("one-more", "")], Given.None));
        Assert.Equal("Cannot exceed quota for TagsPerRole: 50", full.Message);
        await Given.RefusedAsync(IamErrorCodes.InvalidInput, () => account.TagAsync(Entity.Group("g"), [new Tag("a", "")], Given.None));
        await Given.RefusedAsync(IamErrorCodes.InvalidInput, () => account.TagAsync(Entity.User("u"), [new Tag("aws:x", "")], Given.None));
    }
}
