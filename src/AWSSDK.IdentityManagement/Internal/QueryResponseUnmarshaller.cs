using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.IdentityManagement.Internal;

/// <summary>
/// Reads an answer of the AWS Query protocol: <c>GetRoleResponse</c> with <c>GetRoleResult</c> and <c>ResponseMetadata</c> in it, or
/// an error. Source: Smithy, "AWS query protocol".
/// </summary>
/// <typeparam name="TResponse">The answer's type.</typeparam>
internal sealed class QueryResponseUnmarshaller<TResponse> : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private static readonly string Operation = typeof(TResponse).Name[..^"Response".Length];

    /// <summary>The one unmarshaller for this answer.</summary>
    public static QueryResponseUnmarshaller<TResponse> Instance { get; } = new();

    /// <inheritdoc/>
    /// <exception cref="XmlException">The answer is no XML, is cut off, or is not the answer of the operation.</exception>
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var root = XElement.Load(context.Stream);
        if (!string.Equals(root.Name.LocalName, Operation + "Response", StringComparison.Ordinal))
        {
            throw new XmlException($"The answer to {Operation} starts with <{root.Name.LocalName}>.");
        }

        var response = new TResponse();
        foreach (var child in root.Elements())
        {
            if (string.Equals(child.Name.LocalName, Operation + "Result", StringComparison.Ordinal))
            {
                XmlShapeReader.ReadInto(response, child);
            }
            else if (child.Name.LocalName is "ResponseMetadata")
            {
                response.ResponseMetadata = new ResponseMetadata
                {
                    RequestId = child.Elements().FirstOrDefault(e => e.Name.LocalName is "RequestId")?.Value,
                };
            }
        }

        return response;
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        IamErrors.Read(context, innerException, statusCode);
}
