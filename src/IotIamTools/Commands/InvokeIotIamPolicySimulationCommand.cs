using System.Collections;
using System.Globalization;
using System.Management.Automation;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Decisions.Simulation;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Policies;
using IotIamTools.Errors;
using IotIamTools.Parameters;
using IotIamTools.Permissions;
using IotIamTools.Policies;

namespace IotIamTools.Commands;

/// <summary>Decides requests over policy documents, offline, as AWS does: one question at a time, or a file of test cases.</summary>
/// <remarks>
/// <para>With -PolicyDocument the documents are identity policies of the principal; -PermissionsBoundary, -SessionPolicy, -ResourcePolicy,
/// -ServiceControlPolicy and -ResourceControlPolicy add what else has a say. Where a policy cannot be read, there is an error and no decision. Each
/// action is tried on each resource. A request has the context keys that are given; -PrincipalArn adds those that follow from the principal,
/// such as aws:username.</para>
/// <para>Whether a request crosses accounts depends on whose the resource is. Where its ARN does not tell, as those of buckets do not, -ResourceAccountId
/// does; without it the resource is taken to belong to the principal's account, and Unresolved says so where a resource policy is given.</para>
/// <para>A case file has one case a line, as JSON: see about_IotIamTools_Simulation. A case that is decided otherwise than it expects has Differs set, and their
/// number is told in a warning; a line that cannot be read is an error with its place, and the others still run. A file without a case is an error.</para>
/// <para>Source: IAM user guide, "Policy evaluation logic".</para>
/// </remarks>
/// <example>
/// <para>Decide one request over a policy</para>
/// <code>
/// $policy = Get-Content ./inventory.json -Raw
/// $table = 'arn:aws:dynamodb:eu-west-1:123456789012:table/Inventory'
/// Invoke-IotIamPolicySimulation $policy dynamodb:PutItem $table |
///     Format-List Action, Decision, Why
/// </code>
/// <code language="output">
/// Action   : dynamodb:PutItem
/// Decision : ImplicitlyDenied
/// Why      : Denied: no identity, group or resource policy allows dynamodb:PutItem
///            on arn:aws:dynamodb:eu-west-1:123456789012:table/Inventory.
/// </code>
/// <para>Nothing is asked over the network.</para>
/// </example>
/// <example>
/// <para>See what a permissions boundary leaves</para>
/// <code>
/// $admin = @{ Statement = @{ Effect = 'Allow'; Action = '*'; Resource = '*' } }
/// $boundary = @{ Statement = @{ Effect = 'Allow'; Action = 'iot:*'; Resource = '*' } }
/// Invoke-IotIamPolicySimulation $admin iot:Publish, s3:GetObject -PermissionsBoundary $boundary |
///     Select-Object Action, Decision, BlockedBy
/// </code>
/// <code language="output">
/// Action               Decision BlockedBy
/// ------               -------- ---------
/// iot:Publish           Allowed
/// s3:GetObject ImplicitlyDenied Boundary
/// </code>
/// </example>
/// <example>
/// <para>Try a condition with and without its key</para>
/// <code>
/// $policy = @{
///     Version   = '2012-10-17'
///     Statement = @{
///         Effect    = 'Allow'
///         Action    = 'iot:Publish'
///         Resource  = '*'
///         Condition = @{ IpAddress = @{ 'aws:SourceIp' = '203.0.113.0/24' } }
///     }
/// }
/// $office = @{ 'aws:SourceIp' = '203.0.113.7' }
/// Invoke-IotIamPolicySimulation $policy iot:Publish -Context $office | ForEach-Object Decision
/// Invoke-IotIamPolicySimulation $policy iot:Publish | Format-List Decision, MissingContextKey
/// </code>
/// <para>MissingContextKey lists keys that might have changed the decision.</para>
/// </example>
/// <example>
/// <para>Run the unit tests of one's policies</para>
/// <code>
/// Invoke-IotIamPolicySimulation -CaseFile ./cases.jsonl | Where-Object Differs
/// </code>
/// <para>about_IotIamTools_Simulation has the format of the file. Cases that are decided as they expect give nothing
/// here.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "IotIamPolicySimulation", DefaultParameterSetName = CaseSet)]
[OutputType(typeof(PolicySimulationResult))]
public sealed class InvokeIotIamPolicySimulationCommand : PolicyReadingCmdlet
{
    private const string DocumentSet = "Document";
    private const string CaseSet = "CaseFile";
    private const string AnyAccount = "123456789012";

