using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Policies;
using IotIamTools.Parameters;
using IotIamTools.Pipeline;
using IotIamTools.Policies;

namespace IotIamTools.Commands;

/// <summary>Makes a statement of a policy, for ConvertTo-IotIamPolicy, and tells what IAM would refuse in it.</summary>
/// <remarks>
/// <para>All actions that come by pipeline are of the one statement. It is made in memory: nothing is changed or asked anywhere.</para>
/// <para>Without -Principal it is a statement for the policy of a user, group or role, and needs -Resource or -NotResource. With -Principal it is one
/// for the policy of a resource, or without -Resource for the trust policy of a role or a resource that takes none, such as an ECR repository.</para>
/// <para>An action that is not known gets a warning, with the nearest one that is; it may be new. Tab completes services and their actions.</para>
/// <para>Source: IAM user guide, "IAM JSON policy elements reference".</para>
/// </remarks>
/// <example>
/// <para>Let devices publish to one topic</para>
/// <code>
/// $topic = 'arn:aws:iot:eu-west-1:123456789012:topic/oslo/heat'
/// $publish = New-IotIamPolicyStatement iot:Publish $topic -Sid Publish
/// $publish | ConvertTo-IotIamPolicy
/// </code>
/// <code language="output">
/// {
///   "Version": "2012-10-17",
///   "Statement": [
///     {
///       "Sid": "Publish",
///       "Effect": "Allow",
///       "Action": "iot:Publish",
///       "Resource": "arn:aws:iot:eu-west-1:123456789012:topic/oslo/heat"
///     }
///   ]
/// }
/// </code>
/// </example>
/// <example>
/// <para>Let Greengrass assume a role, for one account only</para>
/// <code>
/// $trust = @{
///     Action    = 'sts:AssumeRole'
///     Principal = @{ Service = 'greengrass.amazonaws.com' }
///     Condition = @{ StringEquals = @{ 'aws:SourceAccount' = '123456789012' } }
/// }
/// New-IotIamPolicyStatement @trust | Format-List
/// </code>
/// <code language="output">
/// Effect    : Allow
/// Principal : Service: greengrass.amazonaws.com
/// Action    : sts:AssumeRole
/// Condition : StringEquals aws:SourceAccount = 123456789012
/// </code>
/// <para>A principal may be given as text too: *, an account id, an ARN, or a service's name.</para>
/// </example>
/// <example>
/// <para>Deny all that does not come through TLS</para>
/// <code>
/// $plain = @{ Bool = @{ 'aws:SecureTransport' = $false } }
/// New-IotIamPolicyStatement * * -Effect Deny -Condition $plain -Sid TlsOnly
/// </code>
/// <code language="output">
/// Effect Sid            Action                         Resource
/// ------ ---            ------                         --------
/// Deny   TlsOnly        *                              *
/// </code>
/// </example>
/// <example>
/// <para>Allow what a user lacks, in a policy of one's own</para>
/// <code>
/// Test-IotIamPermission ann greengrass-v2-installer -Detailed |
///     Where-Object Decision -EQ ImplicitlyDenied |
///     New-IotIamPolicyStatement -Resource * -Sid Installer |
///     ConvertTo-IotIamPolicy |
///     Set-Content ./installer.json
/// </code>
/// <para>Objects with a property Action are taken by it. Grant-IotIamPermission limits the resources too.</para>
/// </example>
/// <seealso cref="ConvertToIotIamPolicyCommand"/>
/// <seealso cref="TestIotIamPolicyCommand"/>
[Cmdlet(VerbsCommon.New, "IotIamPolicyStatement")]
[OutputType(typeof(PolicyStatement))]
public sealed class NewIotIamPolicyStatementCommand : AsyncCmdlet
{
    private readonly List<string> _actions = [];

    /// <summary>What the statement allows or denies, such as iot:Publish, iot:Describe* or *.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ActionCompleter))]
    public string[]? Action { get; set; }

    /// <summary>The resources that it is about, as ARNs; * stands for any text and ? for one character, and * alone for everything.</summary>
    [Parameter(Position = 1)]
    [Alias("ResourceArn")]
    public string[]? Resource { get; set; }

    /// <summary>Allow (the default) or Deny.</summary>
    [Parameter]
    public Effect Effect { get; set; } = Effect.Allow;

    /// <summary>Makes it about all actions but these. With Allow that is seldom meant.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ActionCompleter))]
    public string[]? NotAction { get; set; }

    /// <summary>Makes it about all resources but these. With Allow that is seldom meant.</summary>
    [Parameter]
    public string[]? NotResource { get; set; }

    /// <summary>Whom it is about: account ids, ARNs, services such as greengrass.amazonaws.com, * for everyone, or a hashtable: @{ Service = 'greengrass.amazonaws.com' }, with AWS, Service, Federated and CanonicalUser for names.</summary>
    [Parameter]
    public object? Principal { get; set; }

    /// <summary>Makes it about everyone but these; the same forms as for -Principal. With Allow that includes the anonymous.</summary>
    [Parameter]
    public object? NotPrincipal { get; set; }

    /// <summary>When it counts: a hashtable of operators, each with a hashtable of condition keys and their values: @{ StringEquals = @{ 'aws:SourceAccount' = '123456789012' } }. All must hold; of several values any may match.</summary>
    [Parameter]
    public IDictionary? Condition { get; set; }

    /// <summary>The statement's identifier: in IAM's own policies letters and digits.</summary>
    [Parameter]
    public string? Sid { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _actions.AddRange(Action ?? []);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        // On the pipeline thread, since the properties of an object may be scripts.
        var statement = await OnPipelineAsync(Build).ConfigureAwait(false);
        foreach (var warning in PermissionWarnings.UnknownActions(statement.Actions.Concat(statement.NotActions)))
        {
            WriteWarning(warning);
        }

        await WriteObjectAsync(new PolicyStatement(statement)).ConfigureAwait(false);
    }

    private Statement Build()
    {
        string[] actions = [.. _actions.Distinct(StringComparer.OrdinalIgnoreCase)];
        return new StatementParts()
            .With("Sid", Sid)
            .With("Effect", Effect.ToString())
            .With("Principal", Principal is null ? null : StatementPrincipal.Read("Principal", Principal))
            .With("NotPrincipal", NotPrincipal is null ? null : StatementPrincipal.Read("NotPrincipal", NotPrincipal))
            .With("Action", actions.Length == 0 ? null : actions)
            .With("NotAction", NotAction)
            .With("Resource", Resource)
            .With("NotResource", NotResource)
            .WithCondition(Condition)
            .Build();
    }
}
