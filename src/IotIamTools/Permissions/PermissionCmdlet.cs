using System.Collections;
using System.Management.Automation;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Checks;
using IotIamTools.Core.Text;
using IotIamTools.Errors;
using IotIamTools.Setups;

namespace IotIamTools.Permissions;

/// <summary>A cmdlet about what principals may do: whom it is about, and what the permissions are limited to.</summary>
public abstract class PermissionCmdlet : StepCmdlet
{
    /// <summary>Only this part of the permissions: actions or documented names, with the service or without, such as iot:CreateTopicRule, CreateTopicRule or iot:Describe*.</summary>
    [Parameter]
    public string[]? Action { get; set; }

    /// <summary>The resources that the permissions are needed on, as ARNs, also with wildcards. An ARN replaces the default resources of every action whose resource type it matches; the other actions keep their defaults.</summary>
    [Parameter]
    [Alias("Scope")]
    public string[]? ResourceArn { get; set; }

    /// <summary>The ARNs of the roles that must be passable (iam:PassRole). Without it, any role is enough where the permissions do not say which.</summary>
    [Parameter]
    public string[]? PassRoleArn { get; set; }

    /// <summary>Context keys of the requests, such as @{ 'aws:MultiFactorAuthPresent' = $true; 'aws:SourceIp' = '203.0.113.7' }. Known without it: what the principal is, its tags, the time, TLS, and the Region where one is set.</summary>
    [Parameter]
    public Hashtable? Context { get; set; }

    private protected PermissionScope LimitedTo => new() { ResourceArns = ResourceArn ?? [], PassRoleArns = PassRoleArn ?? [] };

    /// <summary>The set that the cmdlet is about.</summary>
    private protected abstract Task<PermissionSet> FindSetAsync();

    /// <summary>A built-in set, or one of a file.</summary>
    private protected async Task<PermissionSet> FindSetAsync(string nameOrPath) => DocumentName.IsPath(nameOrPath)
        ? PermissionSetSource.FromFile(await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(nameOrPath)).ConfigureAwait(false))
        : PermissionSetSource.FromName(nameOrPath);

    /// <summary>The values of the set's parameters.</summary>
    private protected virtual BlueprintArguments Arguments() => new();

    /// <summary>The permissions that the parameters ask for; tells what is to be known about them.</summary>
    private protected async Task<RequiredPermissions> ResolveAsync(CancellationToken cancellationToken)
    {
        var set = await FindSetAsync().ConfigureAwait(false);
        var required = await set.ResolveAsync(Arguments().Values, Iam, cancellationToken).ConfigureAwait(false);
        if (Action is not null)
        {
            required = required.Only(Action);
        }

        foreach (var warning in PermissionWarnings.Of(set))
        {
            WriteWarning(warning);
        }

        return required;
    }

    private protected CheckOptions Options(PermissionEvaluator evaluator)
    {
        var scope = LimitedTo;
        if (scope.Malformed is [var malformed, ..])
        {
            throw new CommandException(ErrorCatalog.RequestInvalid, $"'{malformed}' is no ARN (arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE).");
        }

        return new CheckOptions { Evaluator = evaluator, Scope = scope, Context = ContextTable.Read(Context), Time = DateTimeOffset.UtcNow };
    }
}