    private readonly List<(PolicyInput Input, PolicyDocument Document)> _taken = [];
    private bool _hasPolicies;
    private int _cases;
    private int _differing;
    private int _unreadable;

    /// <summary>Identity policies, in all forms that Test-IotIamPolicy takes: texts, whole or line by line, objects, files and their paths. Those that come by pipeline count together. Needed where -ResourcePolicy does not decide by itself.</summary>
    [Parameter(Position = 0, ParameterSetName = DocumentSet, ValueFromPipeline = true)]
    public object?[]? PolicyDocument { get; set; }

    /// <summary>The actions, such as iot:Publish.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = DocumentSet)]
    [ArgumentCompleter(typeof(ActionCompleter))]
    public string[] Action { get; set; } = [];

    /// <summary>The resources, as ARNs, or * for an action without resource types.</summary>
    [Parameter(Position = 2, ParameterSetName = DocumentSet)]
    [Alias("ResourceArn")]
    public string[] Resource { get; set; } = ["*"];

    /// <summary>The context keys, such as @{ 'aws:SourceIp' = '203.0.113.7'; 'aws:TagKeys' = 'team', 'stage' }: a list for a multivalued key.</summary>
    [Parameter(ParameterSetName = DocumentSet)]
    public Hashtable? Context { get; set; }

    /// <summary>Who asks: the ARN of a user, role, session or root, or a service. A user of the resource's account where none is given.</summary>
    [Parameter(ParameterSetName = DocumentSet)]
    [Alias("Principal")]
    public string? PrincipalArn { get; set; }

    /// <summary>The account that owns the resources whose ARNs have no account, such as buckets: twelve digits. The principal's own where none is given.</summary>
    [Parameter(ParameterSetName = DocumentSet)]
    [Alias("ResourceAccount", "ResourceOwner")]
    [ValidateForm("[0-9]{12}", "an account id has twelve digits")]
    public string? ResourceAccountId { get; set; }

    /// <summary>The permissions boundary of the principal.</summary>
    [Parameter(ParameterSetName = DocumentSet)]
    public object[]? PermissionsBoundary { get; set; }

    /// <summary>The policies that were passed when the session was made.</summary>
    [Parameter(ParameterSetName = DocumentSet)]
    public object[]? SessionPolicy { get; set; }

    /// <summary>The policy of the resource, such as a bucket policy or a trust policy.</summary>
    [Parameter(ParameterSetName = DocumentSet)]
    public object[]? ResourcePolicy { get; set; }

    /// <summary>The service control policies of the principal's account, all at one level.</summary>
    [Parameter(ParameterSetName = DocumentSet)]
    public object[]? ServiceControlPolicy { get; set; }

    /// <summary>The resource control policies of the resource's account, all at one level. They apply to the services that support them.</summary>
    [Parameter(ParameterSetName = DocumentSet)]
    public object[]? ResourceControlPolicy { get; set; }

    /// <summary>Files of cases, one a line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CaseSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    public string[]? CaseFile { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == CaseSet)
        {
            return ForEachAsync(CaseFile!, path => RunFileAsync(path, cancellationToken), cancellationToken);
        }

        if (!MyInvocation.BoundParameters.ContainsKey(nameof(PolicyDocument)))
        {
            return Task.CompletedTask;
        }

        _hasPolicies = true;
        return TakeItemsAsync(PolicyDocument ?? [null], cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == CaseSet)
        {
            if (_differing + _unreadable > 0)
            {
                WriteWarning(string.Create(
                    CultureInfo.InvariantCulture, $"{_differing} of {_cases} cases differ from what they expect{(_unreadable > 0 ? $", {_unreadable} could not be read" : "")}."));
            }

            return;
        }

        var policies = await ReadPoliciesAsync(cancellationToken).ConfigureAwait(false);

        // What cannot be read was told; without it there would be more allowed, or less, than is meant.
        if (HasFailed)
        {
            return;
        }

        foreach (var warning in PermissionWarnings.UnknownActions(Action))
        {
            WriteWarning(warning);
        }

