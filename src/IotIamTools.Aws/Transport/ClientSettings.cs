using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using IotIamTools.Aws.Credentials;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Transport;

/// <summary>
/// What the environment and a profile say about clients, read when an account is opened. The SDK by itself keeps for its whole process what
/// it read first. Source: AWS SDKs and Tools Reference Guide, "Settings reference": service-specific endpoints, dual-stack and FIPS
/// endpoints, retry behavior.
/// </summary>
internal sealed class ClientSettings
{
    /// <summary>The SDK's number where nothing says another.</summary>
    private const int UsualAttempts = 3;

    private readonly string? _iamEndpoint;
    private readonly string? _stsEndpoint;

    /// <summary>Reads the settings.</summary>
    /// <param name="profile">The profile in use, or null.</param>
    /// <exception cref="IamException">ValidationError: a variable of the environment has a value that it cannot have.</exception>
    public ClientSettings(CredentialProfile? profile)
    {
        UseFips = Flag("AWS_USE_FIPS_ENDPOINT") ?? profile?.UseFIPSEndpoint ?? false;
        UseDualStack = Flag("AWS_USE_DUALSTACK_ENDPOINT") ?? profile?.UseDualstackEndpoint ?? false;
        RetryMode = Read<RequestRetryMode>("AWS_RETRY_MODE", "standard or adaptive", Enum.TryParse) ?? profile?.RetryMode ?? RequestRetryMode.Standard;
        MaxAttempts = Read<int>("AWS_MAX_ATTEMPTS", "a whole number", int.TryParse) ?? profile?.MaxAttempts ?? UsualAttempts;
        if (!(Flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? profile?.IgnoreConfiguredEndpointUrls ?? false))
        {
            _iamEndpoint = EndpointOf(profile, "AWS_ENDPOINT_URL_IAM", "iam");
            _stsEndpoint = EndpointOf(profile, "AWS_ENDPOINT_URL_STS", "sts");
        }
    }

    private delegate bool Parser<T>(string text, out T value);

    private bool UseFips { get; }

    private bool UseDualStack { get; }

    private RequestRetryMode RetryMode { get; }

    private int MaxAttempts { get; }

    /// <summary>Sets up a client's configuration so that the SDK looks for nothing by itself.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="maxAttempts">How often a call is tried, or null for what the settings say.</param>
    public void ApplyTo(ClientConfig config, int? maxAttempts)
    {
        config.IgnoreConfiguredEndpointUrls = true;
        config.UseFIPSEndpoint = UseFips;
        config.UseDualstackEndpoint = UseDualStack;
        config.RetryMode = RetryMode;
        config.MaxErrorRetry = Math.Max((maxAttempts ?? MaxAttempts) - 1, 0);
    }

    /// <summary>The endpoint of a service, or null for AWS's own.</summary>
    /// <param name="isSts">Whether it is STS; otherwise IAM.</param>
    public string? Endpoint(bool isSts) => isSts ? _stsEndpoint : _iamEndpoint;

    private static string? EndpointOf(CredentialProfile? profile, string variable, string service) =>
        EnvironmentKeys.Value(variable)
        ?? EnvironmentKeys.Value("AWS_ENDPOINT_URL")
        ?? (profile is null ? null : NestedProperties(profile)?.GetValueOrDefault(service)?.GetValueOrDefault("endpoint_url") ?? profile.EndpointUrl);

    private static bool? Flag(string variable) => Read<bool>(variable, "true or false", bool.TryParse);

    private static T? Read<T>(string variable, string rule, Parser<T> parse)
        where T : struct
    {
        if (EnvironmentKeys.Value(variable) is not { } text)
        {
            return null;
        }

        return parse(text, out var value) ? value : throw new IamException(IamErrorCodes.ValidationError, $"{variable} is '{text}'; write {rule}.", "");
    }

    // The endpoints of services that a profile has in its section of services; the SDK has no public way to them.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_NestedProperties")]
    private static extern Dictionary<string, Dictionary<string, string>>? NestedProperties(CredentialProfile profile);
}
