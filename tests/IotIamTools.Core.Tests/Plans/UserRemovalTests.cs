using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>Users that are taken out of a deploy group and deleted, with what they have: IAM refuses to delete a user with credentials.</summary>
public class UserRemovalTests
{
    private const string Device = "arn:aws:iam::123456789012:mfa/ann";

    private static readonly EntityReference Ann = EntityReference.Parse("ann", EntityKind.User);

    private static readonly RemovalOptions Forced = new() { Force = true, Clock = Lifecycle.Clock };

    private static readonly RemovalOptions Plain = new() { Clock = Lifecycle.Clock };

    /// <summary>One credential of each kind, and two keys, in an order that is not the one in which they go.</summary>
    private static UserCredential[] All =>
    [
        new(UserCredentialKind.MfaDevice, Device),
        new(UserCredentialKind.MfaDevice, "GAHT12345678"),
        new(UserCredentialKind.ServiceSpecificCredential, "ACCA1"),
        new(UserCredentialKind.SshPublicKey, "APKA1"),
        new(UserCredentialKind.SigningCertificate, "CERT1"),
        new(UserCredentialKind.AccessKey, "AKIA1") { LastUsed = new LastUsed(Lifecycle.Now.AddDays(-2), "us-east-1") },
        new(UserCredentialKind.AccessKey, "AKIA2") { LastUsed = new LastUsed(null, null) },
        new(UserCredentialKind.Password, ""),
    ];

    [Fact]
    public async Task A_user_with_credentials_is_kept_and_they_are_named_with_their_last_use()
    {
        await using var account = await WithUserAsync(All);

        var result = await RemoveAsync(account, Plain);

        Assert.Equal(Change.Retained, result.Change);
        Assert.Equal(
            "user ann is retained: it has a password, access key AKIA1 (last used 2026-11-20 in us-east-1, less than 30 days ago), access key AKIA2 (never used), signing certificate CERT1, "
                + $"SSH public key APKA1, service-specific credential ACCA1, virtual MFA device {Device}, MFA device GAHT12345678. Done: group g: remove user ann",
            result.Problem);
        Assert.Equal(["RemoveUserFromGroup g/ann"], account.Writes.Select(w => w.ToString()));
    }