        await ForEachAsync(
            Action.SelectMany(a => Resource.Select(r => (Action: a, Resource: r))),
            async asked =>
            {
                var request = Request(asked.Action, asked.Resource);
                await WriteObjectAsync(new PolicySimulationResult(PolicyDecider.Explain(policies, request))
                {
                    PrincipalArn = request.Principal.Id,
                    Action = asked.Action,
                    Resource = asked.Resource,
                }).ConfigureAwait(false);
            },
            cancellationToken,
            asked => asked.Action).ConfigureAwait(false);
    }

    private AuthorizationRequest Request(string action, string resource)
    {
        try
        {
            var on = RequestResource.Parse(resource);
            if (on.AccountId is null && (ResourceAccountId ?? (PrincipalArn is null ? AnyAccount : null)) is { } owner)
            {
                on = RequestResource.Parse(resource, owner);
            }

            var principal = RequestPrincipal.Parse(PrincipalArn ?? $"arn:aws:iam::{on.AccountId}:user/somebody");
            var context = new RequestContext(ContextTable.Read(Context));
            return new AuthorizationRequest(principal, RequestAction.Parse(action), on, PrincipalArn is null ? context : context.WithPrincipalKeys(principal));
        }
        catch (FormatException error)
        {
            throw new CommandException(ErrorCatalog.RequestInvalid, $"{error.Message}.", error);
        }
    }

    private async Task<PolicySet> ReadPoliciesAsync(CancellationToken cancellationToken)
    {
        // A pipeline that gave nothing may have failed before; a decision over what is left would be another.
        if (!_hasPolicies && (ResourcePolicy is not { Length: > 0 } || MyInvocation.ExpectingInput))
        {
            throw new CommandException(ErrorCatalog.RequestInvalid, "There is no policy to decide over; give -PolicyDocument, or -ResourcePolicy alone where that decides.");
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
        var identity = Compiled(nameof(PolicyDocument));
        var resource = await ReadAsync(ResourcePolicy, nameof(ResourcePolicy), cancellationToken).ConfigureAwait(false) ?? [];
        if (resource.Count > 1)
        {
            throw new CommandException(ErrorCatalog.RequestInvalid, "A resource has one policy; give -ResourcePolicy only one.");
        }

        return new PolicySet
        {
            IdentityPolicies = identity,
            Boundary = await ReadAsync(PermissionsBoundary, nameof(PermissionsBoundary), cancellationToken).ConfigureAwait(false),
            SessionPolicies = await ReadAsync(SessionPolicy, nameof(SessionPolicy), cancellationToken).ConfigureAwait(false),
            ResourcePolicy = resource.Count == 0 ? null : resource[0],
            ServiceControlLevels = Levels(await ReadAsync(ServiceControlPolicy, nameof(ServiceControlPolicy), cancellationToken).ConfigureAwait(false)),
            ResourceControlLevels = Levels(await ReadAsync(ResourceControlPolicy, nameof(ResourceControlPolicy), cancellationToken).ConfigureAwait(false)),
        };
    }

    private static IReadOnlyList<OrganizationLevel> Levels(IReadOnlyList<CompiledPolicy>? policies) => policies is null ? [] : [new OrganizationLevel("account", policies)];

    private async Task<IReadOnlyList<CompiledPolicy>?> ReadAsync(object[]? given, string parameter, CancellationToken cancellationToken)
    {
        if (given is null)
        {
            return null;
        }

        await TakeItemsAsync(given, cancellationToken).ConfigureAwait(false);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        return given.Length == 0 || _taken.Count > 0 || HasFailed
            ? Compiled(parameter)
            : throw new CommandException(ErrorCatalog.RequestInvalid, $"There is no policy in what -{parameter} was given.");
    }

    /// <summary>What was taken since the last time, under the names by which explanations call it.</summary>
    private CompiledPolicy[] Compiled(string parameter)
    {
        var policies = _taken.Select((p, i) => CompiledPolicy.Compile(
            p.Document,
            p.Input.Path is not null ? p.Input.Name : _taken.Count == 1 ? parameter : string.Create(CultureInfo.InvariantCulture, $"{parameter}[{i}]"))).ToArray();
        _taken.Clear();
        return policies;
    }

    /// <inheritdoc/>
    private protected override Task TakeAsync(PolicyInput input)
    {
        _taken.Add((input, Parse(input)));
        return Task.CompletedTask;
    }

    private async Task RunFileAsync(string path, CancellationToken cancellationToken)
    {
        var full = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path)).ConfigureAwait(false);
        using var reader = Open(full);
        foreach (var outcome in SimulationCaseFile.Run(reader, full))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _cases++;
            if (outcome.Error is { } error)
            {
                _unreadable++;
                await WriteErrorAsync(error, path).ConfigureAwait(false);
                continue;
            }

            _differing += outcome.Differs ? 1 : 0;
            await WriteObjectAsync(new PolicySimulationResult(outcome.Explanation!) { Id = outcome.Id, Line = outcome.Line, Expected = outcome.Expected }).ConfigureAwait(false);
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ErrorCatalog.FileNotReadable, $"The file cannot be read: {error.Message}", error);
        }
    }
}
