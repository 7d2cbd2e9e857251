using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Calls;

/// <summary>What is tried again, and what is not.</summary>
public sealed class RetryTests
{
    private const string RoleXml = "<Role><RoleName>r</RoleName><Path>/</Path><RoleId>AROAX</RoleId><Arn>arn:aws:iam::123456789012:role/r</Arn><CreateDate>2026-07-01T00:00:00Z</CreateDate></Role>";

    private static readonly FakeAnswer GotRole = FakeAnswer.Ok("GetRole", RoleXml);
    private static readonly FakeAnswer Created = FakeAnswer.Ok("CreateRole", RoleXml);
    private static readonly FakeAnswer NoRole = FakeAnswer.Error(404, "NoSuchEntity", "The role with name r cannot be found.");
    private static readonly FakeAnswer NoPrincipal = FakeAnswer.Error(400, "MalformedPolicyDocument", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:role/r\"");

    private static readonly NewRole Role = new() { Name = "r", TrustPolicy = Sample.Trust };

    [Theory]
    [InlineData(400, "Throttling")]
    [InlineData(400, "ThrottlingException")]
    [InlineData(503, "RequestLimitExceeded")]
    [InlineData(500, "ServiceFailure")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task Throttling_and_faults_of_the_service_are_tried_again(int status, string code)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(status, code, "Rate exceeded"), GotRole);
        await using var account = endpoint.Open(maxAttempts: 3);
        Assert.Equal("r", (await account.FindRoleAsync("r", default))!.Name);
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task Throttling_that_goes_on_is_told()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(400, "ThrottlingException", "Rate exceeded"));
        await using var account = endpoint.Open(maxAttempts: 2);
        var error = await Assert.ThrowsAsync<IamException>(() => account.FindRoleAsync("r", default));
        Assert.Equal((IamErrorCodes.Throttling, 400), (error.Code, error.StatusCode));
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Theory]
    [InlineData("ConcurrentModification")]
    [InlineData("EntityTemporarilyUnmodifiable")]
    public async Task Somebody_elses_change_is_waited_for(string code)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(409, code, "try again"), FakeAnswer.Error(409, code, "try again"), FakeAnswer.Ok("TagRole"));
        var time = new FastTime();
        await using var account = endpoint.Open(time);
        var calls = new List<IamCall>();
        IamCallTrace.Listen(calls.Add);
        await account.TagAsync(Entity.Role("r"), [new Tag("a", "b")], default);
        IamCallTrace.Listen(null);
        Assert.Equal([code, code, null], calls.Select(c => c.ErrorCode));
        Assert.All(calls, c => Assert.Equal(("TagRole", "r", "request-1"), (c.Operation, c.Target, c.RequestId)));
        Assert.InRange(time.Waited, TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(1.6));
    }

    [Fact]
    public async Task The_wait_ends_after_two_minutes()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(409, "ConcurrentModification", "try again"));
        var time = new FastTime();
        await using var account = endpoint.Open(time);
        var error = await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("r", default));
        Assert.Equal(IamErrorCodes.ConcurrentModification, error.Code);
        Assert.InRange(time.Waited, TimeSpan.FromMinutes(1.9), TimeSpan.FromMinutes(2.1));
        Assert.InRange(endpoint.Requests.Count, 15, 40);
    }

    [Fact]
    public async Task A_role_just_made_that_is_not_seen_yet_is_waited_for()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(Created, NoRole, NoRole, FakeAnswer.Ok("AttachRolePolicy"), NoRole, FakeAnswer.Ok("PutRolePolicy"), NoRole, GotRole);
        await using var account = endpoint.Open();
        await account.CreateRoleAsync(Role, default);
        await account.AttachPolicyAsync(Entity.Role("r"), "arn:aws:iam::aws:policy/X", default);
        await account.PutInlinePolicyAsync(Entity.Role("r"), "p", Sample.Policy, default);
        Assert.NotNull(await account.FindRoleAsync("r", default));
        Assert.Equal(8, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_role_that_was_not_made_here_is_not_waited_for()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(NoRole);
        await using var account = endpoint.Open();
        Assert.Null(await account.FindRoleAsync("r", default));
        await Assert.ThrowsAsync<IamException>(() => account.AttachPolicyAsync(Entity.Role("r"), "arn:aws:iam::aws:policy/X", default));
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_role_that_was_made_long_ago_is_not_waited_for()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(Created, NoRole);
        var time = new FastTime();
        await using var account = endpoint.Open(time);
        await account.CreateRoleAsync(Role, default);
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(await account.FindRoleAsync("r", default));
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_role_that_was_deleted_again_is_not_waited_for()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(Created, FakeAnswer.Ok("DeleteRole"), NoRole);
        await using var account = endpoint.Open();
        await account.CreateRoleAsync(Role, default);
        await account.DeleteRoleAsync("r", default);
        Assert.Null(await account.FindRoleAsync("r", default));
        Assert.Equal(3, endpoint.Requests.Count);
    }

    [Theory]
    [InlineData("Policy arn:aws:iam::aws:policy/r does not exist or is not attachable.")]
    [InlineData("Policy arn:aws:iam::aws:policy/Gone does not exist or is not attachable.")]
    [InlineData("The role with name rr cannot be found.")]
    public async Task A_policy_that_does_not_exist_is_not_waited_for_on_a_new_role(string message)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(Created, FakeAnswer.Error(404, "NoSuchEntity", message));
        await using var account = endpoint.Open();
        await account.CreateRoleAsync(Role, default);
        var error = await Assert.ThrowsAsync<IamException>(() => account.AttachPolicyAsync(Entity.Role("r"), "arn:aws:iam::aws:policy/Gone", default));
        Assert.Equal((IamErrorCodes.NoSuchEntity, message), (error.Code, error.Message));
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task An_inline_policy_that_a_new_role_does_not_have_is_not_waited_for()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(Created, FakeAnswer.Error(404, "NoSuchEntity", "Policy p not found attached to role r"));
        await using var account = endpoint.Open();
        await account.CreateRoleAsync(Role, default);
        Assert.Null(await account.FindInlinePolicyAsync(Entity.Role("r"), "p", default));
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_policy_and_a_user_just_made_are_waited_for()
    {
        const string Arn = "arn:aws:iam::123456789012:policy/mine";
        await using var endpoint = await FakeEndpoint.StartAsync(
            FakeAnswer.Ok("CreatePolicy", $"<Policy><PolicyName>mine</PolicyName><Arn>{Arn}</Arn></Policy>"),
            FakeAnswer.Error(404, "NoSuchEntity", $"Policy {Arn} does not exist or is not attachable."),
            FakeAnswer.Ok("AttachRolePolicy"),
            FakeAnswer.Ok("CreateUser", "<User><UserName>ann</UserName><Arn>arn:aws:iam::123456789012:user/ann</Arn></User>"),
            FakeAnswer.Error(404, "NoSuchEntity", "The user with name ann cannot be found."),
            FakeAnswer.Ok("AddUserToGroup"));
        await using var account = endpoint.Open();
        await account.CreatePolicyAsync(new NewPolicy { Name = "mine", Document = Sample.Policy }, default);
        await account.AttachPolicyAsync(Entity.Role("r"), Arn, default);
        await account.CreateUserAsync(new NewUser { Name = "ann" }, default);
        await account.AddUserToGroupAsync("g", "ann", default);
        Assert.Equal(6, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_principal_that_was_just_made_is_waited_for()
    {
        var made = FakeAnswer.Ok("CreateRole", RoleXml.Replace("role/r<", "role/other<", StringComparison.Ordinal).Replace("<RoleName>r<", "<RoleName>other<", StringComparison.Ordinal));
        await using var endpoint = await FakeEndpoint.StartAsync([Created, .. Enumerable.Repeat(NoPrincipal, 12), made]);
        var time = new FastTime();
        await using var account = endpoint.Open(time);
        await account.CreateRoleAsync(Role, default);
        await account.CreateRoleAsync(Role with { Name = "other", TrustPolicy = """{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/r"},"Action":"sts:AssumeRole"}}""" }, default);
        Assert.True(time.Waited > TimeSpan.FromSeconds(30), time.Waited.ToString());
    }

    [Fact]
    public async Task A_principal_that_may_be_mistyped_is_waited_for_a_short_while()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(NoPrincipal);
        var time = new FastTime();
        await using var account = endpoint.Open(time);
        var error = await Assert.ThrowsAsync<IamException>(() => account.UpdateTrustPolicyAsync("r", """{"Statement":{"Principal":{"AWS":"arn:aws:iam::123456789012:role/r"}}}""", default));
        Assert.Equal(IamErrorCodes.MalformedPolicyDocument, error.Code);
        Assert.InRange(time.Waited, TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(16));
    }

    [Fact]
    public async Task A_service_that_is_no_principal_is_told_at_once()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(400, "MalformedPolicyDocument", "Invalid principal in policy: \"SERVICE\":\"nonsense.amazonaws.com\""));
        await using var account = endpoint.Open();
        await Assert.ThrowsAsync<IamException>(() => account.CreateRoleAsync(Role, default));
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task A_role_from_which_something_was_just_taken_may_conflict_for_a_while()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(
            FakeAnswer.Ok("DetachRolePolicy"),
            FakeAnswer.Error(409, "DeleteConflict", "Cannot delete entity, must detach all policies first."),
            FakeAnswer.Ok("DeleteRole"),
            FakeAnswer.Error(409, "DeleteConflict", "Cannot delete entity, must detach all policies first."));
        await using var account = endpoint.Open();
        await account.DetachPolicyAsync(Entity.Role("r"), "arn:aws:iam::aws:policy/X", default);
        await account.DeleteRoleAsync("r", default);
        var error = await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("untouched", default));
        Assert.Equal(IamErrorCodes.DeleteConflict, error.Code);
        Assert.Equal(4, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_role_without_an_ARN_is_asked_for_again()
    {
        var unready = RoleXml.Replace("arn:aws:iam::123456789012:role/r", "AROAEXAMPLE", StringComparison.Ordinal);
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("CreateRole", unready), NoRole, FakeAnswer.Ok("GetRole", unready), GotRole);
        await using var account = endpoint.Open();
        var made = await account.CreateRoleAsync(Role, default);
        Assert.Equal("arn:aws:iam::123456789012:role/r", made.Arn);
        Assert.Equal(4, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_role_that_never_gets_an_ARN_is_an_error()
    {
        var unready = RoleXml.Replace("arn:aws:iam::123456789012:role/r", "AROAEXAMPLE", StringComparison.Ordinal);
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("CreateRole", unready), FakeAnswer.Ok("GetRole", unready));
        await using var account = endpoint.Open();
        var error = await Assert.ThrowsAsync<IamException>(() => account.CreateRoleAsync(Role, default));
        Assert.Contains("was made", error.Message, StringComparison.Ordinal);
    }
}
