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
        var source = options.SameCallerAs is { } opened ? SourceOf(opened) : CredentialSource.For(options, _time);
        var region = RegionOf(options, source);
        if (options.EndpointUrl is { } given)
        {
            Endpoints.Checked(given, "-EndpointUrl");
        }

        var http = new SharedHttpClient(options.Timeout);
        try
        {
            var iamConfig = Configure(new AmazonIdentityManagementServiceConfig(), options, source.Settings, region, http, options.EndpointUrl?.AbsoluteUri ?? source.Settings.Endpoint(isSts: false));
            var stsConfig = Configure(new AmazonSecurityTokenServiceConfig(), options, source.Settings, region, http, options.EndpointUrl?.AbsoluteUri ?? source.Settings.Endpoint(isSts: true));

            // An endpoint that is given is for the account's calls; its credentials come from where they always do.
            var roleConfig = Configure(new AmazonSecurityTokenServiceConfig(), options, source.Settings, region, http, source.Settings.Endpoint(isSts: true));
            var iamEndpoint = EndpointOf(iamConfig, "IAM");
            var stsEndpoint = EndpointOf(stsConfig, "STS");
            var secrets = new Secrets();
            var errors = new Errors(service => service is "sts" ? stsEndpoint : iamEndpoint, iamConfig.ServiceURL is not null, source.Profile?.Name, secrets);
            var credentials = new GuardedCredentials(Made(source, roleConfig), e => CredentialErrors.Word(source, errors, e), source.Limit, secrets);
            return new AwsAccount(
                new AmazonIdentityManagementServiceClient(credentials, iamConfig),
                new AmazonSecurityTokenServiceClient(credentials, stsConfig),
                new CallRunner(errors, _time),
                http,
                source,
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

    private static CredentialSource SourceOf(IIamAccount opened) =>
        (opened as AwsAccount)?.Source ?? throw new ArgumentException("The account is not one of this factory.", nameof(opened));

    /// <summary>The credentials as the files and the environment have them now, or why there are none, for the first call to tell.</summary>
    private static Func<CancellationToken, Task<AWSCredentials>> Made(CredentialSource source, AmazonSecurityTokenServiceConfig sts)
    {
        if (source.Profile is null)
        {
            return _ => Task.FromResult(source.Make(sts));
        }

        try
        {
            var made = source.Make(sts);
            return _ => Task.FromResult(made);
        }
        catch (Exception e)
        {
            return _ => Task.FromException<AWSCredentials>(e);
        }
    }

    private static string? RegionOf(AwsAccountOptions options, CredentialSource source)
    {
        var ofProfile = source.Profile?.Region?.SystemName;
        var region = options.Region ?? (source.ProfileIsNamed ? ofProfile ?? EnvironmentKeys.Region : EnvironmentKeys.Region ?? ofProfile);
        return region is null ? null : Endpoints.CheckedRegion(region);
    }

    private static T Configure<T>(T config, AwsAccountOptions options, ClientSettings settings, string? region, SharedHttpClient http, string? endpoint)
        where T : ClientConfig
    {
        config.HttpClientFactory = http;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region ?? UsualRegion);
        settings.ApplyTo(config, options.MaxAttempts);
        if (endpoint is not null)
        {
            // An endpoint of one's own says nothing of the Region that it checks signatures for: AWS's own does.
            config.AuthenticationRegion = SigningRegionOf(config) ?? region ?? UsualRegion;
            config.ServiceURL = endpoint;
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
