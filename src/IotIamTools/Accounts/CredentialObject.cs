using System.Management.Automation;
using System.Reflection;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Errors;

namespace IotIamTools.Accounts;

/// <summary>
/// Takes keys from an object that another module made: any with a <c>GetCredentials()</c> whose answer has <c>AccessKey</c>,
/// <c>SecretKey</c> and <c>Token</c>, such as the AWSCredentials of AWS Tools. Its assembly is not ours, so it is known by its
/// members alone.
/// </summary>
internal static class CredentialObject
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>A source that asks the object each time keys are needed, so that temporary ones are renewed.</summary>
    /// <exception cref="CommandException">The object has no such method.</exception>
    public static Func<CancellationToken, Task<AwsKeys>> ToKeySource(object credential)
    {
        if (credential is PSObject script && script.Methods["GetCredentials"] is PSScriptMethod scriptMethod)
        {
            return Once(() => scriptMethod.Invoke());
        }

        var source = credential is PSObject wrapped ? wrapped.BaseObject : credential;
        var method = FindMethod(source);
        if (method is not null && source.GetType().Assembly.IsDynamic)
        {
            return Once(() => Invoke(source, method));
        }

        if (method is null)
        {
            // AWS Tools keeps its session's credentials in a wrapper that shows them to its own assembly only.
            if (source.GetType().GetProperty("Credentials", AnyInstance)?.GetValue(source) is { } inner && FindMethod(inner) is { } innerMethod)
            {
                return KeysOf(inner, innerMethod);
            }

            throw new CommandException(
                ErrorCatalog.CredentialsInvalid,
                $"-Credential was given a {source.GetType().FullName}, which has no GetCredentials() method.");
        }

        return KeysOf(source, method);
    }

    private static MethodInfo? FindMethod(object source) =>
        source.GetType().GetMethod("GetCredentials", BindingFlags.Instance | BindingFlags.Public, Type.EmptyTypes);

    // Such methods may call a token service, and block: they run as a task of their own, which a cancelled command leaves.
    private static Func<CancellationToken, Task<AwsKeys>> KeysOf(object source, MethodInfo method) =>
        cancellationToken => Task.Run(() => Read(() => Invoke(source, method)), CancellationToken.None).WaitAsync(cancellationToken);

    // What is written in PowerShell runs on the pipeline's thread only, which waits for the command's work: it is asked now, while that thread is here.
    private static Func<CancellationToken, Task<AwsKeys>> Once(Func<object?> ask)
    {
        var keys = Read(ask);
        return _ => Task.FromResult(keys);
    }

    private static object? Invoke(object source, MethodInfo method) =>
        method.Invoke(source, BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);

    private static AwsKeys Read(Func<object?> ask)
    {
        object? answer;
        try
        {
            answer = ask();
        }
        catch (Exception error)
        {
            throw new IamException(
                IamErrorCodes.CredentialsNotFound, $"GetCredentials() of the given -Credential failed: {error.Message}", "GetCredentials", error);
        }

        return Text(answer, "AccessKey") is { Length: > 0 } accessKey && Text(answer, "SecretKey") is { Length: > 0 } secretKey
            ? new AwsKeys(accessKey, secretKey, Text(answer, "Token") is { Length: > 0 } token ? token : null)
            : throw new IamException(
                IamErrorCodes.CredentialsNotFound, "GetCredentials() of the given -Credential gave no AccessKey and SecretKey.", "GetCredentials");
    }

    private static string? Text(object? answer, string property) => answer switch
    {
        PSObject { BaseObject: PSCustomObject } made => made.Properties[property]?.Value as string,
        PSObject wrapped => Text(wrapped.BaseObject, property),
        System.Collections.IDictionary table => table[property] as string,
        _ => answer?.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Public)?.GetValue(answer) as string,
    };
}
