using System.Management.Automation;
using IotIamTools.Accounts;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Plans;
using IotIamTools.Errors;

namespace IotIamTools.Setups;

/// <summary>A cmdlet that makes a set-up: resolves a blueprint, tells its notes once, asks for each step, and says what became of it.</summary>
public abstract class SetupCmdlet : AccountCmdlet
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Also overwrites what is there but differs from what is required. Without it such a role or group is an error and is left as it is.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Resolves a blueprint for the account, and tells its notes.</summary>
    private protected async Task<Setup> ResolveAsync(Blueprint blueprint, BlueprintArguments arguments, CancellationToken cancellationToken)
    {
        Setup setup = await blueprint.ResolveAsync(arguments.Values, Iam, cancellationToken).ConfigureAwait(false);
        foreach (Note note in setup.Notes)
        {
            Tell(note);
        }

        return setup;
    }

    /// <summary>Makes the set-up. What drifted or failed is written as errors about <paramref name="target"/>; the rest is given back.</summary>
    private protected async Task<IReadOnlyList<EntityResult>> InstallAsync(Setup setup, object? target, CancellationToken cancellationToken)
    {
        IReadOnlyList<EntityResult> results = await Installer.InstallAsync(setup, Iam, Force, ApproveAsync, cancellationToken).ConfigureAwait(false);
        foreach (EntityResult result in results)
        {
            if (SetupErrors.Find(result) is { } error)
            {
                await WriteErrorAsync(error, target ?? result.Plan.Entity.Name).ConfigureAwait(false);
            }
        }

        return [.. results.Where(r => r.Current is not null && r.Change is Change.Unchanged or Change.Created or Change.Completed or Change.Updated)];
    }

    /// <summary>Asks PowerShell whether a step may be done.</summary>
    private protected Task<StepApproval> ApproveAsync(PlanStep step) => OnPipelineAsync(() =>
    {
        string description = step.Lines.Count == 0 ? step.ToString() : $"{step}\n  {string.Join("\n  ", step.Lines)}";
        if (ShouldProcess(description, $"{step}?", "IotIamTools", out ShouldProcessReason reason))
        {
            return StepApproval.Run;
        }

        return reason.HasFlag(ShouldProcessReason.WhatIf) ? StepApproval.Rehearse : StepApproval.Skip;
    });

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
