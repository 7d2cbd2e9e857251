using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Moto;

/// <summary>Groups and users against a live server.</summary>
[Collection(MotoTests.Name)]
public sealed class GroupAndUserTests(MotoServer moto)
{
    [MotoFact]
    public async Task A_group_comes_back_with_its_users()
    {
        await using var account = moto.Open();
        var made = await account.CreateGroupAsync("Deployers", "/jets/", default);
        Assert.Equal("arn:aws:iam::123456789012:group/jets/Deployers", made.Arn);
        await account.CreateUserAsync(new NewUser { Name = "ann" }, default);
        await account.CreateUserAsync(new NewUser { Name = "bob" }, default);
        await account.AddUserToGroupAsync("Deployers", "ann", default);
        await account.AddUserToGroupAsync("Deployers", "bob", default);
        await account.AddUserToGroupAsync("Deployers", "bob", default);

        var found = await account.FindGroupAsync("Deployers", default);
        Assert.Equal(made, found!.Group);
        Assert.Equal(["ann", "bob"], found.UserNames.Order(StringComparer.Ordinal));
        Assert.Equal(["Deployers"], (await account.ListGroupsForUserAsync("ann", default)).Select(g => g.Name));

        await account.RemoveUserFromGroupAsync("Deployers", "ann", default);
        Assert.Equal(["bob"], (await account.FindGroupAsync("Deployers", default))!.UserNames);

        await account.RemoveUserFromGroupAsync("Deployers", "bob", default);
        await account.DeleteGroupAsync("Deployers", default);
        Assert.Null(await account.FindGroupAsync("Deployers", default));
    }

    [MotoFact]
    public async Task A_group_has_policies()
    {
        await using var account = moto.Open();
        await account.CreateGroupAsync("WithPolicies", "/", default);
        await RoundTripAsync(account, Entity.Group("WithPolicies"));
    }

    [MotoFact]
    public async Task A_user_comes_back_with_boundary_tags_and_policies()
    {
        await using var account = moto.Open();
        var user = Entity.User("carol@example.com");
        const string Boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
        var made = await account.CreateUserAsync(
            new NewUser { Name = user.Name, Path = "/people/", PermissionsBoundaryArn = Boundary, Tags = [new Tag("team", "edge")] },
            default);
        Assert.Equal("arn:aws:iam::123456789012:user/people/carol@example.com", made.Arn);
        Assert.Equal(Boundary, made.PermissionsBoundaryArn);

        var found = await account.FindUserAsync(user.Name, default);
        Assert.Equal(made.Arn, found!.Arn);
        Assert.Equal(made.Id, found.Id);
        Assert.Equal([new Tag("team", "edge")], found.Tags);

        // moto has no boundary operations for users; the wire tests cover them.
        await account.TagAsync(user, [new Tag("a", "1")], default);
        await account.UntagAsync(user, ["team"], default);
        Assert.Equal([new Tag("a", "1")], (await account.FindUserAsync(user.Name, default))!.Tags);

        await RoundTripAsync(account, user);
        await account.DeleteUserAsync(user.Name, default);
        Assert.Null(await account.FindUserAsync(user.Name, default));
    }

    [MotoFact]
    public async Task Groups_and_users_are_listed_by_path()
    {
        await using var account = moto.Open();
        await account.CreateGroupAsync("Listed", "/listed/", default);
        await account.CreateUserAsync(new NewUser { Name = "listed", Path = "/listed/" }, default);

        Assert.Contains("Listed", await NamesAsync(account.ListGroupsAsync("/", default), g => g.Name));
        Assert.Equal(["listed"], await NamesAsync(account.ListUsersAsync("/listed/", default), u => u.Name));
    }

    [MotoFact]
    public async Task A_group_with_more_users_than_a_page_has_them_all()
    {
        await using var account = moto.Open();
        await account.CreateGroupAsync("Crowd", "/", default);
        for (var i = 0; i < 105; i++)
        {
            await account.CreateUserAsync(new NewUser { Name = $"crowd{i:000}", Path = "/crowd/" }, default);
            await account.AddUserToGroupAsync("Crowd", $"crowd{i:000}", default);
        }

        Assert.Equal(105, (await account.FindGroupAsync("Crowd", default))!.UserNames.Count);
        Assert.Equal(105, (await NamesAsync(account.ListUsersAsync("/crowd/", default), u => u.Name)).Count);
    }

    private static async Task RoundTripAsync(IIamAccount account, Entity entity)
    {
        const string Managed = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        await account.PutInlinePolicyAsync(entity, "own", Sample.Policy, default);
        Assert.Equal(["own"], await account.ListInlinePolicyNamesAsync(entity, default));
        Assert.Equal(Sample.Policy, await account.FindInlinePolicyAsync(entity, "own", default));
        Assert.Null(await account.FindInlinePolicyAsync(entity, "other", default));
        await account.DeleteInlinePolicyAsync(entity, "own", default);
        Assert.Empty(await account.ListInlinePolicyNamesAsync(entity, default));

        await account.AttachPolicyAsync(entity, Managed, default);
        Assert.Equal([new AttachedPolicy("ReadOnlyAccess", Managed)], await account.ListAttachedPoliciesAsync(entity, default));
        await account.DetachPolicyAsync(entity, Managed, default);
        Assert.Empty(await account.ListAttachedPoliciesAsync(entity, default));
    }

    private static async Task<List<string>> NamesAsync<T>(IAsyncEnumerable<T> items, Func<T, string> name)
    {
        List<string> names = [];
        await foreach (var item in items)
        {
            names.Add(name(item));
        }

        return names;
    }
}
