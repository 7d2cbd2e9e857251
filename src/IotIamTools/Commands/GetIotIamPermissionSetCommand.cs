using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;
using IotIamTools.Parameters;
using IotIamTools.Permissions;
using IotIamTools.Pipeline;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Lists the permission sets, or gives the policy that grants one or a part of it.</summary>
/// <remarks>
/// <para>A permission set is a list of what somebody needs to be allowed, as documented, each with the action that IAM knows. It needs no account:
/// where an ARN holds the account's number, * stands for it unless -AccountId is given.</para>
/// <para>The document's sample policies are: Get-IotIamPermissionSet things-graph-user -AsPolicy, and the same with -Action CreateSystemInstance.</para>
/// </remarks>
/// <example>
/// <para>List the permission sets</para>
/// <code>
/// Get-IotIamPermissionSet
/// </code>
/// </example>
/// <example>
/// <para>See which actions IAM really knows for the documented ones</para>
/// <code>
/// Get-IotIamPermissionSet greengrass-user -Detailed |
///     Where-Object { $_.Action -ne $_.Documented } |
///     Format-Table Documented, Action, Note -Wrap
/// </code>
/// <para>Some names in the documents are those of API calls, for which IAM has another action.</para>
/// </example>
/// <example>
/// <para>Make the policy for one call of Things Graph</para>
/// <code>
/// Get-IotIamPermissionSet things-graph-user -Action CreateSystemInstance -AsPolicy
/// </code>
/// <code language="output">
/// {
///   "Version": "2012-10-17",
///   "Statement": [
///     {
///       "Effect": "Allow",
///       "Action": "iotthingsgraph:CreateSystemInstance",
///       "Resource": "*"
///     }
///   ]
/// }
/// </code>
/// <para>The smallest policy that grants it, as JSON.</para>
/// </example>
/// <example>
/// <para>Make a policy for one account, and for one role to pass</para>
/// <code>
/// $limits = @{
///     AccountId   = '123456789012'
///     PassRoleArn = 'arn:aws:iam::123456789012:role/Greengrass_ServiceRole'
/// }
/// Get-IotIamPermissionSet greengrass-user -AsPolicy @limits | Set-Content ./greengrass-user.json
/// </code>
/// </example>
/// <output type="System.String">With -AsPolicy. The policy document, as indented JSON.</output>
/// <seealso href="about_IotIamTools_PermissionSets"/>
[Cmdlet(VerbsCommon.Get, "IotIamPermissionSet", DefaultParameterSetName = NameSet)]
[OutputType(typeof(PermissionSetInfo), typeof(PermissionInfo), typeof(string))]
public sealed class GetIotIamPermissionSetCommand : AsyncCmdlet
{
    private const string NameSet = "Name";
    private const string PathSet = "Path";

    /// <summary>The name of a built-in set, or the path of a file; wildcards are taken in names. All where none is given.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(PermissionSetNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The path of a permission set's file: see about_IotIamTools_PermissionSets.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    public string[]? Path { get; set; }

    /// <summary>Only this part of the set: actions or documented names, with the service or without, such as CreateSystemInstance or iot:Describe*.</summary>
    [Parameter]
    public string[]? Action { get; set; }

    /// <summary>The values of the set's parameters, as a hashtable: @{ JetsVersion = '5'; Feature = 'sqs', 'sns' }.</summary>
    [Parameter]
    public Hashtable? Parameter { get; set; }

    /// <summary>Gives the smallest policy document that grants the permissions, as JSON.</summary>
    [Parameter]
    public SwitchParameter AsPolicy { get; set; }

    /// <summary>Gives one row for each permission.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>The resources that the policy is limited to, as ARNs: each for the actions that it fits.</summary>
    [Parameter]
    [Alias("Scope")]
    public string[]? ResourceArn { get; set; }

    /// <summary>The ARNs of the roles that the policy allows to pass.</summary>
    [Parameter]
    public string[]? PassRoleArn { get; set; }

    /// <summary>The account's twelve digits, for ARNs.</summary>
    [Parameter]
    [ValidateForm("[0-9]{12}", "an account id has twelve digits")]
    public string? AccountId { get; set; }

    /// <summary>The partition, for ARNs: aws, aws-cn, aws-us-gov...</summary>
    [Parameter]
    public string Partition { get; set; } = "aws";

    /// <summary>The Region, for ARNs; all where none is given.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName == PathSet
        ? ForEachAsync(Path!, WriteFileAsync, cancellationToken)
        : ForEachAsync(Name, name => DocumentName.IsPath(name) ? WriteFileAsync(name) : WriteBuiltInAsync(name), cancellationToken);

    private async Task WriteFileAsync(string path)
    {
        var full = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path)).ConfigureAwait(false);
        await WriteAsync(PermissionSetSource.FromFile(full)).ConfigureAwait(false);
    }

    private async Task WriteBuiltInAsync(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        var found = WildcardPattern.ContainsWildcardCharacters(name)
            ? PermissionSetCatalog.All.Where(s => pattern.IsMatch(s.Name))
            : [PermissionSetSource.FromName(name)];
        foreach (var set in found)
        {
            await WriteAsync(set).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(PermissionSet set)
    {
        var required = set.Resolve(BlueprintArguments.FromTable(Parameter).Values, new BlueprintPlace(AccountId ?? "*", Partition, Region));
        if (Action is not null)
        {
            required = required.Only(Action);
        }

        var scope = new PermissionScope { ResourceArns = ResourceArn ?? [], PassRoleArns = PassRoleArn ?? [] };
        foreach (var warning in (set.Source is null ? [] : PermissionWarnings.UnknownActions(set.Actions)).Concat(PermissionWarnings.UnusedArns(required, scope)))
        {
            WriteWarning(warning);
        }

        if (AsPolicy)
        {
            await WriteObjectAsync(PolicyWriter.Write(required.ToPolicy(scope), indented: true)).ConfigureAwait(false);
        }
        else if (Detailed)
        {
            foreach (var permission in required.Permissions)
            {
                await WriteObjectAsync(new PermissionInfo(required, permission)).ConfigureAwait(false);
            }
        }
        else
        {
            await WriteObjectAsync(new PermissionSetInfo(required)).ConfigureAwait(false);
        }
    }
}
