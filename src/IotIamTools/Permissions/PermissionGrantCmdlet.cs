using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Permissions;
using IotIamTools.Core.Plans;
using IotIamTools.Errors;
using IotIamTools.Parameters;

namespace IotIamTools.Permissions;

/// <summary>A cmdlet that grants permissions: puts the policy that closes the gap on users, groups or roles.</summary>
public abstract class PermissionGrantCmdlet : PermissionCmdlet
{
    private RequiredPermissions? _required;

    /// <summary>Users, groups and roles: names, ARNs, or objects that have one of them, such as the results of the Test commands. A name means a user before a role before a group.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Arn", "PrincipalArn")]
    [PrincipalTransformation]
    public PrincipalReference[]? Principal { get; set; }

    /// <summary>The names of users.</summary>
    [Parameter]
    [EntityName(EntityKind.User)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[]? UserName { get; set; }

    /// <summary>The names of groups.</summary>
    [Parameter]
    [EntityName(EntityKind.Group)]
    [ArgumentCompleter(typeof(GroupNameCompleter))]
    public string[]? GroupName { get; set; }

    /// <summary>The names of roles.</summary>
    [Parameter]
    [EntityName(EntityKind.Role)]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[]? RoleName { get; set; }

    /// <summary>The name of the inline policy. What a policy of that name holds already stays in it. By default it is called after the permission set, such as GreengrassUserPermissions.</summary>
    [Parameter]
    public string? PolicyName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        List<PrincipalReference> targets =
        [
            .. Principal ?? [],
            .. Named(UserName, EntityKind.User),
            .. Named(GroupName, EntityKind.Group),
            .. Named(RoleName, EntityKind.Role),
        ];
        if (targets.Count == 0)
        {
            throw new CommandException(ErrorCatalog.PrincipalMissing, "There is nobody to grant permissions to: give -Principal, -UserName, -GroupName or -RoleName.");
        }

        _required ??= await ResolveAsync(cancellationToken).ConfigureAwait(false);
        await ForEachAsync(targets, t => GrantAsync(_required, t, cancellationToken), cancellationToken, t => t.Input).ConfigureAwait(false);
    }

    private static IEnumerable<PrincipalReference> Named(string[]? names, EntityKind kind) =>
        (names ?? []).Select(n => new PrincipalReference(new PrincipalName(n, kind), n));

    private async Task GrantAsync(RequiredPermissions required, PrincipalReference target, CancellationToken cancellationToken)
    {
        PermissionGrant grant;
        try
        {
            grant = await PermissionGrant.PlanAsync(
                required, target.Name, PolicyName ?? PermissionGrant.DefaultPolicyName(required), Options(PermissionEvaluator.Local), Iam, cancellationToken).ConfigureAwait(false);
        }
        catch (IamException error) when (error.Code == IamErrorCodes.NoSuchEntity)
        {
            throw new CommandException(ErrorCatalog.PrincipalNotFound, $"{error.Message}.", error);
        }

        foreach (var warning in grant.Warnings)
        {
            WriteWarning(warning);
        }

        var outcomes = await PlanRunner.RunAsync(grant.Steps, Iam, ApproveAsync, cancellationToken).ConfigureAwait(false);
        if (outcomes.FirstOrDefault(o => o.Error is not null)?.Error is { } failure)
        {
            throw failure;
        }

        if (outcomes.Any(o => o.Status != StepStatus.Done))
        {
            return;
        }

        foreach (var row in grant.Remaining)
        {
            WriteWarning($"{grant.Entity}: {row.Permission} is still not allowed, and a policy of its own cannot change that. {row.Why}");
        }

        await WriteObjectAsync(new PermissionGrantResult(grant, required)).ConfigureAwait(false);
    }
}
