using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Credentials;

/// <summary>Which Region and which endpoint a session has, and which endpoints are refused.</summary>
[Collection(EnvironmentTests.Name)]
public sealed class RegionAndEndpointTests
{
    private const string Profile = "[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = dev-secret\nregion = eu-central-1\n";

    [Fact]
    public async Task The_region_is_the_given_one_then_the_profiles_then_the_environments()
    {
        using var environment = new EnvironmentScope(("AWS_REGION", "us-west-2"), ("AWS_DEFAULT_REGION", "us-west-1"));
        using var file = new ProfileFile(Profile);
        Assert.Equal("ap-south-1", await RegionAsync(new AwsAccountOptions { Region = "ap-south-1", ProfileName = "dev", ProfileLocation = file.Location }));
        Assert.Equal("eu-central-1", await RegionAsync(new AwsAccountOptions { ProfileName = "dev", ProfileLocation = file.Location }));
        Assert.Equal("us-west-2", await RegionAsync(new AwsAccountOptions { Keys = FakeEndpoint.Keys }));
    }

    [Fact]
    public async Task The_default_region_of_the_environment_comes_last()
    {
        using var environment = new EnvironmentScope(("AWS_DEFAULT_REGION", "us-west-1"));
        Assert.Equal("us-west-1", await RegionAsync(new AwsAccountOptions { Keys = FakeEndpoint.Keys }));
    }

    [Fact]
    public async Task Without_a_region_IAM_is_called_all_the_same()
    {
        using var environment = new EnvironmentScope();
        Assert.Null(await RegionAsync(new AwsAccountOptions { Keys = FakeEndpoint.Keys }));
        Assert.Equal("us-east-1", await SignedForAsync(null));
    }

    [Theory]
    [InlineData("eu-west-1", "us-east-1")]
    [InlineData("cn-northwest-1", "cn-north-1")]
    [InlineData("us-gov-east-1", "us-gov-west-1")]
    [InlineData("us-isob-west-1", "us-isob-east-1")]
    public async Task An_endpoint_of_ones_own_is_signed_for_as_IAMs_is(string region, string signedFor)
    {
        using var environment = new EnvironmentScope();
        Assert.Equal(signedFor, await SignedForAsync(region));
    }

    [Fact]
    public async Task STS_is_signed_for_the_region_itself()
    {
        using var environment = new EnvironmentScope();
        await using var endpoint = await FakeEndpoint.StartAsync(new FakeAnswer(200, "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws-cn:iam::123456789012:user/ann</Arn><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"));
        await using var account = endpoint.Open(region: "cn-northwest-1");
        Assert.Equal("aws-cn", (await account.GetIdentityAsync(default)).Partition);
        Assert.Contains("/cn-northwest-1/sts/aws4_request", Assert.Single(endpoint.Requests).Headers["Authorization"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("EU-WEST-1")]
    [InlineData("eu-west-1.example.com/")]
    [InlineData("")]
    public void What_is_no_region_is_refused(string region)
    {
        using var environment = new EnvironmentScope();
        Assert.Equal(IamErrorCodes.ValidationError, OpenFails(new AwsAccountOptions { Region = region, Keys = FakeEndpoint.Keys }).Code);
    }

    [Theory]
    [InlineData("http://iam.example.com/")]
    [InlineData("http://10.0.0.1:5000/")]
    [InlineData("http://127.0.0.1.example.com/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:password@example.com/")]
    public void Endpoints_that_are_not_safe_are_refused(string endpoint)
    {
        using var environment = new EnvironmentScope();
        var error = OpenFails(new AwsAccountOptions { EndpointUrl = new Uri(endpoint), Keys = FakeEndpoint.Keys });
        Assert.Equal(IamErrorCodes.ValidationError, error.Code);
        Assert.DoesNotContain("password", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_is_no_endpoint()
    {
        Assert.Equal(IamErrorCodes.ValidationError, OpenFails(new AwsAccountOptions { EndpointUrl = new Uri("iam", UriKind.Relative), Keys = FakeEndpoint.Keys }).Code);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000/")]
    [InlineData("https://iam.example.com/")]
    public async Task Endpoints_that_are_safe_are_taken(string endpoint)
    {
        using var environment = new EnvironmentScope();
        await using var account = new AwsAccountFactory().Open(new AwsAccountOptions { EndpointUrl = new Uri(endpoint), Keys = FakeEndpoint.Keys });
        Assert.Contains(new Uri(endpoint).Host, account.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_IAM")]
    [InlineData("AWS_ENDPOINT_URL_STS")]
    public void Endpoints_of_the_environment_are_held_to_the_same_rule(string variable)
    {
        using var environment = new EnvironmentScope((variable, "http://iam.example.com/"));
        Assert.Equal(IamErrorCodes.ValidationError, OpenFails(new AwsAccountOptions { Region = "eu-west-1", Keys = FakeEndpoint.Keys }).Code);
    }

    [Fact]
    public async Task Endpoints_of_the_environment_are_called()
    {
        await using var iam = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        await using var sts = await FakeEndpoint.StartAsync(FakeAnswer.Error(403, "AccessDenied", "no"));
        using var environment = new EnvironmentScope(("AWS_ENDPOINT_URL_IAM", iam.Url.AbsoluteUri), ("AWS_ENDPOINT_URL", sts.Url.AbsoluteUri));
        await using var account = new AwsAccountFactory().Open(new AwsAccountOptions { Region = "cn-northwest-1", Keys = FakeEndpoint.Keys });
        await account.DeleteRoleAsync("r", default);
        await Assert.ThrowsAsync<IamException>(() => account.GetIdentityAsync(default));
        Assert.Contains("/cn-north-1/iam/", Assert.Single(iam.Requests).Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("GetCallerIdentity", Assert.Single(sts.Requests).Action);
    }

    [Fact]
    public void Settings_that_do_not_go_together_are_refused()
    {
        using var environment = new EnvironmentScope(("AWS_USE_FIPS_ENDPOINT", "true"));
        Assert.Equal(IamErrorCodes.ValidationError, OpenFails(new AwsAccountOptions { EndpointUrl = new Uri("http://127.0.0.1:9/"), Keys = FakeEndpoint.Keys }).Code);
    }

    [Fact]
    public async Task The_description_says_where_and_as_whom_without_a_secret()
    {
        using var environment = new EnvironmentScope();
        using var file = new ProfileFile(Profile);
        await using var profile = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "dev", ProfileLocation = file.Location });
        Assert.Equal("AWS, profile dev, eu-central-1", profile.Description);
        await using var keys = new AwsAccountFactory().Open(new AwsAccountOptions { Keys = FakeEndpoint.Keys, EndpointUrl = new Uri("http://127.0.0.1:9/") });
        Assert.Equal("AWS, access key ****MPLE, http://127.0.0.1:9/", keys.Description);
    }

    private static async Task<string?> RegionAsync(AwsAccountOptions options)
    {
        await using var account = new AwsAccountFactory().Open(options);
        return account.Region;
    }

    private static async Task<string> SignedForAsync(string? region)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        await using var account = new AwsAccountFactory().Open(new AwsAccountOptions { EndpointUrl = endpoint.Url, Keys = FakeEndpoint.Keys, Region = region });
        await account.DeleteRoleAsync("r", default);
        return Assert.Single(endpoint.Requests).Headers["Authorization"].Split("Credential=")[1].Split('/')[2];
    }

    private static IamException OpenFails(AwsAccountOptions options) => Assert.Throws<IamException>(() => new AwsAccountFactory().Open(options));
}
