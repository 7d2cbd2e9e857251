using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Accounts.File;

/// <summary>What is said of a file that is no account, or that cannot be read or written.</summary>
internal static class FileErrors
{
    public static IamException Invalid(string file, string problem, Exception? inner = null, string operation = "OpenAccountFile") =>
        new(IamErrorCodes.AccountFileInvalid, $"{file}: {problem}", operation, inner);

    public static IamException NotWritten(string file, string problem, Exception inner, string operation) =>
        new(IamErrorCodes.AccountFileNotWritten, $"{file}: {problem}", operation, inner);

    public static IamException NoAccount(string file, DocumentFormatException e) => Invalid(
        file,
        $"{e.Position}, at {e.Path}: {e.Problem}. An account file is what 'aws iam get-account-authorization-details' prints; this one was left as it is.",
        e);
}
