using System.Diagnostics;
using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using Microsoft.AspNetCore.Http;

namespace IotIamTools.Aws.Tests.Credentials;

/// <summary>Where credentials come from, and what is said when there are none.</summary>
[Collection(EnvironmentTests.Name)]
public sealed class CredentialTests
{
    private const string TwoProfiles = """
        [default]
        aws_access_key_id = AKIADEFAULT
        aws_secret_access_key = default-secret

        [dev]
        aws_access_key_id = AKIADEV
        aws_secret_access_key = dev-secret
        aws_session_token = dev-token
        region = eu-central-1
        """;

    /// <summary>A role that the profile dev assumes.</summary>
    private const string Role = "\n[role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = dev\nregion = us-east-1\n";

    [Fact]
    public async Task Keys_of_the_environment_are_used()
    {
        using var environment = new EnvironmentScope(("AWS_ACCESS_KEY_ID", "AKIAENV"), ("AWS_SECRET_ACCESS_KEY", "env-secret"), ("AWS_SESSION_TOKEN", "env-token"));
        Assert.Equal(("AKIAENV", "env-token"), await UsedAsync(new AwsAccountOptions()));
    }

    [Fact]
    public async Task A_profile_of_a_file_is_used()
    {
        using var environment = new EnvironmentScope(("AWS_ACCESS_KEY_ID", "AKIAENV"), ("AWS_SECRET_ACCESS_KEY", "env-secret"), ("AWS_REGION", "us-west-2"));
        using var file = new ProfileFile(TwoProfiles);
        Assert.Equal(("AKIADEV", "dev-token"), await UsedAsync(new AwsAccountOptions { ProfileName = "dev", ProfileLocation = file.Location }));
        Assert.Equal(("AKIADEFAULT", null), await UsedAsync(new AwsAccountOptions { ProfileLocation = file.Location }));
    }

    [Fact]
    public async Task The_environment_may_name_the_profile()
    {
        using var environment = new EnvironmentScope(("AWS_PROFILE", "dev"));
        using var file = new ProfileFile(TwoProfiles);
        Assert.Equal(("AKIADEV", "dev-token"), await UsedAsync(new AwsAccountOptions { ProfileLocation = file.Location }));
    }

