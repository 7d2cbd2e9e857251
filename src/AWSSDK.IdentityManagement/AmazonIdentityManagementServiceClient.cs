using Amazon.IdentityManagement.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.IdentityManagement;

/// <summary>
/// A client of IAM on the AWS SDK's own pipeline: its credentials, signing, retries and errors. It stands in for the client of the
/// package AWSSDK.IdentityManagement, with the same names, for just the operations that this project uses.
/// Source: IAM API reference, version 2010-05-08.
/// </summary>
public partial class AmazonIdentityManagementServiceClient : AmazonServiceClient, IAmazonIdentityManagementService
{
    /// <summary>Makes a client that finds credentials and Region as the SDK does.</summary>
    public AmazonIdentityManagementServiceClient()
        : this(new AmazonIdentityManagementServiceConfig())
    {
    }

    /// <summary>Makes a client that finds credentials as the SDK does.</summary>
    public AmazonIdentityManagementServiceClient(AmazonIdentityManagementServiceConfig config)
        : base(config)
    {
    }

    /// <summary>Makes a client for a Region.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonIdentityManagementServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Makes a client.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, AmazonIdentityManagementServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new IamServiceMetadata();

    /// <summary>A configuration with the SDK's defaults.</summary>
    public static ClientConfig CreateDefaultClientConfig() => new AmazonIdentityManagementServiceConfig();

    /// <summary>A client with these credentials and this configuration.</summary>
    public static IAmazonService CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonIdentityManagementServiceClient(awsCredentials, (AmazonIdentityManagementServiceConfig)clientConfig);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new IamEndpointResolver());

        // Before the retries, so that every attempt is signed again with what was resolved once.
        pipeline.AddHandlerBefore<RetryHandler>(new IamAuthResolver());
    }

    private Task<TResponse> CallAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions
            {
                RequestMarshaller = QueryRequestMarshaller.Instance,
                ResponseUnmarshaller = QueryResponseUnmarshaller<TResponse>.Instance,
            },
            cancellationToken);
}
