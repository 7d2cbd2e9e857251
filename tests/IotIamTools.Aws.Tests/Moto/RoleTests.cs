using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Moto;

/// <summary>Roles against a live server.</summary>
[Collection(MotoTests.Name)]
public sealed class RoleTests(MotoServer moto)
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"greengrass.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringLike":{"aws:SourceArn":"100% + of ü"}}}]}""";

    [MotoFact]
    public async Task A_role_comes_back_as_it_was_made()
    {
        await using var account = moto.Open();
        var made = await account.CreateRoleAsync(
            new NewRole
            {
                Name = "RoundTrip",
                Path = "/service-role/",
                TrustPolicy = Trust,
                Description = "Greengrass & co <1>",
                MaxSessionDuration = 7200,
                Tags = [new Tag("Owner", "a b"), new Tag("empty", "")],
            },
            default);

        Assert.Equal("arn:aws:iam::123456789012:role/service-role/RoundTrip", made.Arn);

        var found = await account.FindRoleAsync("RoundTrip", default);
        Assert.NotNull(found);
        Assert.Equal(Trust, found.TrustPolicy);
        Assert.Equal(made.Arn, found.Arn);
        Assert.Equal("/service-role/", found.Path);
        Assert.Equal("Greengrass & co <1>", found.Description);
        Assert.Equal(7200, found.MaxSessionDuration);
        Assert.Equal([new Tag("Owner", "a b"), new Tag("empty", "")], found.Tags);
        Assert.StartsWith("AROA", found.Id, StringComparison.Ordinal);
        Assert.InRange(found.CreateDate, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [MotoFact]
    public async Task What_is_not_there_is_null()
    {
        await using var account = moto.Open();
        Assert.Null(await account.FindRoleAsync("NoRole", default));
        Assert.Null(await account.FindInlinePolicyAsync(Entity.Role("NoRole"), "p", default));
    }

    [MotoFact]
    public async Task An_update_leaves_alone_what_it_is_not_given()
    {
        await using var account = moto.Open();
        await account.CreateRoleAsync(new NewRole { Name = "Updated", TrustPolicy = Sample.Trust, Description = "first", MaxSessionDuration = 7200 }, default);

        await account.UpdateRoleAsync("Updated", "second", null, default);
        var afterDescription = await account.FindRoleAsync("Updated", default);
        Assert.Equal(("second", 7200), (afterDescription!.Description, afterDescription.MaxSessionDuration));

        await account.UpdateRoleAsync("Updated", null, 3600, default);
        var afterDuration = await account.FindRoleAsync("Updated", default);
        Assert.Equal(("second", 3600), (afterDuration!.Description, afterDuration.MaxSessionDuration));

        await account.UpdateTrustPolicyAsync("Updated", Sample.OtherTrust, default);
        Assert.Equal(Sample.OtherTrust, (await account.FindRoleAsync("Updated", default))!.TrustPolicy);
    }

    [MotoFact]
    public async Task Policies_boundary_and_tags_go_on_and_come_off()
    {
        await using var account = moto.Open();
        var role = Entity.Role("Dressed");
        var boundary = await account.CreatePolicyAsync(new NewPolicy { Name = "DressedBoundary", Document = Sample.Policy }, default);
        await account.CreateRoleAsync(new NewRole { Name = role.Name, TrustPolicy = Sample.Trust }, default);

        await account.PutInlinePolicyAsync(role, "own", Sample.Policy, default);
        await account.PutInlinePolicyAsync(role, "own2", Sample.OtherPolicy, default);
        Assert.Equal(["own", "own2"], (await account.ListInlinePolicyNamesAsync(role, default)).Order(StringComparer.Ordinal));
        Assert.Equal(Sample.Policy, await account.FindInlinePolicyAsync(role, "own", default));
        Assert.Null(await account.FindInlinePolicyAsync(role, "other", default));

        const string Managed = "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy";
        await account.AttachPolicyAsync(role, Managed, default);
        await account.AttachPolicyAsync(role, Managed, default);
        Assert.Equal([new AttachedPolicy("AWSGreengrassResourceAccessRolePolicy", Managed)], await account.ListAttachedPoliciesAsync(role, default));

        await account.PutPermissionsBoundaryAsync(role, boundary.Arn, default);
        Assert.Equal(boundary.Arn, (await account.FindRoleAsync(role.Name, default))!.PermissionsBoundaryArn);
        await account.DeletePermissionsBoundaryAsync(role, default);
        Assert.Null((await account.FindRoleAsync(role.Name, default))!.PermissionsBoundaryArn);

        await account.TagAsync(role, [new Tag("a", "1"), new Tag("b", "2")], default);
        await account.TagAsync(role, [new Tag("a", "3")], default);
        await account.UntagAsync(role, ["b"], default);
        Assert.Equal([new Tag("a", "3")], (await account.FindRoleAsync(role.Name, default))!.Tags);

        await account.DetachPolicyAsync(role, Managed, default);
        Assert.Empty(await account.ListAttachedPoliciesAsync(role, default));
        await account.DeleteInlinePolicyAsync(role, "own", default);
        await account.DeleteInlinePolicyAsync(role, "own2", default);
        Assert.Empty(await account.ListInlinePolicyNamesAsync(role, default));
        await account.DeleteRoleAsync(role.Name, default);
        Assert.Null(await account.FindRoleAsync(role.Name, default));
    }

    [MotoFact]
    public async Task Instance_profiles_are_listed_and_left()
    {
        await using var account = moto.Open();
        await account.CreateRoleAsync(new NewRole { Name = "InProfile", TrustPolicy = Sample.Trust }, default);
        await moto.PostAsync("Action=CreateInstanceProfile&InstanceProfileName=TheProfile");
        await moto.PostAsync("Action=AddRoleToInstanceProfile&InstanceProfileName=TheProfile&RoleName=InProfile");

        Assert.Equal(["TheProfile"], await account.ListInstanceProfilesForRoleAsync("InProfile", default));
        await account.RemoveRoleFromInstanceProfileAsync("TheProfile", "InProfile", default);
        Assert.Empty(await account.ListInstanceProfilesForRoleAsync("InProfile", default));
    }

    [MotoFact]
    public async Task More_roles_than_a_page_are_all_listed()
    {
        await using var account = moto.Open();
        for (var i = 0; i < 120; i++)
        {
            await account.CreateRoleAsync(new NewRole { Name = $"Paged{i:000}", Path = "/paged/", TrustPolicy = Sample.Trust }, default);
        }

        var names = new List<string>();
        await foreach (var role in account.ListRolesAsync("/paged/", default))
        {
            names.Add(role.Name);
        }

        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"Paged{i:000}"), names.Order(StringComparer.Ordinal));
    }

    [MotoFact]
    public async Task Errors_have_the_codes_of_AWS()
    {
        await using var account = moto.Open();
        var role = Entity.Role("Conflicting");
        await account.CreateRoleAsync(new NewRole { Name = role.Name, TrustPolicy = Sample.Trust }, default);
        await account.PutInlinePolicyAsync(role, "own", Sample.Policy, default);

        var exists = await Assert.ThrowsAsync<IamException>(() => account.CreateRoleAsync(new NewRole { Name = role.Name, TrustPolicy = Sample.Trust }, default));
        Assert.Equal((IamErrorCodes.EntityAlreadyExists, "CreateRole", 409), (exists.Code, exists.Operation, exists.StatusCode));
        Assert.False(string.IsNullOrEmpty(exists.RequestId));

        var conflict = await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync(role.Name, default));
        Assert.Equal((IamErrorCodes.DeleteConflict, "DeleteRole"), (conflict.Code, conflict.Operation));

        var missing = await Assert.ThrowsAsync<IamException>(() => account.AttachPolicyAsync(role, "arn:aws:iam::aws:policy/AWSLambdaFullAccess", default));
        Assert.Equal((IamErrorCodes.NoSuchEntity, 404), (missing.Code, missing.StatusCode));

        var malformed = await Assert.ThrowsAsync<IamException>(() => account.PutInlinePolicyAsync(role, "bad", "{}", default));
        Assert.Equal(IamErrorCodes.MalformedPolicyDocument, malformed.Code);

        var notAttached = await Assert.ThrowsAsync<IamException>(() => account.DetachPolicyAsync(role, "arn:aws:iam::aws:policy/ReadOnlyAccess", default));
        Assert.Equal(IamErrorCodes.NoSuchEntity, notAttached.Code);
    }
}
