using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Credentials;

/// <summary>The environment and the files count as they are when an account is opened: neither as they were before, nor as they are later.</summary>
[Collection(EnvironmentTests.Name)]
public sealed class EnvironmentNowTests
{
    private const string Identity = "<Arn>arn:aws:iam::123456789012:user/ann</Arn><UserId>AIDA</UserId><Account>123456789012</Account>";

    [Fact]
    public async Task The_credentials_file_of_now_is_read()
    {
        using var first = new ProfileFile(Keys("default", "AKIAFIRST"));
        using var second = new ProfileFile(Keys("default", "AKIASECOND"));
        foreach (var (file, key) in new[] { (first, "AKIAFIRST"), (second, "AKIASECOND"), (first, "AKIAFIRST") })
        {
            using var environment = new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", file.Location));
            Assert.Equal(key, await UsedAsync(new AwsAccountOptions()));
        }
    }

    [Fact]
    public async Task The_configuration_file_of_now_is_read()
    {
        using var file = new ProfileFile("");
        foreach (var key in new[] { "AKIAFIRST", "AKIASECOND" })
        {
            var config = file.Add(key, Keys("profile dev", key) + "region = eu-west-3\n");
            using var environment = new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", file.Location), ("AWS_CONFIG_FILE", config));
            Assert.Equal(key, await UsedAsync(new AwsAccountOptions { ProfileName = "dev" }));
            await using var account = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "dev" });
            Assert.Equal("eu-west-3", account.Region);
        }
    }

    [Fact]
    public async Task The_profile_of_now_and_what_the_file_has_now_are_used()
    {
        using var file = new ProfileFile(Keys("one", "AKIAONE") + Keys("two", "AKIATWO"));
        foreach (var (profile, key) in new[] { ("one", "AKIAONE"), ("two", "AKIATWO") })
        {
            using var environment = new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", file.Location), ("AWS_PROFILE", profile));
            Assert.Equal(key, await UsedAsync(new AwsAccountOptions()));
        }

        File.WriteAllText(file.Location, Keys("one", "AKIAEDITED"));
        using var edited = new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", file.Location), ("AWS_PROFILE", "one"));
        Assert.Equal("AKIAEDITED", await UsedAsync(new AwsAccountOptions()));
    }

    [Fact]
    public async Task A_file_that_the_environment_names_and_that_is_not_there_is_not_replaced_by_the_usual_one()
    {
        using var home = new ProfileFile("");
        var usual = home.Add(Path.Combine(".aws", "credentials"), Keys("default", "AKIAUSUAL"));
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(usual)!)!;
        using (new EnvironmentScope(("HOME", folder), ("USERPROFILE", folder), ("AWS_SHARED_CREDENTIALS_FILE", ""), ("AWS_CONFIG_FILE", "")))
        {
            Assert.Equal("AKIAUSUAL", await UsedAsync(new AwsAccountOptions()));
        }

        using var environment = new EnvironmentScope(("HOME", folder), ("USERPROFILE", folder), ("AWS_SHARED_CREDENTIALS_FILE", usual + ".none"), ("AWS_CONFIG_FILE", usual + ".none"));
        await using var account = new AwsAccountFactory().Open(new AwsAccountOptions { EndpointUrl = new Uri("http://127.0.0.1:9/") });
        Assert.Equal(IamErrorCodes.CredentialsNotFound, (await Assert.ThrowsAsync<IamException>(() => account.FindRoleAsync("r", default))).Code);
    }

    [Fact]
    public async Task An_open_account_and_the_same_caller_elsewhere_stay_with_what_was_read()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        IIamAccount account;
        using (new EnvironmentScope(("AWS_ACCESS_KEY_ID", "AKIATHEN"), ("AWS_SECRET_ACCESS_KEY", "then"), ("AWS_ENDPOINT_URL", endpoint.Url.AbsoluteUri), ("AWS_REGION", "eu-west-1")))
        {
            account = new AwsAccountFactory().Open(new AwsAccountOptions());
        }

        using var environment = new EnvironmentScope(("AWS_ACCESS_KEY_ID", "AKIANOW"), ("AWS_SECRET_ACCESS_KEY", "now"), ("AWS_ENDPOINT_URL", "http://127.0.0.1:9"));
        await account.DeleteRoleAsync("r", default);
        await using var elsewhere = new AwsAccountFactory().Open(new AwsAccountOptions { SameCallerAs = account, Region = "eu-west-3" });
        await account.DisposeAsync();
        await elsewhere.DeleteRoleAsync("r", default);
        Assert.Equal("eu-west-3", elsewhere.Region);
        Assert.Equal(["AKIATHEN", "AKIATHEN"], endpoint.Requests.Select(CredentialTests.KeyOf));
    }

    [Fact]
    public async Task A_role_stays_with_the_profile_that_it_was_to_be_assumed_from()
    {
        const string Role = "\n[role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n";
        await using var sts = await FakeEndpoint.StartAsync(Assumed());
        using var first = new ProfileFile(Keys("base", "AKIAFIRST") + Role);
        using var second = new ProfileFile(Keys("base", "AKIASECOND") + Role);
        IIamAccount account;
        using (new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", first.Location), ("AWS_ENDPOINT_URL", sts.Url.AbsoluteUri)))
        {
            account = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "role" });
        }

        using var environment = new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", second.Location));
        await using (account)
        {
            await Assert.ThrowsAnyAsync<IamException>(() => account.FindRoleAsync("r", default));
        }

        Assert.Equal("AKIAFIRST", CredentialTests.KeyOf(sts.Requests.First(r => r.Action == "AssumeRole")));
    }

    [Theory]
    [InlineData("cn-north-1")]
    [InlineData("eu-west-1")]
    public async Task A_role_is_assumed_in_the_Region_of_the_account(string region)
    {
        await using var sts = await FakeEndpoint.StartAsync(Assumed());
        using var file = new ProfileFile(Keys("base", "AKIABASE") + $"[role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nregion = {region}\n");
        using var environment = new EnvironmentScope(("AWS_ENDPOINT_URL_STS", sts.Url.AbsoluteUri));
        await using var account = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "role", ProfileLocation = file.Location, EndpointUrl = new Uri("http://127.0.0.1:9/") });
        await Assert.ThrowsAsync<IamException>(() => account.FindRoleAsync("r", default));
        Assert.Contains($"/{region}/sts/", sts.Requests.First().Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_identity_is_exchanged_at_the_endpoint_of_now()
    {
        using var file = new ProfileFile("");
        var token = file.Add("token", "the-token");
        foreach (var key in new[] { "ASIAONE", "ASIATWO" })
        {
            await using var sts = await FakeEndpoint.StartAsync(Assumed("AssumeRoleWithWebIdentity", key));
            using var environment = new EnvironmentScope(("AWS_WEB_IDENTITY_TOKEN_FILE", token), ("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/r"), ("AWS_ENDPOINT_URL_STS", sts.Url.AbsoluteUri));
            Assert.Equal(key, await UsedAsync(new AwsAccountOptions()));
            Assert.Equal("AssumeRoleWithWebIdentity", Assert.Single(sts.Requests).Action);
        }
    }

    [Fact]
    public async Task A_profile_says_which_endpoint_its_services_have()
    {
        await using var iam = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        await using var sts = await FakeEndpoint.StartAsync(FakeAnswer.Ok("GetCallerIdentity", Identity));
        using var file = new ProfileFile("");
        var config = file.Add("config", Keys("profile dev", "AKIADEV") + $"services = mine\n\n[services mine]\niam =\n  endpoint_url = {iam.Url}\nsts =\n  endpoint_url = {sts.Url}\n");
        using var environment = new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", file.Location), ("AWS_CONFIG_FILE", config));
        await using (var account = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "dev" }))
        {
            await account.DeleteRoleAsync("r", default);
            Assert.Equal("123456789012", (await account.GetIdentityAsync(default)).AccountId);
        }

        Assert.Equal(("DeleteRole", "GetCallerIdentity"), (Assert.Single(iam.Requests).Action, Assert.Single(sts.Requests).Action));
        config = file.Add("whole", Keys("profile dev", "AKIADEV") + $"endpoint_url = {iam.Url}\n");
        using (new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", file.Location), ("AWS_CONFIG_FILE", config)))
        {
            await using var whole = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "dev" });
            Assert.Equal($"AWS, profile dev, {iam.Url}", whole.Description);
        }

        using var ignoring = new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", file.Location), ("AWS_CONFIG_FILE", config), ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"));
        await using var plain = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "dev" });
        Assert.Equal("AWS, profile dev", plain.Description);
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "yes", "true or false")]
    [InlineData("AWS_MAX_ATTEMPTS", "many", "a whole number")]
    [InlineData("AWS_RETRY_MODE", "often", "standard or adaptive")]
    public void A_setting_that_means_nothing_is_refused(string name, string value, string rule)
    {
        using var environment = new EnvironmentScope((name, value));
        var error = Assert.Throws<IamException>(() => new AwsAccountFactory().Open(new AwsAccountOptions { Keys = FakeEndpoint.Keys }));
        Assert.Equal($"{name} is '{value}'; write {rule}.", error.Message);
    }

    [Fact]
    public async Task The_title_names_the_account_and_the_credentials()
    {
        await using var sts = await FakeEndpoint.StartAsync(FakeAnswer.Ok("GetCallerIdentity", Identity));
        using var file = new ProfileFile(Keys("default", "AKIADEFAULT") + Keys("dev", "AKIADEV"));
        using (new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", file.Location), ("AWS_PROFILE", "dev")))
        {
            Assert.Equal("123456789012 (profile dev)", await TitleAsync(new AwsAccountOptions()));
        }

        using var environment = new EnvironmentScope(("AWS_SHARED_CREDENTIALS_FILE", file.Location));
        Assert.Equal("123456789012 (default credentials)", await TitleAsync(new AwsAccountOptions()));
        Assert.Equal("123456789012 (profile dev)", await TitleAsync(new AwsAccountOptions { ProfileName = "dev" }));
        Assert.Equal("123456789012 (access key ****MPLE)", await TitleAsync(new AwsAccountOptions { Keys = FakeEndpoint.Keys }));

        async Task<string> TitleAsync(AwsAccountOptions options)
        {
            await using var account = new AwsAccountFactory().Open(options with { EndpointUrl = sts.Url });
            return await account.GetTitleAsync(default);
        }
    }

    private static string Keys(string section, string key) => $"[{section}]\naws_access_key_id = {key}\naws_secret_access_key = secret-of-{key}\n";

    private static FakeAnswer Assumed(string action = "AssumeRole", string key = "ASIAROLE") => FakeAnswer.Ok(action, $"""
        <Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
        <AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn></AssumedRoleUser>
        """);

    private static async Task<string> UsedAsync(AwsAccountOptions options)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        await using var account = new AwsAccountFactory().Open(options with { EndpointUrl = endpoint.Url });
        await account.DeleteRoleAsync("r", default);
        return CredentialTests.KeyOf(Assert.Single(endpoint.Requests));
    }
}
