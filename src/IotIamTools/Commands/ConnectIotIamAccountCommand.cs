using System.Management.Automation;
using IotIamTools.Accounts;
using IotIamTools.Core.Accounts.File;
using IotIamTools.Parameters;

namespace IotIamTools.Commands;

/// <summary>Chooses the account that the module's commands work on in this session.</summary>
/// <remarks>
/// <para>The account is IAM itself, reached with a profile, keys, or what the AWS SDK finds by itself (environment, profile, SSO, assumed
/// role, web identity, instance); or a file in the format of 'aws iam get-account-authorization-details', on which anything can be
/// rehearsed. Without a file and without credentials it is the account that the environment variable IOTIAM_ACCOUNT names, if it is
/// set.</para>
/// <para>The caller is asked for at once (STS GetCallerIdentity), so that wrong credentials show here and not in the middle of the work.
/// The choice holds for this runspace until Disconnect-IotIamAccount; each command can be given another account by -Account or by
/// the AWS parameters.</para>
/// <para>From then on no command of the process looks for an account by itself. In another runspace, after Disconnect-IotIamAccount and
/// after a Connect-IotIamAccount that failed, a command without an account of its own is the error AccountNotConnected. A failed
/// Connect-IotIamAccount also gives up the account that the session had before.</para>
/// </remarks>
/// <example needs="AWS">
/// <para>Work on an AWS account</para>
/// <code>
/// Connect-IotIamAccount -ProfileName admin -Region eu-west-1
/// Get-IotIamAccount
/// </code>
/// <para>The profile is one of the AWS configuration, whichever way it signs in. Get-IotIamAccount shows which account
/// that is, and as whom the commands will act.</para>
/// </example>
/// <example>
/// <para>Rehearse on an empty account in a file</para>
/// <code>
/// Connect-IotIamAccount ./rehearsal.json -Create -AccountId 210987654321
/// New-ThingsGraphRole -IncludeLambda
/// </code>
/// <para>Nothing leaves the machine. The file has the format of an exported account, so that what was made can be looked
/// at in it.</para>
/// </example>
/// <example>
/// <para>Look at an export of a real account without touching it</para>
/// <code>
/// # Made by: aws iam get-account-authorization-details &gt; export.json
/// Connect-IotIamAccount ./export.json -ReadOnly
/// Test-JetsDeployGroup
/// </code>
/// <para>The export is opened as it is. With -ReadOnly no command can change the file.</para>
/// </example>
/// <example>
/// <para>Keep two accounts apart in one session</para>
/// <code>
/// $before = Connect-IotIamAccount ./export.json -ReadOnly -PassThru
/// $after = Connect-IotIamAccount ./account.json -PassThru
/// $before, $after | ForEach-Object { Test-DeepLensRole -Kind Service -Account $_ }
/// </code>
/// <para>-PassThru gives the account as an object, which every command takes as -Account. The session itself stays with
/// the one that was connected last.</para>
/// </example>
/// <example needs="AWS">
/// <para>Work on a test server instead of AWS</para>
/// <code>
/// $server = @{ EndpointUrl = 'http://127.0.0.1:5000'; Region = 'us-east-1' }
/// Connect-IotIamAccount @server -AccessKey test -SecretKey test
/// New-GreengrassTokenExchangeRole
/// </code>
/// <para>Plain http is taken for the machine's own loopback address only, such as for a moto server.</para>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "IotIamAccount", DefaultParameterSetName = AwsSet)]
[OutputType(typeof(IotIamAccount))]
public sealed class ConnectIotIamAccountCommand : AwsCmdlet
{
    private const string AwsSet = "Aws";
    private const string FileSet = "File";

    private bool _connected;

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

    /// <summary>If the file does not exist, starts with an empty account; the first change creates the file.</summary>
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
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        AccountSession.Begin();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _connected = false;
        var opened = await OpenAsync().ConfigureAwait(false);
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

        await OnPipelineAsync(() => AccountSession.Connect(this, account)).ConfigureAwait(false);
        _connected = true;
        if (PassThru)
        {
            await WriteObjectAsync(account).ConfigureAwait(false);
        }
    }

    /// <summary>The session is left without an account where this did not connect: after an error of any kind, also in the parameters, and without input.</summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !_connected && CommandRuntime is not null)
        {
            AccountSession.Fail(this);
        }
    }

    private async Task<OpenedAccount> OpenAsync()
    {
        var file = new LocalAccountOptions { AccountId = AccountId, Region = Region, Create = Create, ReadOnly = ReadOnly };
        var choice = await OnPipelineAsync(Choose).ConfigureAwait(false);
        return choice.Open(file);
    }

    private AccountChoice Choose() => ParameterSetName == FileSet
        ? AccountChoice.For(MyInvocation.BoundParameters, AccountReference.ToFile(Path!), new AwsParameters(), ShellState.Of(this))
        : AccountChoice.ForConnection(MyInvocation.BoundParameters, Given, ShellState.Of(this));
}
