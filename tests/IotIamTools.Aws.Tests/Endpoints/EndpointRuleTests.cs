using System.Text.Json;
using Amazon;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using IotIamTools.Aws.Tests.Support;

namespace IotIamTools.Aws.Tests.Endpoints;

/// <summary>Where IAM is, in every partition.</summary>
public sealed class EndpointRuleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Endpoints");

    [Fact]
    public void Endpoints_and_signing_regions_are_those_of_the_rules()
    {
        var wrong = new List<string>();
        using var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "iam-endpoints.json")));
        foreach (var row in table.RootElement.EnumerateArray())
        {
            var expected = (row[3].GetString(), row[4].GetString());
            var actual = Resolve(row[0].GetString()!, row[1].GetBoolean(), row[2].GetBoolean());
            if (actual != expected)
            {
                wrong.Add($"{row}: {actual}");
            }
        }

        Assert.Empty(wrong);
    }

    [BotocoreFact]
    public void The_table_is_what_botocore_gives()
    {
        var (exitCode, output) = PythonTool.Run(PythonTool.Botocore!, "", Path.Combine(Folder, "expected_endpoints.py"));
        Assert.Equal(0, exitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "iam-endpoints.json")).ReplaceLineEndings(), output.ReplaceLineEndings());
    }

    [Fact]
    public void An_endpoint_of_ones_own_is_taken_as_it_is()
    {
        var parameters = new EndpointParameters { ["Region"] = "eu-west-1", ["UseFIPS"] = false, ["UseDualStack"] = false, ["Endpoint"] = "http://127.0.0.1:5000" };
        Assert.Equal("http://127.0.0.1:5000", new IamEndpointProvider().ResolveEndpoint(parameters).URL);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void An_endpoint_of_ones_own_has_no_variants(bool fips, bool dualStack)
    {
        var parameters = new EndpointParameters { ["Region"] = "eu-west-1", ["UseFIPS"] = fips, ["UseDualStack"] = dualStack, ["Endpoint"] = "http://127.0.0.1:5000" };
        Assert.Throws<AmazonClientException>(() => new IamEndpointProvider().ResolveEndpoint(parameters));
    }

    [Fact]
    public void Without_a_region_there_is_no_endpoint()
    {
        var parameters = new EndpointParameters { ["UseFIPS"] = false, ["UseDualStack"] = false };
        Assert.Throws<AmazonClientException>(() => new IamEndpointProvider().ResolveEndpoint(parameters));
    }

    [Fact]
    public void A_client_calls_the_endpoint_of_its_regions_partition()
    {
        var config = new AmazonIdentityManagementServiceConfig { RegionEndpoint = RegionEndpoint.GetBySystemName("cn-northwest-1") };
        Assert.Equal("https://iam.cn-north-1.amazonaws.com.cn", config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(null)).URL);
    }

    private static (string? Url, string? SigningRegion) Resolve(string region, bool fips, bool dualStack)
    {
        var endpoint = new IamEndpointProvider().ResolveEndpoint(new EndpointParameters { ["Region"] = region, ["UseFIPS"] = fips, ["UseDualStack"] = dualStack });
        var scheme = (IPropertyBag)((System.Collections.IList)endpoint.Attributes["authSchemes"])[0]!;
        return (endpoint.URL, (string)scheme["signingRegion"]);
    }
}
