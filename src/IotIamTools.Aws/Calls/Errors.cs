using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using System.Xml;
using Amazon.Runtime;
using IotIamTools.Aws.Transport;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Calls;

/// <summary>
/// Words every failure as <see cref="IamException"/>: AWS's own code, spelled one way, and what to do. Source: IAM API reference,
/// CommonErrors and the errors of each operation.
/// </summary>
/// <param name="endpointOf">The endpoint of a service (<c>iam</c>, <c>sts</c>), for messages.</param>
/// <param name="isCustom">Whether the endpoint is not AWS's own.</param>
/// <param name="profile">The profile in use, for advice; or null.</param>
/// <param name="secrets">Keeps secrets out of messages.</param>
internal sealed partial class Errors(Func<string, string> endpointOf, bool isCustom, string? profile, Secrets secrets)
{
    /// <summary>Credentials belong to whatever call needs them, which names itself.</summary>
    private static readonly Call NoCall = new("");

    /// <summary>The failure in the module's terms.</summary>
    public IamException Translate(Call call, Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (Known(call, e, failure) is { } known)
            {
                return known;
            }
        }

        return Make(IamErrorCodes.ClientFailure, call, $"{call.Operation} failed before it reached the endpoint: {failure.Message}", failure);
    }

    /// <summary>The answer is not one of the API.</summary>
    /// <param name="call">The call.</param>
    /// <param name="what">What is wrong with the answer: "is cut off".</param>
    /// <param name="status">The HTTP status, or null.</param>
    /// <param name="failure">The error below it.</param>
    public IamException Unreadable(Call call, string what, int? status = null, Exception? failure = null) => Make(
        IamErrorCodes.UnreadableAnswer,
        call,
        $"The answer of {endpointOf(call.Service)} to {call.Operation} {what}. A proxy may have answered in its place.",
        failure,
        status);

    /// <summary>There are no credentials to call with.</summary>
    /// <param name="code">CredentialsNotFound, or that they have expired.</param>
    /// <param name="message">Why, and what to do.</param>
    /// <param name="failure">The error below it.</param>
    public IamException WithoutCredentials(string code, string message, Exception? failure) => Make(code, NoCall, message, failure);

    private IamException? Known(Call call, Exception e, Exception failure) => e switch
    {
        IamException ours => new IamException(ours.Code, ours.Message, ours.Operation is "" ? call.Operation : ours.Operation, ours.InnerException)
        {
            DeniedAction = ours.DeniedAction,
            StatusCode = ours.StatusCode,
            RequestId = ours.RequestId,
        },
        EndpointSilentException silent => Unreachable(call, silent.Message, failure),
        AmazonUnmarshallingException unread => Unreadable(call, "cannot be read", (int)unread.StatusCode, failure),
        AmazonServiceException answered when FromApi(call, answered) is { } api => api,
        XmlException or FormatException => Unreadable(call, "cannot be read", null, failure),
        HttpRequestException http => FromHttp(call, http, failure),
        SocketException socket => Unreachable(call, Reason(socket), failure),
        AuthenticationException => Unreachable(call, "could not be trusted: its TLS certificate or protocol was refused", failure),
        IOException => Unreadable(call, "is cut off", null, failure),
        OperationCanceledException or TimeoutException => Unreachable(call, "did not answer in time", failure),
        _ => null,
    };

    private IamException? FromHttp(Call call, HttpRequestException http, Exception failure) => http.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Unreachable(call, "is not known by name (DNS)", failure),
        HttpRequestError.SecureConnectionError => Unreachable(call, "could not be trusted: its TLS certificate or protocol was refused", failure),
        HttpRequestError.ResponseEnded => Unreadable(call, "is cut off", null, failure),
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => Unreadable(call, "is no HTTP", null, failure),
        HttpRequestError.ProxyTunnelError => Unreachable(call, "could not be reached through the proxy", failure),
        HttpRequestError.ConnectionError => http.InnerException is SocketException socket
            ? Unreachable(call, Reason(socket), failure)
            : Unreachable(call, "could not be connected to", failure),
        _ => http.InnerException is null ? Unreachable(call, "could not be connected to", failure) : null,
    };

    private static string Reason(SocketException socket) => socket.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "refused the connection",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "is not known by name (DNS)",
        SocketError.TimedOut => "did not accept a connection in time",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "cannot be reached from this network",
        SocketError.ConnectionReset => "closed the connection",
        _ => "could not be connected to",
    };

    private IamException Unreachable(Call call, string reason, Exception failure) => Make(
        IamErrorCodes.EndpointUnreachable,
        call,
        $"The endpoint {endpointOf(call.Service)} {reason}.",
        failure);

    private IamException? FromApi(Call call, AmazonServiceException answered)
    {
        if (ErrorCode.Spell(answered) is not { } code)
        {
            // The SDK wraps what happened on the way in the same type, without a code: the causes below it say what it was.
            if (answered.StatusCode == default)
            {
                return null;
            }

            var status = (int)answered.StatusCode;
            return isCustom && status is 404 or 405 or 500 or 501
                ? Make(
                    IamErrorCodes.OperationNotSupported,
                    call,
                    $"The endpoint {endpointOf(call.Service)} does not seem to know {call.Operation}: it answered {status} with a page that is no answer of IAM.",
                    answered,
                    status)
                : Unreadable(call, string.Create(CultureInfo.InvariantCulture, $"has the status {status} and is no answer of IAM"), status, answered);
        }

        var denied = code is IamErrorCodes.AccessDenied ? DeniedAction(call, answered.Message) : null;
        var below = RepeatsRequest(code) ? null : answered;
        return Make(code, call, Word(code, call, denied, answered), below, answered.StatusCode == default ? null : (int)answered.StatusCode, answered.RequestId, denied);
    }

    /// <summary>Whether AWS repeats the signed request in its message, session token and all: then nobody gets to see it.</summary>
    private static bool RepeatsRequest(string code) => code is "SignatureDoesNotMatch" or "IncompleteSignature" or "InvalidSignatureException";

    private string Word(string code, Call call, string? denied, AmazonServiceException answered) => code switch
    {
        IamErrorCodes.AccessDenied => $"The caller is not allowed {denied}. AWS says: {answered.Message}",
        IamErrorCodes.ExpiredToken => $"The session credentials have expired. Get new ones{SignIn()}.",
        IamErrorCodes.InvalidClientTokenId => "AWS does not know the access key: it is mistyped, deleted, inactive, or of another partition.",
        _ when RepeatsRequest(code) => "The signature is not the one that AWS computes: the secret key is wrong, or something on the way changes requests.",
        "RequestExpired" or "RequestTimeTooSkewed" => "AWS finds the request too old or too new: set this machine's clock.",
        IamErrorCodes.OperationNotSupported => $"The endpoint {endpointOf(call.Service)} does not know {call.Operation}.",
        IamErrorCodes.Throttling => $"IAM gets too many calls from this account now; it refused {call.Operation} each time it was tried. Try again later.",
        _ when string.IsNullOrWhiteSpace(answered.Message) => $"{call.Operation} was refused with {code}.",
        _ => answered.Message,
    };

    private string SignIn() => profile is null ? "" : $"; if the profile '{profile}' signs in through IAM Identity Center, run: aws sso login --profile {profile}";

    /// <summary>AWS's message names the action, which is not always the operation's: passing a role is its own.</summary>
    private static string DeniedAction(Call call, string? message) =>
        message is not null && NamedAction().Match(message) is { Success: true } match ? match.Groups["action"].Value : $"{call.Service}:{call.Operation}";

    private IamException Make(string code, Call call, string message, Exception? below, int? status = null, string? requestId = null, string? denied = null) =>
        new(code, secrets.Hide(message), call.Operation, secrets.AreIn(below) ? null : below)
        {
            StatusCode = status,
            RequestId = string.IsNullOrEmpty(requestId) ? null : requestId,
            DeniedAction = denied,
        };

    [GeneratedRegex(@"not authorized to perform:?\s+(?<action>[a-z0-9-]+:[A-Za-z0-9*]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NamedAction();
}
