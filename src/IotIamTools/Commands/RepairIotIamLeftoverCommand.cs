using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Leftovers;
using IotIamTools.Core.Plans;
using IotIamTools.Errors;
using IotIamTools.Leftovers;
using IotIamTools.Parameters;
using IotIamTools.Setups;

namespace IotIamTools.Commands;

/// <summary>Repairs what Find-IotIamLeftover finds and what is to be kept: swaps retired policies, adds missing conditions, narrows broad deploy permissions.</summary>
/// <remarks>
/// <para>A finding says which entity to repair and by which rule. The command reads the account once, looks for the finding again, and does what
/// the account needs now, whatever a file says. What it does depends on the kind of the finding's remediation:</para>
/// <list type="bullet">
/// <item><description>SwapPolicy: attaches the policy that AWS names as replacement, then detaches the retired one.</description></item>
/// <item><description>AddConditions: adds the documented conditions on aws:SourceAccount and aws:SourceArn to the statements of the trust policy that
/// do not have them. The rest of the policy stays as it is.</description></item>
/// <item><description>Narrow: puts an inline policy with the least permissions for one application (-NamePrefix) in place of the broad policy. An inline policy is
/// overwritten; a managed policy is detached and stays in the account. New-JetsDeployGroup adds what the application needs beyond that.</description></item>
/// <item><description>Remove, Review: it does nothing. The error RemediationMismatch names the command that removes the entity, or what you must find out
/// first.</description></item>
/// </list>
/// <para>It asks about each change. An entity that exists and has no finding is reported as Unchanged.</para>
/// <para>Source: IAM user guide, "Deprecated AWS managed policies" and "The confused deputy problem"; Jets documentation, "Minimal Deploy IAM Policy".</para>
/// </remarks>
/// <example>
/// <para>See how retired policies would be swapped, and conditions added</para>
/// <code>
/// Find-IotIamLeftover RetiredPolicy, MissingSourceCondition | Repair-IotIamLeftover -WhatIf
/// </code>
/// <para>Without -WhatIf the command asks about each change.</para>
/// </example>
/// <example>
/// <para>Narrow the broad permissions of a deploy group to one application</para>
/// <code>
/// Find-IotIamLeftover JetsBaseline |
///     Where-Object Name -EQ Jets |
///     Repair-IotIamLeftover -NamePrefix shop -Confirm:$false
/// </code>
/// <para>Its users keep their permissions to deploy the stacks whose names start with shop-.</para>
/// </example>
/// <example>
/// <para>Repair what you kept in a file after a review</para>
/// <code>
/// Find-IotIamLeftover RetiredPolicy | Export-Csv ./leftovers.csv
/// Import-Csv ./leftovers.csv | Repair-IotIamLeftover -WhatIf
/// </code>
/// <para>The columns Arn and Rule say what to repair. An ARN of another account is an error.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Repair, "IotIamLeftover", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RepairOutput))]
public sealed class RepairIotIamLeftoverCommand : StepCmdlet
{
    // The rules whose remediations keep the entity.
    private static readonly LeftoverRule[] Repairable = [LeftoverRule.RetiredPolicy, LeftoverRule.JetsBaseline, LeftoverRule.MissingSourceCondition];

    private readonly HashSet<Remediation> _done = [];
    private AuthorizationDetails? _details;
    private IReadOnlyList<Leftover> _found = [];

    /// <summary>The ARNs of the roles, groups and users to repair, or objects that have one, as Find-IotIamLeftover gives them. An ARN of another account is an error.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [EntityTransformation]
    [ValidateNotNullOrEmpty]
    public EntityReference[]? Arn { get; set; }

    /// <summary>The rules whose findings to repair: RetiredPolicy, JetsBaseline or MissingSourceCondition. Without it, all three.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public LeftoverRule[] Rule { get; set; } = Repairable;

    /// <summary>To narrow broad permissions: what the names of the application's stacks, roles, functions and buckets start with, before a hyphen.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NamePrefix { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(
        Arn!,
        async reference =>
        {
            if (reference is { Problem: null, AccountId: null })
            {
                throw new CommandException(ErrorCatalog.SetupInvalid, $"'{reference}' is not an ARN: only an ARN says in which account, and what, to repair.");
            }

            var entity = await Iam.RequireAsync(reference, cancellationToken).ConfigureAwait(false);
            await SearchAsync(cancellationToken).ConfigureAwait(false);
            var found = _found.Where(f => Rule.Contains(f.Rule) && IsAbout(f.Entity, entity)).ToList();
            if (found.Count == 0)
            {
                RequireThere(entity, reference.Text);
                await WriteObjectAsync(new RepairOutput(entity, reference.Text, Change.Unchanged, null, null)).ConfigureAwait(false);
                return;
            }

            await ForEachAsync(found, f => RepairAsync(f, cancellationToken), cancellationToken, _ => reference.Input()).ConfigureAwait(false);
        },
        cancellationToken,
        reference => reference.Input());

    private async Task SearchAsync(CancellationToken cancellationToken)
    {
        if (_details is not null)
        {
            return;
        }

        _details = await Iam.GetAuthorizationDetailsAsync(cancellationToken).ConfigureAwait(false);
        _found = LeftoverFinder.Find(_details, new LeftoverOptions());
        foreach (var warning in _details.Warnings)
        {
            WriteWarning(warning);
        }
    }

    private void RequireThere(Entity entity, string arn)
    {
        var isThere = entity.Kind switch
        {
            EntityKind.Role => _details!.Roles.Any(r => r.Role.Arn == arn),
            EntityKind.Group => _details!.Groups.Any(g => g.Group.Arn == arn),
            _ => _details!.Users.Any(u => u.User.Arn == arn),
        };
        if (!isThere)
        {
            throw new CommandException(ErrorCatalog.NoSuchEntity, $"'{arn}' is not in the account.");
        }
    }

    private async Task RepairAsync(Leftover finding, CancellationToken cancellationToken)
    {
        var remediation = finding.Remediation;
        switch (remediation)
        {
            case RemoveRemediation:
                throw new CommandException(ErrorCatalog.RemediationMismatch, $"{finding.Entity}: the finding asks for removal; run: {RemediationCommand.For(finding)}");
            case ReviewRemediation review:
                throw new CommandException(ErrorCatalog.RemediationMismatch, $"{finding.Entity}: {finding.Why} Nothing was changed: {review.Reason}.");
            case NarrowRemediation when NamePrefix is null:
                throw new CommandException(ErrorCatalog.SetupInvalid, $"{finding.Entity}: give -NamePrefix: what the names of the application that is deployed start with.");
        }

        // Users of a group have the same remediation as the group.
        if (!_done.Add(remediation))
        {
            return;
        }

        var result = await RemediationPlanner.RunAsync(remediation, NamePrefix, Iam, ApproveAsync, cancellationToken).ConfigureAwait(false);
        if (result.Problem is { } problem)
        {
            throw new CommandException(ErrorCatalog.Find(result.Error!) ?? ErrorCatalog.IamRequestFailed, problem, result.Error);
        }

        if (result.Change != Change.WhatIf)
        {
            var entity = new Entity(remediation.Entity.Kind!.Value, remediation.Entity.Name);
            await WriteObjectAsync(new RepairOutput(entity, remediation.Entity.Text, result.Change, finding.Rule, remediation)).ConfigureAwait(false);
        }
    }

    private static bool IsAbout(Entity found, Entity entity) => found.Kind == entity.Kind && found.Name.Equals(entity.Name, StringComparison.OrdinalIgnoreCase);
}
