using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.IdentityManagement.Internal;

/// <summary>Hands the client's settings to the endpoint rules. The SDK's base class then applies what they give.</summary>
internal sealed class IamEndpointResolver : BaseEndpointResolver
{
    /// <summary>The settings that the endpoint rules look at.</summary>
    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint alternateEndpoint) => new()
    {
        ["Region"] = (alternateEndpoint ?? config.RegionEndpoint)?.SystemName ?? config.AuthenticationRegion,
        ["UseDualStack"] = config.UseDualstackEndpoint,
        ["UseFIPS"] = config.UseFIPSEndpoint,
        ["Endpoint"] = config.ServiceURL,
    };

    /// <inheritdoc/>
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);
}
