using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Aws.Tests.Moto;

/// <summary>Credentials that STS gives, against a live server. They change the environment, and so have a server of their own.</summary>
[Collection(EnvironmentTests.Name)]
public sealed class AssumedRoleTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Base = """
        [base]
        aws_access_key_id = AKIABASE
        aws_secret_access_key = base-secret

        [role]
        role_arn = arn:aws:iam::123456789012:role/Deployer
        source_profile = base
        role_session_name = tests
        region = us-east-1

        [through]
        role_arn = arn:aws:iam::123456789012:role/Second
        source_profile = role
        region = us-east-1

        [environment]
        role_arn = arn:aws:iam::123456789012:role/FromEnvironment
        credential_source = Environment
        region = us-east-1
        """;

    [MotoFact]
    public async Task A_profile_assumes_its_role()
    {
        using var environment = Scope();
        using var file = new ProfileFile(Base);
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Deployer/tests", await CallerAsync(new AwsAccountOptions { ProfileName = "role", ProfileLocation = file.Location }));
    }

    [MotoFact]
    public async Task A_profile_assumes_its_role_through_another()
    {
        using var environment = Scope();
        using var file = new ProfileFile(Base);
        Assert.StartsWith("arn:aws:sts::123456789012:assumed-role/Second/", await CallerAsync(new AwsAccountOptions { ProfileName = "through", ProfileLocation = file.Location }), StringComparison.Ordinal);
    }

    [MotoFact]
    public async Task A_profile_assumes_its_role_with_the_keys_of_the_environment()
    {
        using var environment = Scope(("AWS_ACCESS_KEY_ID", "AKIAENV"), ("AWS_SECRET_ACCESS_KEY", "env-secret"));
        using var file = new ProfileFile(Base);
        Assert.StartsWith("arn:aws:sts::123456789012:assumed-role/FromEnvironment/", await CallerAsync(new AwsAccountOptions { ProfileName = "environment", ProfileLocation = file.Location }), StringComparison.Ordinal);
    }

    [MotoFact]
    public async Task A_web_identity_of_the_environment_assumes_its_role()
    {
        using var file = new ProfileFile("");
        using var environment = Scope(
            ("AWS_WEB_IDENTITY_TOKEN_FILE", file.Add("token", "a.web.token")),
            ("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/Runner"),
            ("AWS_ROLE_SESSION_NAME", "pipeline"));
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Runner/pipeline", await CallerAsync(new AwsAccountOptions()));
    }

    [MotoFact]
    public async Task A_web_identity_of_a_profile_assumes_its_role()
    {
        using var environment = Scope();
        using var file = new ProfileFile("");
        var token = file.Add("token", "a.web.token");
        File.WriteAllText(file.Location, $"[web]\nrole_arn = arn:aws:iam::123456789012:role/Runner\nweb_identity_token_file = {token}\nrole_session_name = web\nregion = us-east-1\n");
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Runner/web", await CallerAsync(new AwsAccountOptions { ProfileName = "web", ProfileLocation = file.Location }));
    }

    private static async Task<string> CallerAsync(AwsAccountOptions options)
    {
        await using var account = new AwsAccountFactory().Open(options);
        return (await account.GetIdentityAsync(default)).CallerArn;
    }

    private EnvironmentScope Scope(params (string, string)[] more) => new([("AWS_ENDPOINT_URL", moto.Url.AbsoluteUri), ("AWS_REGION", "us-east-1"), .. more]);
}
