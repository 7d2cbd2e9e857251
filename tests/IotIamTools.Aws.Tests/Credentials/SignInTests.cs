using System.Security.Cryptography;
using System.Text;
using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Credentials;

/// <summary>Profiles that sign in through IAM Identity Center: the SDK loads their clients by name.</summary>
[Collection(EnvironmentTests.Name)]
public sealed class SignInTests
{
    private const string StartUrl = "https://example.awsapps.com/start";
    private const string Profile = $"[corp]\nsso_start_url = {StartUrl}\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = Admin\nregion = us-east-1\n";

    [Fact]
    public async Task A_sign_in_gives_credentials()
    {
        await using var center = await FakeEndpoint.StartAsync(new FakeAnswer(
            200,
            """{"roleCredentials":{"accessKeyId":"ASIACORP","secretAccessKey":"corp-secret","sessionToken":"corp-token","expiration":4102444800000}}""",
            "application/json"));
        await using var iam = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        using var file = SignedIn();
        using var environment = new EnvironmentScope(("HOME", Path.GetDirectoryName(file.Location)!), ("USERPROFILE", Path.GetDirectoryName(file.Location)!), ("AWS_ENDPOINT_URL_SSO", center.Url.AbsoluteUri));
        await using var account = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "corp", ProfileLocation = file.Location, EndpointUrl = iam.Url });
        await account.DeleteRoleAsync("r", default);
        Assert.Equal("ASIACORP", CredentialTests.KeyOf(Assert.Single(iam.Requests)));
    }

    [Theory]
    [InlineData(401, "UnauthorizedException", IamErrorCodes.ExpiredToken, "aws sso login --profile corp")]
    [InlineData(403, "ForbiddenException", "ForbiddenException", "No access")]
    public async Task A_sign_in_that_is_refused_is_told(int status, string code, string expected, string message)
    {
        await using var center = await FakeEndpoint.StartAsync((_, http) =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers["x-amzn-ErrorType"] = code;
            http.Response.ContentType = "application/json";
            return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($$"""{"message":"No access","__type":"com.amazonaws.switchboard.portal#{{code}}"}""")).AsTask();
        });
        using var file = SignedIn();
        using var environment = new EnvironmentScope(("HOME", Path.GetDirectoryName(file.Location)!), ("USERPROFILE", Path.GetDirectoryName(file.Location)!), ("AWS_ENDPOINT_URL_SSO", center.Url.AbsoluteUri));
        await using var account = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "corp", ProfileLocation = file.Location, EndpointUrl = new Uri("http://127.0.0.1:9/") });
        var error = await Assert.ThrowsAsync<IamException>(() => account.FindRoleAsync("r", default));
        Assert.Equal(expected, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-access-token", error.ToString(), StringComparison.Ordinal);
    }

    private static ProfileFile SignedIn()
    {
        var file = new ProfileFile(Profile);
#pragma warning disable CA5350 // The SDK names the cached sign-in by this digest; it guards nothing.
        var name = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(StartUrl))).ToLowerInvariant();
#pragma warning restore CA5350
        file.Add(Path.Combine(".aws", "sso", "cache", name + ".json"), $$"""{"startUrl":"{{StartUrl}}","region":"us-east-1","accessToken":"the-access-token","expiresAt":"2099-01-01T00:00:00Z"}""");
        return file;
    }
}
