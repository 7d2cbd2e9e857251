using Amazon;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SecurityToken;
using IotIamTools.Aws.Calls;
using IotIamTools.Aws.Credentials;
using IotIamTools.Aws.Transport;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <summary>Opens accounts in the cloud over the AWS SDK.</summary>
public sealed class AwsAccountFactory : IAwsAccountFactory
{
    /// <summary>What is signed for when nobody names a Region: the Region of IAM's own endpoint in the partition <c>aws</c>.</summary>
    private const string UsualRegion = "us-east-1";

    private readonly TimeProvider _time;

    /// <summary>Makes the factory.</summary>
    public AwsAccountFactory()
        : this(TimeProvider.System)
    {
    }

    /// <summary>Makes a factory whose accounts follow another clock.</summary>
    internal AwsAccountFactory(TimeProvider time) => _time = time;

    /// <inheritdoc/>
    public IIamAccount Open(AwsAccountOptions options)
    {
        var source = CredentialSource.For(options, _time);
        var region = RegionOf(options, source);
        if (options.EndpointUrl is { } given)
        {
            Endpoints.Checked(given, "-EndpointUrl");
        }

        var http = new SharedHttpClient(options.Timeout);
        try
        {
            var iamConfig = Configure(new AmazonIdentityManagementServiceConfig(), options, source, region, http);
            var stsConfig = Configure(new AmazonSecurityTokenServiceConfig(), options, source, region, http);
            var iamEndpoint = EndpointOf(iamConfig, "IAM");
            var stsEndpoint = EndpointOf(stsConfig, "STS");
            var secrets = new Secrets();
            var errors = new Errors(service => service is "sts" ? stsEndpoint : iamEndpoint, iamConfig.ServiceURL is not null, source.Profile?.Name, secrets);
            var credentials = new GuardedCredentials(source.OpenAsync, e => CredentialErrors.Word(source, errors, e), source.Limit, secrets);
            return new AwsAccount(
                new AmazonIdentityManagementServiceClient(credentials, iamConfig),
                new AmazonSecurityTokenServiceClient(credentials, stsConfig),
                new CallRunner(errors, _time),
                http,
                Describe(source, region, iamConfig.ServiceURL),
                region,
                RegionEndpoint.GetBySystemName(region ?? UsualRegion).PartitionName);
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    private static string? RegionOf(AwsAccountOptions options, CredentialSource source)
    {
        var ofProfile = source.Profile?.Region?.SystemName;
        var region = options.Region ?? (source.ProfileIsNamed ? ofProfile ?? EnvironmentKeys.Region : EnvironmentKeys.Region ?? ofProfile);
        return region is null ? null : Endpoints.CheckedRegion(region);
    }

    private static T Configure<T>(T config, AwsAccountOptions options, CredentialSource source, string? region, SharedHttpClient http)
        where T : ClientConfig
    {
        config.HttpClientFactory = http;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region ?? UsualRegion);
        if (source.Profile is { } profile)
        {
            // For what else the profile may say: endpoints of services, retries.
            config.Profile = new Profile(profile.Name, source.ProfileLocation);
        }

        if (options.MaxAttempts is { } attempts)
        {
            config.MaxErrorRetry = Math.Max(attempts - 1, 0);
        }

        if (options.EndpointUrl is not null || config.ServiceURL is not null)
        {
            // An endpoint of one's own says nothing of the Region that it checks signatures for: AWS's own does.
            config.AuthenticationRegion = SigningRegionOf(config) ?? region ?? UsualRegion;
        }

        if (options.EndpointUrl is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
        }

        return config;
    }

    private static string? SigningRegionOf(ClientConfig config)
    {
        var parameters = new EndpointParameters
        {
            ["Region"] = config.RegionEndpoint.SystemName,
            ["UseFIPS"] = false,
            ["UseDualStack"] = false,
            ["UseGlobalEndpoint"] = false,
        };
        var schemes = config.EndpointProvider.ResolveEndpoint(parameters).Attributes?["authSchemes"];
        return schemes is System.Collections.IList { Count: > 0 } list && list[0] is IPropertyBag scheme ? scheme["signingRegion"] as string : null;
    }

    /// <summary>Where a service will be called, whoever said so: an option, the environment, a profile or AWS's rules.</summary>
    private static string EndpointOf(ClientConfig config, string service)
    {
        try
        {
            var url = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new Amazon.SecurityToken.Model.GetCallerIdentityRequest())).URL;
            return Uri.TryCreate(url, UriKind.Absolute, out var endpoint)
                ? Endpoints.Checked(endpoint, service).GetLeftPart(UriPartial.Path)
                : throw new IamException(IamErrorCodes.ValidationError, $"The endpoint '{url}' of {service} is no address.", "");
        }
        catch (AmazonClientException e)
        {
            throw new IamException(IamErrorCodes.ValidationError, $"{service} has no endpoint for these settings: {e.Message}", "", e);
        }
    }

    private static string Describe(CredentialSource source, string? region, string? endpoint) =>
        "AWS, " + source.Description + (region is null ? "" : $", {region}") + (endpoint is null ? "" : $", {endpoint}");
}
