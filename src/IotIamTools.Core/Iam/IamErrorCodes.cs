namespace IotIamTools.Core.Iam;

/// <summary>The error codes that the module tells apart. Source: IAM API reference, the errors of each operation and CommonErrors.</summary>
public static class IamErrorCodes
{
    /// <summary>403: the caller's policies do not allow the action.</summary>
    public const string AccessDenied = "AccessDenied";

    /// <summary>409: somebody else changes the entity now; wait and try again.</summary>
    public const string ConcurrentModification = "ConcurrentModification";

    /// <summary>409: something is still attached to what is to be deleted.</summary>
    public const string DeleteConflict = "DeleteConflict";

    /// <summary>409: the name is taken, whatever its case.</summary>
    public const string EntityAlreadyExists = "EntityAlreadyExists";

    /// <summary>409: the entity cannot be changed now; wait and try again.</summary>
    public const string EntityTemporarilyUnmodifiable = "EntityTemporarilyUnmodifiable";

    /// <summary>403: the session credentials have expired.</summary>
    public const string ExpiredToken = "ExpiredToken";

    /// <summary>400: a value is not one that the operation takes.</summary>
    public const string InvalidInput = "InvalidInput";

    /// <summary>403: the access key is not known.</summary>
    public const string InvalidClientTokenId = "InvalidClientTokenId";

    /// <summary>409: a quota of the account would be exceeded.</summary>
    public const string LimitExceeded = "LimitExceeded";

    /// <summary>400: the policy is not one that IAM takes.</summary>
    public const string MalformedPolicyDocument = "MalformedPolicyDocument";

    /// <summary>404: there is no such entity.</summary>
    public const string NoSuchEntity = "NoSuchEntity";

    /// <summary>400: the policy can be attached to service-linked roles only.</summary>
    public const string PolicyNotAttachable = "PolicyNotAttachable";

    /// <summary>500: IAM itself failed.</summary>
    public const string ServiceFailure = "ServiceFailure";

    /// <summary>400: too many calls.</summary>
    public const string Throttling = "Throttling";

    /// <summary>400: the entity belongs to an AWS service and only that service changes it.</summary>
    public const string UnmodifiableEntity = "UnmodifiableEntity";

    /// <summary>400: a value breaks the form that the API demands (length, pattern, range).</summary>
    public const string ValidationError = "ValidationError";

    /// <summary>Ours: no credentials were found; the message names the sources that were tried.</summary>
    public const string CredentialsNotFound = "CredentialsNotFound";

    /// <summary>Ours: the endpoint does not answer, or its name is not known.</summary>
    public const string EndpointUnreachable = "EndpointUnreachable";

    /// <summary>Ours: the call failed on this side, before the endpoint was asked.</summary>
    public const string ClientFailure = "ClientFailure";

    /// <summary>Ours: what answered is not the API (a proxy's page), or the answer is cut off.</summary>
    public const string UnreadableAnswer = "UnreadableAnswer";

    /// <summary>Ours: the account file cannot be read, or is no account file.</summary>
    public const string AccountFileInvalid = "AccountFileInvalid";

    /// <summary>Ours: the account file cannot be written, and is as it was.</summary>
    public const string AccountFileNotWritten = "AccountFileNotWritten";

    /// <summary>Ours: the account was opened to be read only.</summary>
    public const string AccountReadOnly = "AccountReadOnly";

    /// <summary>Ours: the endpoint does not know the operation.</summary>
    public const string OperationNotSupported = "OperationNotSupported";
}
