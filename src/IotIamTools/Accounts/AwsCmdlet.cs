using System.Globalization;
using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Errors;
using IotIamTools.Parameters;
using IotIamTools.Pipeline;

namespace IotIamTools.Accounts;

/// <summary>A cmdlet with the parameters by which users of AWS Tools for PowerShell say who they are and where.</summary>
/// <seealso href="about_IotIamTools_Accounts"/>
public abstract class AwsCmdlet : AsyncCmdlet
{
    /// <summary>A profile of the AWS configuration or credentials file.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public virtual string? ProfileName { get; set; }

    /// <summary>The path of the AWS credentials file to read instead of the usual one.</summary>
    [Parameter]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public virtual string? ProfileLocation { get; set; }

    /// <summary>The Region, such as eu-west-1. IAM is the same in all Regions of a partition: the Region decides the partition, and is used in the ARNs of regional services.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public virtual string? Region { get; set; }

    /// <summary>The access key's id. Needs -SecretKey.</summary>
    [Parameter]
    [Alias("AK")]
    public virtual string? AccessKey { get; set; }

    /// <summary>The access key's secret. It is neither shown nor kept in any file.</summary>
    [Parameter]
    [Alias("SK", "SecretAccessKey")]
    public virtual string? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials. Leave it out for keys without one; $null is an error.</summary>
    [Parameter]
    [Alias("ST")]
    public virtual string? SessionToken { get; set; }

    /// <summary>An object with a GetCredentials() method that gives AccessKey, SecretKey and Token, such as the credentials objects of AWS Tools for PowerShell. It is asked again when its keys expire; one that is written in PowerShell is asked once, when the account is opened.</summary>
    [Parameter]
    public virtual object? Credential { get; set; }

    /// <summary>The endpoint to call instead of AWS's, for IAM and for STS. Plain http is taken for the machine's own loopback address only.</summary>
    [Parameter]
    public virtual Uri? EndpointUrl { get; set; }

    /// <summary>The values of these parameters.</summary>
    private protected AwsParameters Given => new()
    {
        ProfileName = ProfileName,
        ProfileLocation = ProfileLocation,
        AccessKey = AccessKey,
        SecretKey = SecretKey,
        SessionToken = SessionToken,
        Credential = Credential,
        Region = Region,
        EndpointUrl = EndpointUrl,
    };

    /// <inheritdoc/>
    private protected override ErrorDefinition NullError(string parameter) =>
        AccountParameters.Names.Contains(parameter, StringComparer.OrdinalIgnoreCase) ? ErrorCatalog.AccountParameterEmpty : base.NullError(parameter);

    /// <inheritdoc/>
    private protected override void EnterWork() => IamCallTrace.Listen(WriteCall);

    private void WriteCall(IamCall call) =>
        WriteVerbose(string.Create(
            CultureInfo.InvariantCulture,
            $"{call.Operation}{(call.Target is null ? "" : " " + call.Target)}: {call.ErrorCode ?? "ok"}, {call.Elapsed.TotalMilliseconds:0} ms, request {call.RequestId ?? "-"}"));
}
