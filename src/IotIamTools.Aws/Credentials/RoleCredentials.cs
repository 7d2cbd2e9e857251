using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SecurityToken;

namespace IotIamTools.Aws.Credentials;

/// <summary>
/// The credentials of a role, renewed before they expire. The SDK's own class calls STS in the Region and with the settings that its process
/// found first; this one as the account that is opened has them.
/// </summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private readonly string _roleArn;
    private readonly string _sessionName;
    private readonly AssumeRoleAWSCredentialsOptions _options;
    private readonly AmazonSecurityTokenServiceConfig _sts;

    /// <summary>Makes the credentials; STS is asked when they are needed.</summary>
    /// <param name="source">As whom the role is assumed.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="sessionName">The name of the session, or null.</param>
    /// <param name="externalId">The external id that the role's trust policy asks for, or null.</param>
    /// <param name="sts">How STS is called.</param>
    public RoleCredentials(AWSCredentials source, string roleArn, string? sessionName, string? externalId, AmazonSecurityTokenServiceConfig sts)
    {
        (Source, _roleArn, _sts) = (source, roleArn, sts);
        _sessionName = string.IsNullOrEmpty(sessionName) ? $"IotIamTools-{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}" : sessionName;
        _options = new AssumeRoleAWSCredentialsOptions { ExternalId = externalId };
        PreemptExpiryTime = TimeSpan.FromMinutes(15);
    }

    /// <summary>As whom the role is assumed.</summary>
    public AWSCredentials Source { get; }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var client = new AmazonSecurityTokenServiceClient(Source, _sts);
        var keys = await ((ICoreAmazonSTS)client).CredentialsFromAssumeRoleAuthenticationAsync(_roleArn, _sessionName, _options).ConfigureAwait(false);
        return new CredentialsRefreshState(keys, keys.Expiration);
    }
}

/// <summary>The credentials of a role that a token of an identity provider is exchanged for, by the STS of the account that is opened.</summary>
internal sealed class WebIdentityCredentials(string tokenFile, string roleArn, string? sessionName, AmazonSecurityTokenServiceConfig sts)
    : AssumeRoleWithWebIdentityCredentials(tokenFile, roleArn, sessionName)
{
    /// <inheritdoc/>
    protected override ICoreAmazonSTS CreateClient() => new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), sts);
}
