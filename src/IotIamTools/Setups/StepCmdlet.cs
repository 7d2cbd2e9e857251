using IotIamTools.Accounts;
using IotIamTools.Core.Plans;
using IotIamTools.Errors;

namespace IotIamTools.Setups;

/// <summary>A cmdlet whose changes are the steps of a plan: PowerShell is asked once for each entity.</summary>
public abstract class StepCmdlet : AccountCmdlet
{
    private string? _accountTitle;

    /// <summary>Asks PowerShell whether the steps of an entity may be done.</summary>
    private protected async Task<Approval> ApproveAsync(EntitySteps change)
    {
        var (entity, place) = (change.Entity.ToString(), "");
        if (await IsChangeShownAsync().ConfigureAwait(false))
        {
            // The account's number may cost a call, which only who reads it is worth.
            _accountTitle ??= $"account {await Iam.GetTitleAsync(CancellationToken.None).ConfigureAwait(false)}";
            var identity = await Iam.GetIdentityAsync(CancellationToken.None).ConfigureAwait(false);
            (entity, place) = ($"{change.Entity} ({change.ArnIn(identity)})", $" in {_accountTitle}");
        }

        var steps = string.Concat(change.Lines.Select(l => $"{Environment.NewLine}  {l}"));
        var (approved, isWhatIf) = await ShouldProcessAsync($"{entity}{place}:{steps}", $"{entity}:{steps}", $"Confirm the change{place}").ConfigureAwait(false);
        return approved ? Approval.Yes : isWhatIf ? Approval.WhatIf : Approval.No;
    }

    /// <summary>Removes entities and writes what became of each; one that stays or fails is an error about <paramref name="target"/>.</summary>
    private protected async Task RemoveAsync(IReadOnlyList<RemovalTarget> targets, RemovalOptions options, object? target, CancellationToken cancellationToken)
    {
        var plan = await RemovalPlanner.PlanAsync(targets, Iam, options, cancellationToken).ConfigureAwait(false);
        await WriteResultsAsync(await RemovalPlanner.RunAsync(plan, Iam, ApproveAsync, cancellationToken).ConfigureAwait(false), target).ConfigureAwait(false);
    }

    /// <summary>Writes what became of each entity that was to be removed.</summary>
    private protected async Task WriteResultsAsync(IReadOnlyList<RemovalResult> results, object? target)
    {
        foreach (var result in results)
        {
            if (result.Problem is { } problem)
            {
                await WriteErrorAsync(new CommandException(ErrorOf(result), problem, result.Error), target ?? result.Removal.Entity.Name).ConfigureAwait(false);
            }
            else if (result.Change != Change.WhatIf)
            {
                await WriteObjectAsync(new RemovalOutput(result)).ConfigureAwait(false);
            }
        }
    }

    private static ErrorDefinition ErrorOf(RemovalResult result) => result switch
    {
        { Error: { } error } => ErrorCatalog.Find(error)!,
        { Removal.Retention.Code: RetentionCode.NotOfSetup } => ErrorCatalog.NotOfSetup,
        { Removal.Retention.Code: RetentionCode.Unmodifiable } => ErrorCatalog.UnmodifiableEntity,
        _ => ErrorCatalog.StillInUse,
    };
}
