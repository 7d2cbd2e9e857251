using IotIamTools.Core.Accounts;

namespace IotIamTools.Accounts;

/// <summary>
/// What Set-AWSCredential and Set-DefaultAWSRegion of AWS Tools for PowerShell have set for the session: two variables, which stand where
/// that module is in use. To be read on the pipeline thread.
/// </summary>
internal static class AwsToolsSession
{
    /// <summary>That session's credentials, or null.</summary>
    public static AwsAccountOptions? Credentials(ShellState shell) =>
        shell.Variable("StoredAWSCredentials") is { } credentials ? new AwsAccountOptions { KeySource = CredentialObject.ToKeySource(credentials) } : null;

    /// <summary>That session's Region, or null.</summary>
    public static string? Region(ShellState shell) => shell.Variable("StoredAWSRegion")?.ToString() is { Length: > 0 } region ? region : null;
}
