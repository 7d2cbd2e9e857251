using System.Net;
using Amazon.Runtime;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Calls;

/// <summary>
/// One spelling for each error code. Services and emulators spell the common errors in several ways. Source: IAM API reference,
/// CommonErrors; AWS SDKs and Tools Reference Guide, retry behavior (the codes that mean throttling).
/// </summary>
internal static class ErrorCode
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AccessDeniedException"] = IamErrorCodes.AccessDenied,
        ["UnauthorizedOperation"] = IamErrorCodes.AccessDenied,
        ["NotAuthorized"] = IamErrorCodes.AccessDenied,
        ["OptInRequired"] = IamErrorCodes.AccessDenied,
        ["ExpiredTokenException"] = IamErrorCodes.ExpiredToken,
        ["TokenRefreshRequired"] = IamErrorCodes.ExpiredToken,
        ["UnrecognizedClientException"] = IamErrorCodes.InvalidClientTokenId,
        ["InvalidAccessKeyId"] = IamErrorCodes.InvalidClientTokenId,
        ["ThrottlingException"] = IamErrorCodes.Throttling,
        ["ThrottledException"] = IamErrorCodes.Throttling,
        ["RequestThrottled"] = IamErrorCodes.Throttling,
        ["RequestThrottledException"] = IamErrorCodes.Throttling,
        ["RequestLimitExceeded"] = IamErrorCodes.Throttling,
        ["TooManyRequestsException"] = IamErrorCodes.Throttling,
        ["TooManyRequests"] = IamErrorCodes.Throttling,
        ["SlowDown"] = IamErrorCodes.Throttling,
        ["ValidationException"] = IamErrorCodes.ValidationError,
        ["InvalidAction"] = IamErrorCodes.OperationNotSupported,
        ["UnknownOperation"] = IamErrorCodes.OperationNotSupported,
        ["UnknownOperationException"] = IamErrorCodes.OperationNotSupported,
        ["NotImplemented"] = IamErrorCodes.OperationNotSupported,
        ["NotSupportedService"] = IamErrorCodes.OperationNotSupported,
        ["InternalFailure"] = IamErrorCodes.ServiceFailure,
        ["InternalError"] = IamErrorCodes.ServiceFailure,
    };

    /// <summary>The code, or null when the answer has none of the API's: then it is not the API that answered.</summary>
    public static string? Spell(AmazonServiceException answered)
    {
        var code = answered.ErrorCode;

        // The SDK puts the status's name where the answer names no code; one that the API answers has a request id as well.
        if (string.IsNullOrWhiteSpace(code)
            || (string.IsNullOrEmpty(answered.RequestId) && string.Equals(code, answered.StatusCode.ToString(), StringComparison.Ordinal)))
        {
            return answered.StatusCode is HttpStatusCode.TooManyRequests ? IamErrorCodes.Throttling : null;
        }

        return Aliases.TryGetValue(code, out var known) ? known : code;
    }
}
