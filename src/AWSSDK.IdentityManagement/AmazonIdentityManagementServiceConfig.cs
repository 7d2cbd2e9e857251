using Amazon.IdentityManagement.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.IdentityManagement;

/// <summary>How to reach IAM. Without a Region, that of us-east-1's partition, for IAM has one endpoint a partition.</summary>
public partial class AmazonIdentityManagementServiceConfig : ClientConfig
{
    private static readonly string UserAgentText = InternalSDKUtils.BuildUserAgentString("IAM", "4.0.0.0");

    /// <summary>Makes a configuration with the SDK's defaults.</summary>
    public AmazonIdentityManagementServiceConfig()
        : base(new DefaultConfigurationProvider(IamDefaultConfigurations.All))
    {
        base.ServiceId = "IAM";
        AuthenticationServiceName = "iam";
        RegionEndpoint = FallbackRegionFactory.GetRegionEndpoint(false) ?? RegionEndpoint.USEast1;
        EndpointProvider = new IamEndpointProvider();
    }

    /// <summary>The service's name for <c>AWS_ENDPOINT_URL_IAM</c> and for profiles.</summary>
    public static new string ServiceId => "IAM";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "iam";

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-05-08";

    /// <inheritdoc/>
    public override string UserAgent => UserAgentText;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(IamEndpointResolver.Parameters(this, parameters?.AlternateEndpoint));
}
