using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>IAM answered with an error. Source: IAM API reference, CommonErrors and the errors of each operation.</summary>
public class AmazonIdentityManagementServiceException : AmazonServiceException
{
    /// <summary>Makes the error from a message alone.</summary>
    public AmazonIdentityManagementServiceException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the error from what the service answered.</summary>
    public AmazonIdentityManagementServiceException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
