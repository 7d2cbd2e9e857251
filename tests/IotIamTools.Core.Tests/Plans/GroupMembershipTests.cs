using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Core.Tests.Plans;

public class GroupMembershipTests
{
    [Fact]
    public async Task The_group_is_read_once_for_any_number_of_users()
    {
        await using var account = await WithGroupAsync("ann");
        var membership = await GroupMembership.ReadAsync(EntityReference.Parse("g", EntityKind.Group), account, Given.None);

        var changes = new List<Change>();
        foreach (var name in new[] { "ann", "bob", "cai", "Bob" })
        {
            changes.Add((await membership.AddAsync(new UserSpec { Name = name, Create = true }, Yes, Given.None)).Change);
        }

        Assert.Equal([Change.Completed, Change.Created, Change.Created, Change.Unchanged], changes);
        Assert.Equal("AddUserToGroup 3, CreateUser 2, GetGroup 1, GetUser 3", account.Counts);
    }

    [Fact]
    public async Task A_user_that_is_not_there_is_an_error_of_that_user_only()
    {
        await using var account = await WithGroupAsync("ann");
        var membership = await GroupMembership.ReadAsync(EntityReference.Parse("g", EntityKind.Group), account, Given.None);

        var error = await Assert.ThrowsAsync<IamException>(() => membership.AddAsync(new UserSpec { Name = "bob" }, Yes, Given.None));
        Assert.Equal(IamErrorCodes.NoSuchEntity, error.Code);
        Assert.Contains("bob", error.Message, StringComparison.Ordinal);

        Assert.Equal(Change.Completed, (await membership.AddAsync(new UserSpec { Name = "ann" }, Yes, Given.None)).Change);
    }

    [Fact]
    public async Task A_name_that_iam_refuses_makes_no_call()
    {
        await using var account = await WithGroupAsync();
        var membership = await GroupMembership.ReadAsync(EntityReference.Parse("g", EntityKind.Group), account, Given.None);
        account.Forget();

        await Assert.ThrowsAsync<SetupException>(() => membership.AddAsync(new UserSpec { Name = "no good", Create = true }, Yes, Given.None));

        Assert.Empty(account.Calls);
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_an_error()
    {
        var membership = await GroupMembership.ReadAsync(EntityReference.Parse("g", EntityKind.Group), Given.Account(), Given.None);

        Assert.Equal(
            IamErrorCodes.NoSuchEntity, (await Assert.ThrowsAsync<IamException>(() => membership.AddAsync(new UserSpec { Name = "ann" }, Yes, Given.None))).Code);
    }

    [Theory]
    [InlineData("arn:aws:iam::999999999999:group/g")]
    [InlineData("arn:aws:iam::123456789012:group/elsewhere/g")]
    [InlineData("g*")]
    public async Task A_reference_to_another_group_is_refused(string text)
    {
        await using var account = await WithGroupAsync("ann");

        await Assert.ThrowsAsync<EntityReferenceException>(() => GroupMembership.ReadAsync(EntityReference.Parse(text, EntityKind.Group), account, Given.None));
    }

    [Fact]
    public async Task A_failure_is_told_and_the_next_try_takes_up_where_it_stopped()
    {
        await using var account = await WithGroupAsync();
        var membership = await GroupMembership.ReadAsync(EntityReference.Parse("g", EntityKind.Group), account, Given.None);
        account.Before = call => call.Operation == "AddUserToGroup" ? throw Given.Refusal() : Task.CompletedTask;

        var failed = await membership.AddAsync(new UserSpec { Name = "ann", Create = true }, Yes, Given.None);
        Assert.Equal(Change.Failed, failed.Change);
        Assert.Contains("could not add user ann: not today. Done: create the user. Left: add user ann", failed.Problem, StringComparison.Ordinal);

        account.Before = _ => Task.CompletedTask;
        Assert.Equal(Change.Completed, (await membership.AddAsync(new UserSpec { Name = "ann", Create = true }, Yes, Given.None)).Change);
    }

    private static Task<Approval> Yes(EntitySteps change) => Task.FromResult(Approval.Yes);

    private static async Task<WatchedAccount> WithGroupAsync(params string[] users)
    {
        var local = Given.Account();
        await local.CreateGroupAsync("g", "/", Given.None);
        foreach (var user in users)
        {
            await local.CreateUserAsync(new NewUser { Name = user }, Given.None);
        }

        return new WatchedAccount(local);
    }
}
