using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Errors;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>A cmdlet about set-ups: which ones its parameters ask for, and the work that is the same for all: making and testing them.</summary>
public abstract class SetupCmdlet : StepCmdlet
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private bool _allPassed = true;
    private bool _testedAny;

    /// <summary>The set-ups that the parameters ask for.</summary>
    private protected abstract IEnumerable<SetupRequest> Requests();

    /// <summary>Applies what the parameters say beyond the blueprint's own.</summary>
    private protected virtual Setup Adapt(Setup setup) => setup;

    /// <summary>Whether what became of an entity is a part of the answer; errors are told in any case.</summary>
    private protected virtual bool Shows(EntityResult result) => true;

    /// <summary>Whether a test gives one bool instead of its results.</summary>
    private protected virtual bool IsQuiet => false;

    /// <summary>Makes the set-ups and writes what became of each entity; what drifted or failed is an error.</summary>
    private protected Task MakeAsync(bool force, CancellationToken cancellationToken) => ForEachAsync(
        Requests(),
        async request =>
        {
            var setup = await ResolveAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var note in setup.Notes)
            {
                Tell(note);
            }

            var results = await Installer.InstallAsync(setup, Iam, force, ApproveAsync, cancellationToken).ConfigureAwait(false);
            var hidden = results.Where(r => !Shows(r)).ToList();
            foreach (var result in results)
            {
                await WriteResultAsync(WithPolicies(result, hidden), setup.Blueprint, request.Target).ConfigureAwait(false);
            }
        },
        cancellationToken,
        request => request.Target);

    /// <summary>Compares the set-ups with the account and writes a result for each entity.</summary>
    private protected Task VerifyAsync(CancellationToken cancellationToken) => ForEachAsync(
        Requests(),
        async request =>
        {
            var setup = await ResolveAsync(request, cancellationToken).ConfigureAwait(false);
            var plan = await Planner.PlanAsync(setup, Iam, cancellationToken).ConfigureAwait(false);
            _allPassed &= plan.IsSatisfied;
            _testedAny = true;
            foreach (var entity in IsQuiet ? [] : plan.Entities)
            {
                await WriteObjectAsync(new SetupTestResult(entity, setup.Blueprint)).ConfigureAwait(false);
            }
        },
        cancellationToken,
        request => request.Target);

    /// <summary>Writes the one answer of a quiet test.</summary>
    private protected Task FinishVerifyAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return IsQuiet ? WriteObjectAsync(_allPassed && _testedAny && !HasFailed) : Task.CompletedTask;
    }

    /// <summary>Resolves the blueprint of a request for the account.</summary>
    private protected async Task<Setup> ResolveAsync(SetupRequest request, CancellationToken cancellationToken) =>
        Adapt(await request.Blueprint.ResolveAsync(request.Arguments.Values, request.Arguments.Entities, Iam, cancellationToken).ConfigureAwait(false));

    /// <summary>What became of a role that is the whole answer: the policies that it has from the set-up are a part of it.</summary>
    private static EntityResult WithPolicies(EntityResult result, IEnumerable<EntityResult> hidden) =>
        result is { Change: Change.Unchanged, Plan.Spec: RoleSpec role }
        && hidden.FirstOrDefault(h => h.Change is Change.Updated or Change.Completed && h.Plan.Spec is PolicySpec policy && role.ManagedPolicies.Any(p => p.Arn == policy.Arn)) is { } changed
            ? result with { Change = changed.Change }
            : result;

    private async Task WriteResultAsync(EntityResult result, string blueprint, object? target)
    {
        if (SetupErrors.Find(result) is { } error)
        {
            await WriteErrorAsync(error, target ?? result.Plan.Entity.Name).ConfigureAwait(false);
        }
        else if (result.Change != Change.WhatIf && Shows(result) && SetupOutput.Of(result, blueprint) is { } output)
        {
            await WriteObjectAsync(output).ConfigureAwait(false);
        }
    }

    private void Tell(Note note)
    {
        if (!_told.Add(note.Text))
        {
            return;
        }

        if (note.Kind == NoteKind.Information)
        {
            WriteVerbose(note.Text);
        }
        else
        {
            WriteWarning(note.Text);
        }
    }
}