    [Fact]
    public void A_profile_that_is_not_there_is_told_with_those_that_are()
    {
        using var environment = new EnvironmentScope();
        using var file = new ProfileFile(TwoProfiles);
        var error = OpenFails(new AwsAccountOptions { ProfileName = "devv", ProfileLocation = file.Location });
        Assert.Equal(IamErrorCodes.CredentialsNotFound, error.Code);
        Assert.Contains("'devv'", error.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'dev'?", error.Message, StringComparison.Ordinal);
        Assert.Contains("default, dev", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        using var environment = new EnvironmentScope();
        var error = OpenFails(new AwsAccountOptions { ProfileName = "dev", ProfileLocation = Path.Combine(Path.GetTempPath(), "no-such-file") });
        Assert.Equal(IamErrorCodes.CredentialsNotFound, error.Code);
        Assert.Contains("no-such-file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Profiles_that_the_environment_names_must_be_there()
    {
        using var environment = new EnvironmentScope(("AWS_PROFILE", "gone"));
        Assert.Contains("'gone'", OpenFails(new AwsAccountOptions()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_key_is_told()
    {
        Assert.Equal(IamErrorCodes.CredentialsNotFound, OpenFails(new AwsAccountOptions { Keys = new AwsKeys("AKIA", "", null) }).Code);
    }

    [Fact]
    public async Task A_source_of_keys_is_asked_again()
    {
        using var environment = new EnvironmentScope();
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        var asked = 0;
        var time = new FastTime();
        await using var account = new AwsAccountFactory(time).Open(new AwsAccountOptions
        {
            EndpointUrl = endpoint.Url,
            KeySource = _ => Task.FromResult(new AwsKeys($"AKIA{++asked}", "a-secret-key", "")),
        });
        await account.DeleteRoleAsync("a", default);
        time.Advance(TimeSpan.FromSeconds(3));
        await account.DeleteRoleAsync("b", default);
        Assert.Equal(["AKIA1", "AKIA2"], endpoint.Requests.Select(r => KeyOf(r)));
        Assert.DoesNotContain("X-Amz-Security-Token", endpoint.Requests.First().Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_source_of_keys_that_fails_is_told()
    {
        using var environment = new EnvironmentScope();
        var error = await CallFailsAsync(new AwsAccountOptions { KeySource = _ => throw new InvalidOperationException("the vault is sealed") });
        Assert.Equal(IamErrorCodes.CredentialsNotFound, error.Code);
        Assert.Contains("the vault is sealed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_of_keys_that_hangs_ends_when_the_call_is_cancelled()
    {
        using var environment = new EnvironmentScope();
        await using var account = new AwsAccountFactory().Open(new AwsAccountOptions
        {
            KeySource = async _ =>
            {
                // It heeds no token, as much code that is handed in.
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
                return FakeEndpoint.Keys;
            },
        });
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.FindRoleAsync("r", cancel.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Without_credentials_the_places_that_were_looked_at_are_named()
    {
        using var environment = new EnvironmentScope(("AWS_ACCESS_KEY_ID", "AKIAENV"));
        var error = await CallFailsAsync(new AwsAccountOptions());
        Assert.Equal((IamErrorCodes.CredentialsNotFound, "FindRole".Replace("Find", "Get", StringComparison.Ordinal)), (error.Code, error.Operation));
        foreach (var place in new[] { "AWS_SECRET_ACCESS_KEY is not set", "AWS_WEB_IDENTITY_TOKEN_FILE", "profile default", "container", "instance metadata (switched off)" })
        {
            Assert.Contains(place, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Instance_metadata_that_hangs_does_not_hang_the_call()
    {
        await using var hanging = await FakeEndpoint.StartAsync(async (_, http) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                // The caller has gone.
            }
        });
        using var environment = new EnvironmentScope(("AWS_EC2_METADATA_DISABLED", "false"), ("AWS_EC2_METADATA_SERVICE_ENDPOINT", hanging.Url.AbsoluteUri));
        var watch = Stopwatch.StartNew();
        var error = await CallFailsAsync(new AwsAccountOptions());
        Assert.Equal(IamErrorCodes.CredentialsNotFound, error.Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        Assert.NotEmpty(hanging.Requests);
    }

    [Fact]
    public async Task A_process_gives_credentials()
    {
        using var environment = new EnvironmentScope();
        using var file = new ProfileFile("");
        var keys = file.Add("keys.json", """{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"process-secret","SessionToken":"process-token","Expiration":"2099-01-01T00:00:00Z"}""");
        File.WriteAllText(file.Location, $"[p]\ncredential_process = {(OperatingSystem.IsWindows() ? "cmd /c type" : "cat")} {keys}\n");
        Assert.Equal(("AKIAPROCESS", "process-token"), await UsedAsync(new AwsAccountOptions { ProfileName = "p", ProfileLocation = file.Location }));
    }

    [Fact]
    public async Task A_process_that_fails_is_told_without_what_it_prints()
    {
        using var environment = new EnvironmentScope();
        using var file = new ProfileFile("");
        var keys = file.Add("keys.json", """{"Version":1,"SecretAccessKey":"process-secret"}""");
        File.WriteAllText(file.Location, $"[p]\ncredential_process = {(OperatingSystem.IsWindows() ? "cmd /c type" : "cat")} {keys} {keys}.none\n");
        var error = await CallFailsAsync(new AwsAccountOptions { ProfileName = "p", ProfileLocation = file.Location });
        Assert.Equal(IamErrorCodes.CredentialsNotFound, error.Code);
        Assert.Contains("credential_process", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("process-secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_is_missing_says_how_to_sign_in()
    {
        using var environment = new EnvironmentScope();
        using var file = new ProfileFile("[corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = Admin\n");
        var error = await CallFailsAsync(new AwsAccountOptions { ProfileName = "corp", ProfileLocation = file.Location });
        Assert.Equal(IamErrorCodes.ExpiredToken, error.Code);
        Assert.Contains("aws sso login --profile corp", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_needs_a_code_is_told()
    {
        using var environment = new EnvironmentScope();
        using var file = new ProfileFile(TwoProfiles + "\n[mfa]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = dev\nmfa_serial = arn:aws:iam::123456789012:mfa/ann\n");
        var error = await CallFailsAsync(new AwsAccountOptions { ProfileName = "mfa", ProfileLocation = file.Location });
        Assert.Equal(IamErrorCodes.CredentialsNotFound, error.Code);
        Assert.Contains("MFA", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[empty]\nregion = eu-west-1\n", "empty")]
    [InlineData("[loop]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = gone\n", "loop")]
    public async Task A_profile_without_credentials_is_told(string text, string name)
    {
        using var environment = new EnvironmentScope();
        using var file = new ProfileFile(text);
        var error = await CallFailsAsync(new AwsAccountOptions { ProfileName = name, ProfileLocation = file.Location });
        Assert.Equal(IamErrorCodes.CredentialsNotFound, error.Code);
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_is_told()
    {
        await using var sts = await FakeEndpoint.StartAsync(FakeAnswer.Error(403, "AccessDenied", "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/r"));
        using var environment = new EnvironmentScope(("AWS_ENDPOINT_URL_STS", sts.Url.AbsoluteUri));
        using var file = new ProfileFile(TwoProfiles + Role);
        var error = await CallFailsAsync(new AwsAccountOptions { ProfileName = "role", ProfileLocation = file.Location });
        Assert.Equal((IamErrorCodes.AccessDenied, "sts:AssumeRole"), (error.Code, error.DeniedAction));
        Assert.Equal("AssumeRole", sts.Requests.First().Action);
    }

    [Theory]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData("IncompleteSignature")]
    [InlineData("Other")]
    public async Task No_secret_of_whoever_assumes_a_role_is_in_an_error(string code)
    {
        const string Repeated = "The Canonical String for this request should have been 'POST / x-amz-security-token:dev-token' and the key was dev-secret";
        await using var sts = await FakeEndpoint.StartAsync(FakeAnswer.Error(403, code, Repeated));
        using var environment = new EnvironmentScope(("AWS_ENDPOINT_URL_STS", sts.Url.AbsoluteUri));
        using var file = new ProfileFile(TwoProfiles + Role);
        var error = await CallFailsAsync(new AwsAccountOptions { ProfileName = "role", ProfileLocation = file.Location });
        Assert.Equal(code, error.Code);
        Assert.DoesNotContain("dev-token", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("dev-secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_is_refused_is_told_without_what_AWS_says_whose_ever_secrets_it_repeats()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(403, "SignatureDoesNotMatch", "x-amz-security-token:somebody-elses-token"));
        await using var account = endpoint.Open();
        var error = await Assert.ThrowsAsync<IamException>(() => account.FindRoleAsync("r", default));
        Assert.Null(error.InnerException);
        Assert.DoesNotContain("somebody-elses-token", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_that_were_replaced_stay_secret()
    {
        using var environment = new EnvironmentScope();
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"), FakeAnswer.Error(400, "Other", "token-number-1 is not token-number-2"));
        var (asked, time) = (0, new FastTime());
        await using var account = new AwsAccountFactory(time).Open(new AwsAccountOptions
        {
            EndpointUrl = endpoint.Url,
            KeySource = _ => Task.FromResult(new AwsKeys("AKIA", "a-secret-key", $"token-number-{++asked}")),
        });
        await account.DeleteRoleAsync("a", default);
        time.Advance(TimeSpan.FromSeconds(3));
        var error = await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("b", default));
        Assert.Equal(("**** is not ****", null), (error.Message, error.InnerException));
    }

    [Fact]
    public async Task A_role_is_assumed_once_for_calls_that_need_it_at_the_same_time()
    {
        var gate = new TaskCompletionSource();
        await using var sts = await FakeEndpoint.StartAsync(async (_, http) =>
        {
            await gate.Task;
            await http.Response.WriteAsync(FakeAnswer.Ok("AssumeRole", """
                <Credentials><AccessKeyId>AKIAROLE</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
                <AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn></AssumedRoleUser>
                """).Body);
        });
        await using var iam = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        using var environment = new EnvironmentScope(("AWS_ENDPOINT_URL_STS", sts.Url.AbsoluteUri), ("AWS_ENDPOINT_URL_IAM", iam.Url.AbsoluteUri));
        using var file = new ProfileFile(TwoProfiles + Role);
        await using var account = new AwsAccountFactory().Open(new AwsAccountOptions { ProfileName = "role", ProfileLocation = file.Location });
        var calls = Enumerable.Range(0, 5).Select(_ => account.DeleteRoleAsync("r", default)).ToList();
        await OthersHaveStartedAsync(() => !sts.Requests.IsEmpty);
        gate.SetResult();
        await Task.WhenAll(calls);
        Assert.Single(sts.Requests);
        Assert.Equal(Enumerable.Repeat("AKIAROLE", 5), iam.Requests.Select(KeyOf));
    }

    [Fact]
    public async Task A_source_of_keys_is_asked_once_at_a_time_and_whoever_gives_up_stops_only_himself()
    {
        using var environment = new EnvironmentScope();
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        var (asked, gate) = (0, new TaskCompletionSource<AwsKeys>());
        await using var account = new AwsAccountFactory(new FastTime()).Open(new AwsAccountOptions
        {
            EndpointUrl = endpoint.Url,
            KeySource = _ =>
            {
                Interlocked.Increment(ref asked);
                return gate.Task;
            },
        });
        using var cancel = new CancellationTokenSource();
        var givenUp = account.DeleteRoleAsync("r", cancel.Token);
        var others = Enumerable.Range(0, 4).Select(_ => account.DeleteRoleAsync("r", default)).ToList();
        await OthersHaveStartedAsync(() => Volatile.Read(ref asked) > 0);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        gate.SetResult(FakeEndpoint.Keys);
        await Task.WhenAll(others);
        Assert.Equal((1, 4), (asked, endpoint.Requests.Count));
    }

    [Fact]
    public async Task A_source_of_keys_that_failed_is_asked_again_by_the_next_call()
    {
        using var environment = new EnvironmentScope();
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        var asked = 0;
        await using var account = new AwsAccountFactory(new FastTime()).Open(new AwsAccountOptions
        {
            EndpointUrl = endpoint.Url,
            KeySource = _ => ++asked == 1 ? throw new InvalidOperationException("the vault is sealed") : Task.FromResult(FakeEndpoint.Keys),
        });
        await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("r", default));
        await account.DeleteRoleAsync("r", default);
        Assert.Equal(2, asked);
    }

    /// <summary>When the first question has come, the others have had the time to be asked too; only a test that fails depends on how much.</summary>
    private static async Task OthersHaveStartedAsync(Func<bool> first)
    {
        while (!first())
        {
            await Task.Delay(10);
        }

        await Task.Delay(300);
    }

    internal static string KeyOf(FakeRequest request) => request.Headers["Authorization"].Split("Credential=")[1].Split('/')[0];

    /// <summary>The key and token that a call is signed with.</summary>
    private static async Task<(string Key, string? Token)> UsedAsync(AwsAccountOptions options)
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        await using var account = new AwsAccountFactory().Open(options with { EndpointUrl = endpoint.Url });
        await account.DeleteRoleAsync("r", default);
        var request = Assert.Single(endpoint.Requests);
        return (KeyOf(request), request.Headers.GetValueOrDefault("X-Amz-Security-Token"));
    }

    private static IamException OpenFails(AwsAccountOptions options) => Assert.Throws<IamException>(() => new AwsAccountFactory().Open(options));

    private static async Task<IamException> CallFailsAsync(AwsAccountOptions options)
    {
        await using var account = new AwsAccountFactory().Open(options with { EndpointUrl = new Uri("http://127.0.0.1:9/") });
        return await Assert.ThrowsAsync<IamException>(() => account.FindRoleAsync("r", default));
    }
}
