using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.IdentityManagement.Internal;

/// <summary>
/// Where IAM is: one endpoint a partition, whatever the Region, and the Region that requests to it are signed for. Sources: AWS
/// General Reference, "AWS Identity and Access Management endpoints and quotas"; the service's public endpoint rule set.
/// </summary>
internal sealed class IamEndpointProvider : IEndpointProvider
{
    /// <inheritdoc/>
    /// <exception cref="AmazonClientException">The settings do not go together, or no Region is set.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;

        if (parameters["Endpoint"] is string custom)
        {
            return (fips, dualStack) switch
            {
                (true, _) => throw new AmazonClientException("A FIPS endpoint and an endpoint of one's own cannot be asked for together."),
                (_, true) => throw new AmazonClientException("A dual-stack endpoint and an endpoint of one's own cannot be asked for together."),
                _ => new Endpoint(custom),
            };
        }

        if (parameters["Region"] is not string region)
        {
            throw new AmazonClientException("No Region is set, so that IAM's endpoint is not known.");
        }

        var partition = Fn.Partition(region);
        var (host, signingRegion) = partition.name switch
        {
            "aws" when dualStack => ($"iam{Fips(fips)}.global.api.aws", "us-east-1"),
            "aws-cn" when !fips => (dualStack ? "iam.global.api.amazonwebservices.com.cn" : "iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
            "aws-us-gov" => (dualStack ? "iam.us-gov.api.aws" : "iam.us-gov.amazonaws.com", "us-gov-west-1"),
            "aws-iso" or "aws-iso-b" when !dualStack => Regional(partition, fips),
            "aws-iso-e" or "aws-iso-f" or "aws-eusc" when !dualStack && !fips => Regional(partition, fips),
            _ => ($"iam{Fips(fips)}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}", partition.implicitGlobalRegion),
        };

        return new Endpoint(
            $"https://{host}",
            $$"""{"authSchemes":[{"name":"sigv4","signingRegion":"{{signingRegion}}"}]}""",
            "{}");
    }

    private static string Fips(bool fips) => fips ? "-fips" : "";

    private static (string Host, string SigningRegion) Regional(Partition partition, bool fips) =>
        ($"iam{Fips(fips)}.{partition.implicitGlobalRegion}.{partition.dnsSuffix}", partition.implicitGlobalRegion);
}
