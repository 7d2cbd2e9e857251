using System.Globalization;
using System.Management.Automation;
using System.Text;
using IotIamTools.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Exports;
using IotIamTools.Core.Iam;
using IotIamTools.Errors;
using IotIamTools.Parameters;

namespace IotIamTools.Commands;

/// <summary>Writes roles and groups that stand in an account, however they were made, as a blueprint, a CloudFormation template or Terraform configuration.</summary>
/// <remarks>
/// <para>Captured are trust, managed and inline policies, permissions boundary, tags, longest session, description and path of roles, the
/// policies and users of groups, and the customer managed policies that these use. The account is only read.</para>
/// <para>In a blueprint the account's number and partition are placeholders, so that Install-IotIamBlueprint makes the same in another account;
/// Test-IotIamBlueprint passes at once in this one. Users that are not there are made, unless -Parameter @{ CreateUser = $false } is given. A policy
/// that AWS has retired is replaced where the blueprint is installed anew.</para>
/// <para>A CloudFormation template has the names of this account and needs the capability CAPABILITY_NAMED_IAM; resources are kept when they leave the stack, as the
/// import of existing ones demands. Terraform configuration has a block for each resource that imports it (Terraform 1.5), so that nothing is made anew.</para>
/// <para>An exported account file tells neither descriptions nor longest sessions nor tags of policies: capture from the account itself where they matter.</para>
/// <para>Source: IAM API reference, GetAccountAuthorizationDetails; CloudFormation template reference, AWS::IAM; Terraform registry, hashicorp/aws.</para>
/// </remarks>
/// <example>
/// <para>Capture what was clicked together by hand, and make it in another account</para>
/// <code>
/// Export-IotIamBlueprint -RoleName '*Greengrass*' -GroupName Jets -Name edge -Path ./edge.json
/// Install-IotIamBlueprint -Path ./edge.json -WhatIf
/// </code>
/// <para>In the other account, leave -WhatIf out. * stands for any text and ? for one character. Service-linked roles are taken only where they are named in full.</para>
/// </example>
/// <example>
/// <para>Move the DeepLens roles to Terraform</para>
/// <code>
/// Export-IotIamBlueprint -RoleName 'AWSDeepLens*' -Format Terraform -Path ./deeplens.tf
/// </code>
/// <para>The first 'terraform apply' imports the roles as they are; the plan after it shows no change.</para>
/// </example>
/// <example>
/// <para>See the CloudFormation template of a group</para>
/// <code>
/// Export-IotIamBlueprint -GroupName Jets -Format CloudFormation
/// </code>
/// <para>Without -Path the text is the output.</para>
/// </example>
/// <example>
/// <para>Keep a copy of what is about to be removed</para>
/// <code>
/// Find-IotIamLeftover -Rule EndedService |
///     Where-Object Remediation -Like 'Remove:*' |
///     Export-IotIamBlueprint -Name leftovers -Path ./leftovers.json -PassThru |
///     Test-IotIamBlueprint
/// Uninstall-IotIamBlueprint -Path ./leftovers.json
/// </code>
/// <para>Install-IotIamBlueprint with the same file brings it all back.</para>
/// </example>
[Cmdlet(VerbsData.Export, "IotIamBlueprint", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class ExportIotIamBlueprintCommand : AccountCmdlet
{
    private readonly List<EntityReference> _entities = [];
    private bool _expectsInput;

    /// <summary>The names or ARNs of roles; * stands for any text and ? for one character.</summary>
    [Parameter(Position = 0)]
    [EntityTransformation(EntityKind.Role)]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    [SupportsWildcards]
    public EntityReference[]? RoleName { get; set; }

    /// <summary>The names or ARNs of groups; * stands for any text and ? for one character.</summary>
    [Parameter]
    [EntityTransformation(EntityKind.Group)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    [SupportsWildcards]
    public EntityReference[]? GroupName { get; set; }

    /// <summary>Roles and groups as other commands give them: objects with an Arn, a RoleName or a GroupName. A text is the name or ARN of a role.</summary>
    [Parameter(ValueFromPipeline = true)]
    [EntityTransformation(EntityKind.Role, EntityKind.Group)]
    public EntityReference[]? InputObject { get; set; }

    /// <summary>The path of the file to write; an existing one is overwritten unless -NoClobber is given. Without it the text is the output.</summary>
    [Parameter(Position = 1)]
    public string? Path { get; set; }

    /// <summary>The name of the blueprint: lower-case letters, digits and hyphens.</summary>
    [Parameter]
    public string Name { get; set; } = "captured";

    /// <summary>Blueprint (the default), CloudFormation or Terraform.</summary>
    [Parameter]
    public ExportFormat Format { get; set; } = ExportFormat.Blueprint;

    /// <summary>Refuses to overwrite a file.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Gives the file that was written, for Test-IotIamBlueprint and its like.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken) =>
        _expectsInput = await OnPipelineAsync(() => MyInvocation.ExpectingInput).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _entities.AddRange((InputObject ?? []).Select(e => e.Kind is null ? EntityReference.Parse(e.Text, EntityKind.Role) : e));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        _entities.AddRange([.. RoleName ?? [], .. GroupName ?? []]);
        if (_entities.Count == 0)
        {
            if (!_expectsInput)
            {
                throw new CommandException(ErrorCatalog.PrincipalMissing, "There is nothing to export: give -RoleName, -GroupName or both.");
            }

            return;
        }

        var path = Path is null ? null : await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(Path)).ConfigureAwait(false);
        var selection = new CaptureSelection(_entities);
        var captured = await SetupCapture.CaptureAsync(Name, selection, Iam, cancellationToken).ConfigureAwait(false);
        foreach (var warning in captured.Warnings)
        {
            WriteWarning(warning);
        }

        var text = SetupExport.Write(captured, Format);
        if (path is null)
        {
            await WriteObjectAsync(text).ConfigureAwait(false);
        }
        else if ((await ShouldProcessAsync($"{path}: write {Contents(captured.Setup)}", $"{path}: write {Contents(captured.Setup)}?", "IotIamTools").ConfigureAwait(false)).Approved)
        {
            await SaveAsync(path, Encoding.UTF8.GetBytes(text)).ConfigureAwait(false);
        }
    }

    private async Task SaveAsync(string path, byte[] text)
    {
        try
        {
            // Whole or not at all: room is asked for before anything is written, and Ctrl+C does not cut it off. Whether a file is there, only the
            // file system can tell at the very moment.
            using var file = File.OpenHandle(path, NoClobber ? FileMode.CreateNew : FileMode.Create, FileAccess.Write, preallocationSize: text.Length);
            await RandomAccess.WriteAsync(file, text, fileOffset: 0, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ErrorCatalog.FileNotWritten, $"The file cannot be written: {error.Message}", error);
        }

        if (PassThru)
        {
            // As Get-Item gives it, with the PSPath by which it binds.
            foreach (var file in await OnPipelineAsync(() => InvokeProvider.Item.Get([path], force: true, literalPath: true)).ConfigureAwait(false))
            {
                await WriteObjectAsync(file).ConfigureAwait(false);
            }
        }
    }

    private static string Contents(Setup setup) => string.Join(
        ", ",
        new[] { Count(setup.Roles.Count, "role", "roles"), Count(setup.Groups.Count, "group", "groups"), Count(setup.Policies.Count, "policy", "policies") }.OfType<string>());

    private static string? Count(int count, string one, string many) => count switch
    {
        0 => null,
        1 => $"1 {one}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} {many}"),
    };
}
