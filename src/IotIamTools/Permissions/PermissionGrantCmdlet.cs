using System.Management.Automation;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Permissions.Checks;
using IotIamTools.Core.Permissions.Grants;
using IotIamTools.Core.Plans;
using IotIamTools.Errors;
using IotIamTools.Parameters;

namespace IotIamTools.Permissions;

/// <summary>A cmdlet that grants permissions: collects users, groups and roles from the pipeline, and puts the policy that closes the gap on each.</summary>
public abstract class PermissionGrantCmdlet : PermissionCmdlet
{
    private readonly List<EntityReference> _principals = [];
    private bool _expectsInput;

    /// <summary>Users, groups and roles: names, ARNs, or objects that have one of them, such as the results of the Test commands. A name means a user before a role before a group.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [EntityTransformation]
    public EntityReference[]? Principal { get; set; }

    /// <summary>The names or ARNs of users.</summary>
    [Parameter]
    [EntityTransformation(EntityKind.User)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public EntityReference[]? UserName { get; set; }

    /// <summary>The names or ARNs of groups.</summary>
    [Parameter]
    [EntityTransformation(EntityKind.Group)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public EntityReference[]? GroupName { get; set; }

    /// <summary>The names or ARNs of roles.</summary>
    [Parameter]
    [EntityTransformation(EntityKind.Role)]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public EntityReference[]? RoleName { get; set; }

    /// <summary>The name of the inline policy. What a policy of that name holds already stays in it. By default it is called after the permission set, such as GreengrassUserPermissions.</summary>
    [Parameter]
    public string? PolicyName { get; set; }

    /// <inheritdoc/>
    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken) =>
        _expectsInput = await OnPipelineAsync(() => MyInvocation.ExpectingInput).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _principals.AddRange(Principal ?? []);
        return Task.CompletedTask;
    }

    // The account is read once for all, when the commands before this one in the pipeline have made their changes to it.
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        List<EntityReference> targets =
        [
            .. _principals,
            .. UserName ?? [],
            .. GroupName ?? [],
            .. RoleName ?? [],
        ];
        if (targets.Count == 0)
        {
            if (!_expectsInput)
            {
                throw new CommandException(ErrorCatalog.PrincipalMissing, "There is nobody to grant permissions to: give -Principal, -UserName, -GroupName or -RoleName.");
            }

            return;
        }

        var required = await ResolveAsync(cancellationToken).ConfigureAwait(false);
        if (LimitedTo.Unused(required.Permissions) is [var unused, ..])
        {
            // A limit that is mistyped must not become no limit.
            throw new CommandException(ErrorCatalog.RequestInvalid, $"'{unused}' is no resource of any of the permissions, so that it would limit nothing.");
        }

        var granter = await PermissionGranter.OpenAsync(required, Options(PermissionEvaluator.Local), Iam, cancellationToken).ConfigureAwait(false);
        foreach (var warning in granter.Warnings)
        {
            WriteWarning(warning);
        }

        await ForEachAsync(targets, t => GrantAsync(granter, required, t, cancellationToken), cancellationToken, t => t.Input()).ConfigureAwait(false);
    }

    private async Task GrantAsync(PermissionGranter granter, RequiredPermissions required, EntityReference target, CancellationToken cancellationToken)
    {
        PermissionGrant grant;
        try
        {
            grant = granter.Plan(target, PolicyName ?? PermissionGrant.DefaultPolicyName(required));
        }
        catch (IamException error) when (error.Code == IamErrorCodes.NoSuchEntity)
        {
            throw new CommandException(ErrorCatalog.PrincipalNotFound, $"{error.Message}.", error);
        }

        foreach (var warning in grant.Warnings)
        {
            WriteWarning(warning);
        }

        foreach (var row in grant.Remaining)
        {
            WriteWarning(grant.Granted.Contains(row.Permission)
                ? $"{grant.Entity}: whether {row.Permission} is allowed is not certain, also with the policy. {row.Why}"
                : $"{grant.Entity}: {row.Permission} is still not allowed, and a policy of its own cannot change that. {row.Why}");
        }

        var outcomes = await PlanRunner.RunAsync([grant.Change], Iam, ApproveAsync, cancellationToken).ConfigureAwait(false);
        if (outcomes.FirstOrDefault(o => o.Error is not null)?.Error is { } failure)
        {
            throw failure;
        }

        if (outcomes.Any(o => o.Status == StepStatus.WhatIf))
        {
            return;
        }

        var isDeclined = outcomes.Any(o => o.Status == StepStatus.Declined);
        if (!isDeclined)
        {
            granter.Learn(grant);
        }

        await WriteObjectAsync(new PermissionGrantResult(grant, required, isDeclined)).ConfigureAwait(false);
    }
}