    [Theory]
    [InlineData(1, "last used 2026-11-20 in us-east-1)")]
    [InlineData(3, "last used 2026-11-20 in us-east-1, less than 3 days ago)")]
    public async Task What_was_used_lately_is_pointed_out(int days, string text)
    {
        await using var account = await WithUserAsync(All);

        Assert.Contains(text, (await RemoveAsync(account, Plain with { RecentUse = TimeSpan.FromDays(days) })).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_use_of_a_password_is_the_users()
    {
        var export = (await ExportAsync()).Replace("\"UserName\": \"ann\",", "\"UserName\": \"ann\", \"PasswordLastUsed\": \"2026-10-01T08:00:00+00:00\",", StringComparison.Ordinal);
        await using var account = new WatchedAccount(Lifecycle.InMemory(export)) { Credentials = new() { ["ann"] = [new(UserCredentialKind.Password, "")] } };

        Assert.StartsWith("user ann is retained: it has a password (last used 2026-10-01).", (await RemoveAsync(account, Plain)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forced_the_credentials_go_in_the_order_that_iam_documents_and_then_the_user()
    {
        await using var account = await WithUserAsync(All);
        var shown = new List<string>();

        var result = await RemoveAsync(account, Forced, change =>
        {
            shown.AddRange(change.Steps.Select(s => $"{s.Operation}: {s}"));
            return Approval.Yes;
        });

        Assert.Equal((Change.Removed, null), (result.Change, result.Problem));
        Assert.Equal(
            [
                "RemoveUserFromGroup: group g: remove user ann",
                "DeleteLoginProfile: user ann: delete the password",
                "DeleteAccessKey: user ann: delete access key AKIA1",
                "DeleteAccessKey: user ann: delete access key AKIA2",
                "DeleteSigningCertificate: user ann: delete signing certificate CERT1",
                "DeleteSSHPublicKey: user ann: delete SSH public key APKA1",
                "DeleteServiceSpecificCredential: user ann: delete service-specific credential ACCA1",
                $"DeactivateMFADevice: user ann: delete virtual MFA device {Device}",
                "DeactivateMFADevice: user ann: deactivate MFA device GAHT12345678",
                "DeleteUser: user ann: delete the user",
            ],
            shown);
        Assert.Equal(
            "RemoveUserFromGroup, DeletePassword, DeleteAccessKey, DeleteAccessKey, DeleteSigningCertificate, DeleteSshPublicKey, DeleteServiceSpecificCredential, "
                + "DeleteMfaDevice, DeleteMfaDevice, DeleteUser",
            string.Join(", ", account.Writes.Select(w => w.Operation)));
    }

    [Fact]
    public async Task All_is_read_before_anything_is_written_and_at_the_same_time()
    {
        await using var account = await WithUserAsync(All);
        account.Before = call => call.IsWrite ? Task.CompletedTask : Task.Delay(50);

        await RemoveAsync(account, Forced);

        Assert.DoesNotContain(account.Calls.SkipWhile(c => !c.IsWrite), c => !c.IsWrite);
        Assert.Equal(9, account.MostAtOnce);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_user_that_others_need_is_kept_with_all_that_it_has(bool force)
    {
        await using var account = await WithUserAsync(All);
        await account.PutInlinePolicyAsync(Entity.User("ann"), "own", Accounts.Given.Permissions("iot:Publish"), Given.None);
        account.Forget();

        var result = await RemoveAsync(account, force ? Forced : Plain);

        Assert.Equal(Change.Retained, result.Change);
        Assert.StartsWith("user ann is retained: it has inline policy own", result.Problem, StringComparison.Ordinal);
        Assert.Equal(!force, result.Problem!.Contains("AKIA1", StringComparison.Ordinal));
        Assert.Equal(["RemoveUserFromGroup g/ann"], account.Writes.Select(w => w.ToString()));
    }

    [Fact]
    public async Task Whichever_write_is_the_last_the_next_run_finishes()
    {
        await using var counted = await WithUserAsync(All);
        await RemoveAsync(counted, Forced);
        foreach (var cancels in new[] { false, true })
        {
            for (var last = 0; last < counted.Writes.Count; last++)
            {
                await using var account = await WithUserAsync(All);
                using var stop = new CancellationTokenSource();
                account.Before = async call =>
                {
                    if (call.IsWrite && account.Writes.Count > last)
                    {
                        await (cancels ? stop.CancelAsync() : Task.FromException(Given.Refusal()));
                        stop.Token.ThrowIfCancellationRequested();
                    }
                };
                if (cancels)
                {
                    await Assert.ThrowsAsync<InstallStoppedException>(() => RemoveAsync(account, Forced, cancellationToken: stop.Token));
                }
                else
                {
                    var failed = await RemoveAsync(account, Forced);
                    Assert.Equal(Change.Failed, failed.Change);
                    Assert.Contains("not today. Done: ", failed.Problem, StringComparison.Ordinal);
                }

                Assert.Equal(last + 1, account.Writes.Count);
                Assert.NotNull(await account.FindUserAsync("ann", Given.None));
                account.Before = _ => Task.CompletedTask;
                Assert.Equal(Change.Removed, (await RemoveAsync(account, Forced)).Change);
                Assert.Null(await account.FindUserAsync("ann", Given.None));
                Assert.Empty(account.Credentials!["ann"]);
            }
        }
    }

    [Fact]
    public async Task A_no_leaves_the_user_whole_and_is_asked_for_once()
    {
        await using var account = await WithUserAsync(All);
        var asked = new List<EntitySteps>();

        var result = await RemoveAsync(account, Forced, change =>
        {
            asked.Add(change);
            return Approval.No;
        });

        Assert.Equal(Change.Declined, result.Change);
        var question = Assert.Single(asked);
        Assert.Equal((Entity.User("ann"), "arn:aws:iam::123456789012:user/ann"), (question.Entity, question.Arn));
        Assert.Equal("group g: remove user ann", question.Lines.First());
        Assert.Equal("delete the user", question.Lines.Last());
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task A_rehearsal_shows_every_step_and_writes_nothing()
    {
        await using var account = await WithUserAsync(All);
        var shown = 0;

        var result = await RemoveAsync(account, Forced, change =>
        {
            shown += change.Steps.Count;
            return Approval.WhatIf;
        });

        Assert.Equal((Change.WhatIf, 10), (result.Change, shown));
        Assert.Empty(account.Writes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_group_that_is_gone_does_not_keep_a_user_from_being_deleted(bool again)
    {
        await using var account = await WithUserAsync();
        await account.RemoveUserFromGroupAsync("g", "ann", Given.None);
        await account.DeleteGroupAsync("g", Given.None);

        Assert.Equal(Change.Removed, (await RemoveAsync(account, Plain)).Change);
        Assert.Null(await account.FindUserAsync("ann", Given.None));
        if (again)
        {
            Assert.Equal(Change.NotFound, (await RemoveAsync(account, Plain)).Change);
        }
    }

    [Fact]
    public async Task Whom_to_remove_from_a_group_that_is_gone_is_an_error()
    {
        await using var account = new WatchedAccount(Lifecycle.InMemory());
        var members = await GroupMembership.ReadAsync(EntityReference.Parse("g", EntityKind.Group), account, Given.None);

        Assert.Equal(IamErrorCodes.NoSuchEntity, (await Assert.ThrowsAsync<IamException>(() => members.RemoveAsync(Ann, delete: false, Plain, Yes, Given.None))).Code);
    }

    [Theory]
    [InlineData("arn:aws:iam::999999999999:user/ann", true)]
    [InlineData("arn:aws-cn:iam::123456789012:user/ann", true)]
    [InlineData("arn:aws:iam::123456789012:user/elsewhere/ann", true)]
    [InlineData("arn:aws:iam::123456789012:role/ann", false)]
    [InlineData("al*", false)]
    public async Task A_reference_to_another_user_is_refused_before_anything_is_written(string text, bool isElsewhere)
    {
        await using var account = await WithUserAsync(All);
        var members = await GroupMembership.ReadAsync(EntityReference.Parse("g", EntityKind.Group), account, Given.None);

        var error = await Assert.ThrowsAsync<EntityReferenceException>(
            () => members.RemoveAsync(EntityReference.Parse(text, EntityKind.User), delete: true, Forced, Yes, Given.None));

        Assert.Equal(isElsewhere, error.IsElsewhere);
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task A_read_that_is_denied_is_told_and_nothing_is_written()
    {
        await using var account = await WithUserAsync(All);
        account.Before = call => call.Operation == "ListSigningCertificates" ? throw new IamException(IamErrorCodes.AccessDenied, "no", call.Operation) : Task.CompletedTask;

        Assert.Equal(IamErrorCodes.AccessDenied, (await Assert.ThrowsAsync<IamException>(() => RemoveAsync(account, Forced))).Code);
        Assert.Empty(account.Writes);
    }

    [Fact]
    public async Task What_an_endpoint_does_not_know_counts_as_none()
    {
        await using var account = await WithUserAsync(new UserCredential(UserCredentialKind.AccessKey, "AKIA1"));
        account.Before = call => call.Operation is "ListServiceSpecificCredentials" or "ListMfaDevices"
            ? throw new IamException(IamErrorCodes.OperationNotSupported, "what?", call.Operation)
            : Task.CompletedTask;

        Assert.Contains("it has access key AKIA1.", (await RemoveAsync(account, Plain)).Problem, StringComparison.Ordinal);
        Assert.Equal(Change.Removed, (await RemoveAsync(account, Forced)).Change);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_a_file_which_has_no_credentials_the_user_is_deleted(bool force)
    {
        await using var account = new WatchedAccount(Lifecycle.InMemory(await ExportAsync()));

        Assert.Equal(Change.Removed, (await RemoveAsync(account, force ? Forced : Plain)).Change);
        Assert.Equal(["RemoveUserFromGroup g/ann", "DeleteUser ann"], account.Writes.Select(w => w.ToString()));
    }

    [Fact]
    public async Task Who_is_not_to_be_deleted_is_not_asked_about()
    {
        await using var account = await WithUserAsync(All);
        var members = await GroupMembership.ReadAsync(EntityReference.Parse("g", EntityKind.Group), account, Given.None);

        Assert.Equal(Change.Removed, (await members.RemoveAsync(Ann, delete: false, Forced, Yes, Given.None)).Change);
        Assert.Equal("GetGroup 1, GetUser 1, RemoveUserFromGroup 1", account.Counts);
    }

    [Fact]
    public async Task A_group_that_a_kept_user_could_not_be_taken_out_of_is_a_failure()
    {
        await using var account = await WithUserAsync(All);
        account.Before = call => call.IsWrite ? throw Given.Refusal() : Task.CompletedTask;

        var result = await RemoveAsync(account, Plain);

        Assert.Equal(Change.Failed, result.Change);
        Assert.Contains("could not remove user ann: not today", result.Problem, StringComparison.Ordinal);
    }

    private static Task<Approval> Yes(EntitySteps change) => Task.FromResult(Approval.Yes);

    private static async Task<RemovalResult> RemoveAsync(
        IIamAccount account, RemovalOptions options, Func<EntitySteps, Approval>? approve = null, CancellationToken cancellationToken = default)
    {
        var members = await GroupMembership.ReadAsync(EntityReference.Parse("g", EntityKind.Group), account, cancellationToken);
        return await members.RemoveAsync(Ann, delete: true, options, approve is null ? Yes : s => Task.FromResult(approve(s)), cancellationToken);
    }

    private static async Task<string> ExportAsync()
    {
        await using var account = Lifecycle.InMemory();
        await account.CreateGroupAsync("g", "/", Given.None);
        await account.CreateUserAsync(new NewUser { Name = "ann" }, Given.None);
        await account.AddUserToGroupAsync("g", "ann", Given.None);
        return await account.ExportAsync(Given.None);
    }

    private static async Task<WatchedAccount> WithUserAsync(params UserCredential[] credentials) =>
        new(Lifecycle.InMemory(await ExportAsync())) { Credentials = new() { ["ann"] = [.. credentials] } };
}
