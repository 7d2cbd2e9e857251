using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>Roles that trust roles and users of the same set-up: IAM refuses a principal that does not exist.</summary>
public class TrustOrderTests
{
    [Theory]
    [InlineData("a>b b>c c")]
    [InlineData("a>b,c b>c c>d d")]
    [InlineData("a>a")]
    [InlineData("a>b b>a")]
    [InlineData("a>b b>c c>a d>a,b")]
    [InlineData("a>b,c b>a,c c>a,b")]
    public async Task Each_is_made_after_those_that_it_trusts_or_gets_its_trust_policy_last(string roles)
    {
        var setup = Setup(roles);
        await using var account = new WatchedAccount(Given.Account());

        var results = await Given.InstallAsync(setup, account);

        Assert.All(results, r => Assert.Equal((Change.Created, null), (r.Change, r.Problem)));
        Assert.True((await Planner.PlanAsync(setup, account, Given.None)).IsSatisfied);
        Assert.All(await Given.InstallAsync(setup, account), r => Assert.Equal(Change.Unchanged, r.Change));
        Assert.All(await Lifecycle.RemoveAsync(setup, account), r => Assert.Equal(Change.Removed, r.Change));
    }

    [Theory]
    [InlineData("a>b b>c c", 3)]
    [InlineData("a>b b>a c", 2)]
    public async Task Roles_that_trust_each_other_are_one_question(string roles, int questions)
    {
        await using var account = new WatchedAccount(Given.Account());
        var asked = new List<EntitySteps>();

        var results = await Installer.InstallAsync(
            Setup(roles),
            account,
            force: false,
            change =>
            {
                asked.Add(change);
                return Task.FromResult(Approval.WhatIf);
            },
            Given.None);

        Assert.Equal(questions, asked.Count);
        Assert.All(results, r => Assert.Equal(Change.WhatIf, r.Change));
        Assert.Empty(account.Writes);
    }

    [Theory]
    [InlineData("a>b b>a")]
    [InlineData("a>b b>c c>a d>a,b")]
    public async Task Whichever_write_fails_the_next_run_finishes_without_force(string roles)
    {
        var setup = Setup(roles);
        await using var counted = new WatchedAccount(Given.Account());
        await Given.InstallAsync(setup, counted);
        for (var failing = 1; failing <= counted.Writes.Count; failing++)
        {
            await using var account = Given.Account();
            var written = 0;
            await Given.InstallAsync(setup, new WatchedAccount(account)
            {
                Before = call => call.IsWrite && Interlocked.Increment(ref written) == failing ? throw Given.Refusal() : Task.CompletedTask,
            });

            Assert.All(await Given.InstallAsync(setup, account), r => Assert.Null(r.Problem));
            Assert.True((await Planner.PlanAsync(setup, account, Given.None)).IsSatisfied);
        }
    }

    [Fact]
    public async Task A_role_that_trusts_a_user_of_the_set_up_is_made_after_the_user()
    {
        var setup = Setup("a") with
        {
            Roles = [Role("a", ["user/ann"])],
            Groups = [new GroupSpec { Name = "g", Users = [new UserSpec { Name = "ann", Create = true }] }],
        };
        await using var account = Given.Account();

        Assert.All(await Given.InstallAsync(setup, account), r => Assert.Equal((Change.Created, null), (r.Change, r.Problem)));
    }

    [Fact]
    public async Task A_role_that_someone_locked_is_not_opened_without_force()
    {
        await using var account = Given.Account();
        await account.CreateRoleAsync(
            new NewRole { Name = "a", TrustPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""" }, Given.None);

        Assert.Equal(Change.Drifted, Assert.Single(await Given.InstallAsync(Setup("a"), account)).Change);
    }

    private static Setup Setup(string roles) => new()
    {
        Blueprint = "test",
        Roles = [.. roles.Split(' ').Select(r => r.Split('>')).Select(r => Role(r[0], r.Length == 1 ? [] : [.. r[1].Split(',').Select(t => "role/" + t)]))],
    };

    private static RoleSpec Role(string name, string[] trusted)
    {
        var principal = trusted.Length == 0
            ? """{"Service":"iot.amazonaws.com"}"""
            : $$"""{"AWS":[{{string.Join(',', trusted.Select(t => $"\"arn:aws:iam::{Given.AccountId}:{t}\""))}}]}""";
        return new RoleSpec
        {
            Kind = name,
            Name = name,
            Trust = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}"""),
        };
    }
}
