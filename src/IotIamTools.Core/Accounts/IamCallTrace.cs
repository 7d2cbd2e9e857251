namespace IotIamTools.Core.Accounts;

/// <summary>One call on the wire, for -Verbose and for counting.</summary>
/// <param name="Operation">The API operation, such as <c>GetRole</c>.</param>
/// <param name="Target">The name or ARN that it is about, or null.</param>
/// <param name="Elapsed">How long it took with its retries.</param>
/// <param name="RequestId">The answer's request id, or null.</param>
/// <param name="ErrorCode">The code of the error, or null when the call was fine.</param>
public sealed record IamCall(string Operation, string? Target, TimeSpan Elapsed, string? RequestId, string? ErrorCode);

/// <summary>
/// Lets a command hear of the calls that are made on its behalf. The listener follows the command's own tasks, so that
/// commands that share an account at the same time do not hear each other.
/// </summary>
public static class IamCallTrace
{
    private static readonly AsyncLocal<Action<IamCall>?> Listener = new();

    /// <summary>Sets who hears of the calls made from here on in this flow of tasks; null for nobody.</summary>
    public static void Listen(Action<IamCall>? listener) => Listener.Value = listener;

    /// <summary>Tells of a call.</summary>
    public static void Report(IamCall call) => Listener.Value?.Invoke(call);
}
