using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Somebody else changes the entity now.</summary>
public partial class ConcurrentModificationException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>Something is still attached to what is to be deleted.</summary>
public partial class DeleteConflictException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The name is taken.</summary>
public partial class EntityAlreadyExistsException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The entity cannot be changed now.</summary>
public partial class EntityTemporarilyUnmodifiableException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A value is not one that the operation takes.</summary>
public partial class InvalidInputException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>A quota of the account would be exceeded.</summary>
public partial class LimitExceededException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The policy is not one that IAM takes.</summary>
public partial class MalformedPolicyDocumentException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>There is no such entity.</summary>
public partial class NoSuchEntityException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>IAM could not simulate the policies.</summary>
public partial class PolicyEvaluationException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The policy can be attached to service-linked roles only.</summary>
public partial class PolicyNotAttachableException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>IAM itself failed.</summary>
public partial class ServiceFailureException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>The service has no credentials of its own.</summary>
public partial class ServiceNotSupportedException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);

/// <summary>Only an AWS service changes this entity.</summary>
public partial class UnmodifiableEntityException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonIdentityManagementServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
