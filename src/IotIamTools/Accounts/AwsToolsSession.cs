using System.Management.Automation;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Accounts;

/// <summary>
/// What Set-AWSCredential and Set-DefaultAWSRegion of AWS Tools for PowerShell have set for the session: two variables, which stand where
/// that module is in use. To be read on the pipeline thread.
/// </summary>
internal static class AwsToolsSession
{
    /// <summary>That session's credentials, or options that leave the credentials to the SDK.</summary>
    public static AwsAccountOptions Credentials(PSCmdlet cmdlet) =>
        cmdlet.GetVariableValue("StoredAWSCredentials") is { } credentials
            ? new AwsAccountOptions { KeySource = CredentialObject.ToKeySource(credentials) }
            : new AwsAccountOptions();

    /// <summary>That session's Region, or null.</summary>
    public static string? Region(PSCmdlet cmdlet) =>
        cmdlet.GetVariableValue("StoredAWSRegion")?.ToString() is { Length: > 0 } region ? region : null;
}
