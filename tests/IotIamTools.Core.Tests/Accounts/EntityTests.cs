using IotIamTools.Core.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Tests.Accounts;

public class EntityTests
{
    [Fact]
    public async Task A_role_is_made_with_all_that_was_asked_for()
    {
        await using var account = await Given.AccountAsync();
        await account.CreatePolicyAsync(new NewPolicy { Name = "b", Document = Given.Permissions() }, Given.None);

        var made = await account.CreateRoleAsync(
            new NewRole
            {
                Name = "Greengrass_ServiceRole",
                Path = "/service-role/",
                TrustPolicy = Given.Trust,
                Description = "d",
                MaxSessionDuration = 7200,
                PermissionsBoundaryArn = Given.Arn("policy/b"),
                Tags = [new Tag("Team", "iot")],
            },
            Given.None);
        var found = await account.FindRoleAsync("greengrass_servicerole", Given.None);

        Assert.NotNull(found);
        Assert.Equivalent(made, found, strict: true);
        Assert.Equal(Given.Arn("role/service-role/Greengrass_ServiceRole"), made.Arn);
        Assert.Equal("AROA00000000000000005", made.Id);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 2, 36, 56, TimeSpan.Zero), made.CreateDate);
        Assert.Equal(("d", 7200, Given.Arn("policy/b"), Given.Trust), (made.Description, made.MaxSessionDuration, made.PermissionsBoundaryArn, made.TrustPolicy));
        Assert.Equal([new Tag("Team", "iot")], made.Tags);
        Assert.Equal(1, (await account.FindPolicyAsync(Given.Arn("policy/b"), Given.None))!.PermissionsBoundaryUsageCount);
    }

    [Fact]
    public async Task Names_are_unique_whatever_their_case_and_path()
    {
        await using var account = await Given.AccountAsync();

        var role = await Given.RefusedAsync(IamErrorCodes.EntityAlreadyExists, () => account.CreateRoleAsync(new NewRole { Name = "R", Path = "/x/", TrustPolicy = Given.Trust }, Given.None));
        var group = await Given.RefusedAsync(IamErrorCodes.EntityAlreadyExists, () => account.CreateGroupAsync("G", "/", Given.None));
        var user = await Given.RefusedAsync(IamErrorCodes.EntityAlreadyExists, () => account.CreateUserAsync(new NewUser { Name = "U" }, Given.None));

        Assert.Equal(("Role with name R already exists.", "CreateRole", 409), (role.Message, role.Operation, role.StatusCode));
        Assert.Equal("Group with name G already exists.", group.Message);
        Assert.Equal("User with name U already exists.", user.Message);
        // A role, a group and a user may share a name.
        await account.CreateGroupAsync("r", "/", Given.None);
    }

    [Fact]
    public async Task What_is_not_there_is_null_or_NoSuchEntity()
    {
        await using var account = await Given.AccountAsync();

        Assert.Null(await account.FindRoleAsync("x", Given.None));
        Assert.Null(await account.FindGroupAsync("x", Given.None));
        Assert.Null(await account.FindUserAsync("x", Given.None));
        Assert.Null(await account.FindPolicyAsync(Given.Arn("policy/x"), Given.None));
        Assert.Null(await account.FindInlinePolicyAsync(Entity.Role("x"), "p", Given.None));
        Assert.Null(await account.FindInlinePolicyAsync(Entity.Role("r"), "p", Given.None));
        var errors = new[]
        {
            await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.DeleteRoleAsync("x", Given.None)),
            await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.DeleteUserAsync("x", Given.None)),
            await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.ListAttachedPoliciesAsync(Entity.Group("x"), Given.None)),
            await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.AddUserToGroupAsync("x", "u", Given.None)),
            await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.UpdateRoleAsync("x", "d", null, Given.None)),
            await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.ListGroupsForUserAsync("x", Given.None)),
        };

        Assert.Equal(
            [
                "The role with name x cannot be found.", "The user with name x cannot be found.", "The group with name x cannot be found.",
                "The group with name x cannot be found.", "The role with name x cannot be found.", "The user with name x cannot be found.",
            ],
            errors.Select(e => e.Message));
        Assert.All(errors, e => Assert.Equal(404, e.StatusCode));
    }

    [Fact]
    public async Task Deleting_wants_everything_taken_away_first()
    {
        await using var account = await Given.AccountAsync();
        await account.AddUserToGroupAsync("g", "u", Given.None);
        foreach (var entity in new[] { Entity.Role("r"), Entity.Group("g"), Entity.User("u") })
        {
            await account.AttachPolicyAsync(entity, Given.Aws("AmazonS3ReadOnlyAccess"), Given.None);
            await account.PutInlinePolicyAsync(entity, "p", Given.Permissions(), Given.None);
        }

        var messages = new List<string>
        {
            await DeleteAsync(Entity.Group("g")), await DeleteAsync(Entity.User("u")),
        };
        await account.RemoveUserFromGroupAsync("g", "u", Given.None);
        foreach (var entity in new[] { Entity.Role("r"), Entity.Group("g"), Entity.User("u") })
        {
            messages.Add(await DeleteAsync(entity));
            await account.DetachPolicyAsync(entity, Given.Aws("AmazonS3ReadOnlyAccess"), Given.None);
            messages.Add(await DeleteAsync(entity));
            await account.DeleteInlinePolicyAsync(entity, "p", Given.None);
        }

        await account.DeleteRoleAsync("R", Given.None);
        await account.DeleteGroupAsync("G", Given.None);
        await account.DeleteUserAsync("U", Given.None);
        Assert.Equal(
            [
                "Cannot delete entity, must remove users from group first.", "Cannot delete entity, must remove users from group first.",
                "Cannot delete entity, must detach all policies first.", "Cannot delete entity, must delete policies first.",
                "Cannot delete entity, must detach all policies first.", "Cannot delete entity, must delete policies first.",
                "Cannot delete entity, must detach all policies first.", "Cannot delete entity, must delete policies first.",
            ],
            messages);
        var details = await account.GetAuthorizationDetailsAsync(Given.None);
        Assert.Equal((0, 0, 0, 0), (details.Roles.Count, details.Groups.Count, details.Users.Count, details.Policies.Count));

        async Task<string> DeleteAsync(Entity entity) => (await Given.RefusedAsync(IamErrorCodes.DeleteConflict, () => entity.Kind switch
        {
            EntityKind.Role => account.DeleteRoleAsync(entity.Name, Given.None),
            EntityKind.Group => account.DeleteGroupAsync(entity.Name, Given.None),
            _ => account.DeleteUserAsync(entity.Name, Given.None),
        })).Message;
    }

    [Fact]
    public async Task A_role_in_an_instance_profile_leaves_it_before_it_goes()
    {
        await using var account = LocalAccount.InMemory(export: await File.ReadAllTextAsync(Given.ExportPath));

        Assert.Equal(["edge-hosts"], await account.ListInstanceProfilesForRoleAsync("WithProfile", Given.None));
        var conflict = await Given.RefusedAsync(IamErrorCodes.DeleteConflict, () => account.DeleteRoleAsync("WithProfile", Given.None));
        Assert.Equal("Cannot delete entity, must remove roles from instance profile first.", conflict.Message);
        await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.RemoveRoleFromInstanceProfileAsync("other", "WithProfile", Given.None));
        await account.RemoveRoleFromInstanceProfileAsync("edge-hosts", "WithProfile", Given.None);
        await account.DeleteRoleAsync("WithProfile", Given.None);
        Assert.Null(await account.FindRoleAsync("WithProfile", Given.None));
    }

    [Fact]
    public async Task Members_of_a_group_come_and_go()
    {
        await using var account = await Given.AccountAsync();
        await account.AddUserToGroupAsync("G", "U", Given.None);
        await account.AddUserToGroupAsync("g", "u", Given.None);

        Assert.Equal(["u"], (await account.FindGroupAsync("g", Given.None))!.UserNames);
        Assert.Equal(["g"], (await account.ListGroupsForUserAsync("u", Given.None)).Select(g => g.Name));
        await account.RemoveUserFromGroupAsync("g", "u", Given.None);
        var gone = await Given.RefusedAsync(IamErrorCodes.NoSuchEntity, () => account.RemoveUserFromGroupAsync("g", "u", Given.None));
        Assert.Equal("User u not in group g.", gone.Message);
        for (var i = 0; i < 10; i++)
        {
            await account.CreateGroupAsync($"g{i}", "/", Given.None);
            await account.AddUserToGroupAsync($"g{i}", "u", Given.None);
        }

        var full = await Given.RefusedAsync(IamErrorCodes.LimitExceeded, () => account.AddUserToGroupAsync("g", "u", Given.None));
        Assert.Equal("Cannot exceed quota for GroupsPerUser: 10", full.Message);
    }

    [Fact]
    public async Task A_roles_description_and_session_change_and_null_leaves_them()
    {
        await using var account = await Given.AccountAsync();
        var before = await account.ExportAsync(Given.None);

        await account.UpdateRoleAsync("r", "d", 7200, Given.None);
        await account.UpdateRoleAsync("r", null, null, Given.None);
        var role = await account.FindRoleAsync("r", Given.None);
        Assert.Equal(("d", 7200), (role!.Description, role.MaxSessionDuration));

        await account.UpdateRoleAsync("r", "", 3600, Given.None);
        Assert.Equal(before, await account.ExportAsync(Given.None));
        await Given.RefusedAsync(IamErrorCodes.ValidationError, () => account.UpdateRoleAsync("r", null, 43201, Given.None));
    }

    [Fact]
    public async Task Roles_of_services_are_for_the_services_only()
    {
        await using var account = LocalAccount.InMemory(export: await File.ReadAllTextAsync(Given.ExportPath));
        var linked = await account.ListRolesAsync("/aws-service-role/", Given.None).FirstAsync();
        var role = Entity.Role(linked.Name);

        foreach (var change in new Func<Task>[]
        {
            () => account.DeleteRoleAsync(linked.Name, Given.None),
            () => account.UpdateRoleAsync(linked.Name, "d", null, Given.None),
            () => account.UpdateTrustPolicyAsync(linked.Name, Given.Trust, Given.None),
            () => account.AttachPolicyAsync(role, Given.Aws("AmazonS3ReadOnlyAccess"), Given.None),
            () => account.PutInlinePolicyAsync(role, "p", Given.Permissions(), Given.None),
            () => account.DeleteInlinePolicyAsync(role, "p", Given.None),
            () => account.PutPermissionsBoundaryAsync(role, Given.Aws("AmazonS3ReadOnlyAccess"), Given.None),
        })
        {
            var error = await Given.RefusedAsync(IamErrorCodes.UnmodifiableEntity, change);
            Assert.Equal($"Cannot perform the operation on the protected role '{linked.Name}' - this role is only modifiable by AWS", error.Message);
        }

        await Given.RefusedAsync(IamErrorCodes.InvalidInput, () => account.CreateRoleAsync(new NewRole { Name = "x", Path = "/aws-service-role/x/", TrustPolicy = Given.Trust }, Given.None));
    }

    [Fact]
    public async Task Lists_give_what_is_below_a_path()
    {
        await using var account = LocalAccount.InMemory(export: await File.ReadAllTextAsync(Given.ExportPath));

        Assert.Equal(["ann", "Bob", "carol"], (await account.ListUsersAsync("/people/", Given.None).ToListAsync()).Select(u => u.Name).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["Admins"], (await account.ListGroupsAsync("/ops", Given.None).ToListAsync()).Select(g => g.Name));
        Assert.Equal(["Greengrass_ServiceRole"], (await account.ListRolesAsync("/service-role/", Given.None).ToListAsync()).Select(r => r.Name));
        Assert.Equal(4, (await account.ListUsersAsync("/", Given.None).ToListAsync()).Count);
    }

    [Fact]
    public async Task The_quotas_that_the_file_tells_are_kept()
    {
        const string Raised = """{"UserDetailList":[],"GroupDetailList":[],"RoleDetailList":[],"Policies":[],"SummaryMap":{"RolesQuota":2,"GroupsQuota":1,"Users":7}}""";
        await using var account = LocalAccount.InMemory(export: Raised);
        await account.CreateRoleAsync(new NewRole { Name = "a", TrustPolicy = Given.Trust }, Given.None);
        await account.CreateRoleAsync(new NewRole { Name = "b", TrustPolicy = Given.Trust }, Given.None);

        var full = await Given.RefusedAsync(IamErrorCodes.LimitExceeded, () => account.CreateRoleAsync(new NewRole { Name = "c", TrustPolicy = Given.Trust }, Given.None));
        Assert.Equal("Cannot exceed quota for RolesPerAccount: 2", full.Message);
    }
}
