using System.Collections.Concurrent;
using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Calls;

/// <summary>The credentials of users, where a server is needed that tells of their use, or of what moto does not have.</summary>
public sealed class UserCredentialReadingTests
{
    private static readonly FakeAnswer Keys = FakeAnswer.Ok(
        "ListAccessKeys",
        """
        <AccessKeyMetadata><member><UserName>ann</UserName><AccessKeyId>AKIAUSED</AccessKeyId><Status>Active</Status><CreateDate>2020-01-01T00:00:00Z</CreateDate></member>
        <member><UserName>ann</UserName><AccessKeyId>AKIANEVER</AccessKeyId><Status>Inactive</Status><CreateDate>2021-01-01T00:00:00Z</CreateDate></member></AccessKeyMetadata>
        <IsTruncated>false</IsTruncated>
        """);

    [Fact]
    public async Task Access_keys_come_with_their_last_use_and_traces_name_the_user_only()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(request => (request.Action, request.Form.GetValueOrDefault("AccessKeyId")) switch
        {
            ("ListAccessKeys", _) => Keys,
            (_, "AKIAUSED") => LastUsed("<LastUsedDate>2026-11-20T10:00:00Z</LastUsedDate><ServiceName>iam</ServiceName><Region>us-east-1</Region>"),
            _ => LastUsed("<ServiceName>N/A</ServiceName><Region>N/A</Region>"),
        });
        await using var account = endpoint.Open();
        var calls = new ConcurrentBag<IamCall>();
        IamCallTrace.Listen(calls.Add);

        var keys = await account.ListCredentialsAsync("ann", UserCredentialKind.AccessKey, default);

        Assert.Equal(
            [
                new UserCredential(UserCredentialKind.AccessKey, "AKIAUSED")
                {
                    CreateDate = Date(2020, 1, 1),
                    LastUsed = new LastUsed(Date(2026, 11, 20).AddHours(10), "us-east-1"),
                },
                new UserCredential(UserCredentialKind.AccessKey, "AKIANEVER") { CreateDate = Date(2021, 1, 1), LastUsed = new LastUsed(null, null) },
            ],
            keys);
        Assert.Equal(
            ["GetAccessKeyLastUsed ann", "GetAccessKeyLastUsed ann", "ListAccessKeys ann"],
            calls.Select(c => $"{c.Operation} {c.Target}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keys_whose_use_the_endpoint_does_not_know_are_listed_without_it()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(request =>
            request.Action == "ListAccessKeys" ? Keys : FakeAnswer.Error(400, "InvalidAction", "Could not find operation"));
        await using var account = endpoint.Open();

        Assert.All(await account.ListCredentialsAsync("ann", UserCredentialKind.AccessKey, default), k => Assert.Null(k.LastUsed));
    }

    [Theory]
    [InlineData(UserCredentialKind.Password, "GetLoginProfile")]
    [InlineData(UserCredentialKind.AccessKey, "GetAccessKeyLastUsed")]
    [InlineData(UserCredentialKind.SigningCertificate, "ListSigningCertificates")]
    [InlineData(UserCredentialKind.SshPublicKey, "ListSSHPublicKeys")]
    [InlineData(UserCredentialKind.ServiceSpecificCredential, "ListServiceSpecificCredentials")]
    [InlineData(UserCredentialKind.MfaDevice, "ListMFADevices")]
    public async Task A_denial_is_told(UserCredentialKind kind, string operation)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(request => request.Action == "ListAccessKeys" ? Keys : FakeAnswer.Error(403, "AccessDenied", "no"));
        await using var account = endpoint.Open();

        var error = await Assert.ThrowsAsync<IamException>(() => account.ListCredentialsAsync("ann", kind, default));

        Assert.Equal((IamErrorCodes.AccessDenied, $"iam:{operation}"), (error.Code, error.DeniedAction));
    }

    [Fact]
    public async Task Credentials_of_services_are_listed_over_all_pages_and_deleted()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(request => (request.Action, request.Form.GetValueOrDefault("Marker")) switch
        {
            ("ListServiceSpecificCredentials", null) => FakeAnswer.Ok(request.Action, Credential("ACCA1") + "<IsTruncated>true</IsTruncated><Marker>next</Marker>"),
            ("ListServiceSpecificCredentials", "next") => FakeAnswer.Ok(request.Action, Credential("ACCA2")),
            _ => FakeAnswer.Ok(request.Action),
        });
        await using var account = endpoint.Open();

        var found = await account.ListCredentialsAsync("ann", UserCredentialKind.ServiceSpecificCredential, default);
        Assert.Equal(["ACCA1", "ACCA2"], found.Select(c => c.Id));

        await account.DeleteCredentialAsync("ann", found[1], default);
        var sent = endpoint.Requests.Last();
        Assert.Equal(("DeleteServiceSpecificCredential", "ann", "ACCA2"), (sent.Action, sent.Form["UserName"], sent.Form["ServiceSpecificCredentialId"]));
    }

    [Theory]
    [InlineData("GAHT12345678", "DeactivateMFADevice")]
    [InlineData("arn:aws:iam::123456789012:u2f/user/ann/key", "DeactivateMFADevice")]
    [InlineData("arn:aws-cn:iam::123456789012:mfa/people/ann", "DeactivateMFADevice, DeleteVirtualMFADevice")]
    public async Task Only_a_virtual_device_is_deleted_itself(string serialNumber, string operations)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(request => FakeAnswer.Ok(request.Action));
        await using var account = endpoint.Open();

        await account.DeleteCredentialAsync("ann", new UserCredential(UserCredentialKind.MfaDevice, serialNumber), default);

        Assert.Equal(operations, string.Join(", ", endpoint.Requests.Select(r => r.Action)));
        Assert.All(endpoint.Requests, r => Assert.Equal(serialNumber, r.Form["SerialNumber"]));
    }

    [Fact]
    public async Task A_user_is_deleted_again_when_iam_does_not_see_yet_that_its_key_is_gone()
    {
        var tries = 0;
        await using var endpoint = await FakeEndpoint.StartAsync(request =>
            request.Action == "DeleteUser" && Interlocked.Increment(ref tries) == 1
                ? FakeAnswer.Error(409, "DeleteConflict", "Cannot delete entity, must delete access keys first.")
                : FakeAnswer.Ok(request.Action));
        await using var account = endpoint.Open();

        await account.DeleteCredentialAsync("ann", new UserCredential(UserCredentialKind.AccessKey, "AKIA1"), default);
        await account.DeleteUserAsync("ann", default);

        Assert.Equal(2, tries);
    }

    private static FakeAnswer LastUsed(string use) =>
        FakeAnswer.Ok("GetAccessKeyLastUsed", $"<UserName>ann</UserName><AccessKeyLastUsed>{use}</AccessKeyLastUsed>");

    private static string Credential(string id) =>
        $"<ServiceSpecificCredentials><member><UserName>ann</UserName><Status>Active</Status><ServiceUserName>ann-at-1</ServiceUserName><CreateDate>2020-01-01T00:00:00Z</CreateDate>"
            + $"<ServiceSpecificCredentialId>{id}</ServiceSpecificCredentialId><ServiceName>codecommit.amazonaws.com</ServiceName></member></ServiceSpecificCredentials>";

    private static DateTimeOffset Date(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
