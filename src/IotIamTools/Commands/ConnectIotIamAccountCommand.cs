using System.Management.Automation;
using IotIamTools.Accounts;
using IotIamTools.Core.Accounts;
using IotIamTools.Parameters;

namespace IotIamTools.Commands;

/// <summary>Chooses the account that the module's commands work on in this session.</summary>
/// <remarks>
/// <para>The account is IAM itself, reached with a profile, keys, or what the AWS SDK finds by itself (environment, profile, SSO, assumed
/// role, web identity, instance); or a file in the format of 'aws iam get-account-authorization-details', on which anything can be
/// rehearsed.</para>
/// <para>The caller is asked for at once (STS GetCallerIdentity), so that wrong credentials show here and not in the middle of the work.
/// The choice holds for this runspace until Disconnect-IotIamAccount; each command can be given another account by -Account or by
/// the AWS parameters.</para>
/// </remarks>
[Cmdlet(VerbsCommunications.Connect, "IotIamAccount", DefaultParameterSetName = AwsSet)]
[OutputType(typeof(IotIamAccount))]
public sealed class ConnectIotIamAccountCommand : AwsCmdlet
{
    private const string AwsSet = "Aws";
    private const string FileSet = "File";

    /// <inheritdoc/>
    [Parameter(ParameterSetName = AwsSet, ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public override string? ProfileName { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = AwsSet, ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public override string? ProfileLocation { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = AwsSet)]
    [Alias("AK")]
    public override string? AccessKey { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = AwsSet)]
    [Alias("SK", "SecretAccessKey")]
    public override string? SecretKey { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = AwsSet)]
    [Alias("ST")]
    public override string? SessionToken { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = AwsSet)]
    public override object? Credential { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = AwsSet)]
    public override Uri? EndpointUrl { get; set; }

    /// <summary>The account file: what Connect-IotIamAccount -Create made, or an export by 'aws iam get-account-authorization-details'.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Takes a file that does not exist for an empty account. The first change makes the file.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter Create { get; set; }

    /// <summary>Refuses every change to the file.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter ReadOnly { get; set; }

    /// <summary>The twelve digits of the account in the file. Needed only where the file does not tell, because nothing in it has an ARN yet; without it, 123456789012.</summary>
    [Parameter(ParameterSetName = FileSet)]
    [ValidateForm("[0-9]{12}", "an AWS account id has twelve digits")]
    public string? AccountId { get; set; }

    /// <summary>Also gives the account as output, to keep it in a variable for -Account.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        OpenedAccount opened = ParameterSetName == FileSet
            ? OpenedAccount.File(
                await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(Path)).ConfigureAwait(false),
                new LocalAccountOptions { AccountId = AccountId, Region = Region, Create = Create, ReadOnly = ReadOnly })
            : OpenedAccount.Aws(await OnPipelineAsync(ReadAwsOptions).ConfigureAwait(false));
        IotIamAccount? account = null;
        try
        {
            account = new IotIamAccount(opened, await opened.Iam.GetIdentityAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            if (account is null)
            {
                await opened.CloseAsync().ConfigureAwait(false);
            }
        }

        await OnPipelineAsync(() => AccountSession.Current = account).ConfigureAwait(false);
        if (PassThru)
        {
            await WriteObjectAsync(account).ConfigureAwait(false);
        }
    }
}
