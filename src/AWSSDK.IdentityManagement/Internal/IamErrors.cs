using System.Net;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.IdentityManagement.Internal;

/// <summary>Makes the typed exception of an error that IAM answers.</summary>
internal static class IamErrors
{
    private delegate AmazonIdentityManagementServiceException Make(string message, Exception inner, ErrorType type, string code, string requestId, HttpStatusCode status);

    private static readonly Dictionary<string, Make> Typed = new(StringComparer.Ordinal)
    {
        ["ConcurrentModification"] = (m, i, t, c, r, s) => new ConcurrentModificationException(m, i, t, c, r, s),
        ["DeleteConflict"] = (m, i, t, c, r, s) => new DeleteConflictException(m, i, t, c, r, s),
        ["EntityAlreadyExists"] = (m, i, t, c, r, s) => new EntityAlreadyExistsException(m, i, t, c, r, s),
        ["EntityTemporarilyUnmodifiable"] = (m, i, t, c, r, s) => new EntityTemporarilyUnmodifiableException(m, i, t, c, r, s),
        ["InvalidInput"] = (m, i, t, c, r, s) => new InvalidInputException(m, i, t, c, r, s),
        ["LimitExceeded"] = (m, i, t, c, r, s) => new LimitExceededException(m, i, t, c, r, s),
        ["MalformedPolicyDocument"] = (m, i, t, c, r, s) => new MalformedPolicyDocumentException(m, i, t, c, r, s),
        ["NoSuchEntity"] = (m, i, t, c, r, s) => new NoSuchEntityException(m, i, t, c, r, s),
        ["NotSupportedService"] = (m, i, t, c, r, s) => new ServiceNotSupportedException(m, i, t, c, r, s),
        ["PolicyEvaluation"] = (m, i, t, c, r, s) => new PolicyEvaluationException(m, i, t, c, r, s),
        ["PolicyNotAttachable"] = (m, i, t, c, r, s) => new PolicyNotAttachableException(m, i, t, c, r, s),
        ["ServiceFailure"] = (m, i, t, c, r, s) => new ServiceFailureException(m, i, t, c, r, s),
        ["UnmodifiableEntity"] = (m, i, t, c, r, s) => new UnmodifiableEntityException(m, i, t, c, r, s),
    };

    /// <summary>Reads the error off the answer.</summary>
    public static AmazonServiceException Read(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        var make = error.Code is not null && Typed.TryGetValue(error.Code, out var typed)
            ? typed
            : (m, i, t, c, r, s) => new AmazonIdentityManagementServiceException(m, i, t, c, r, s);
        return make(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
