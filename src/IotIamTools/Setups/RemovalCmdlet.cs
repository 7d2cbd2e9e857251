using System.Management.Automation;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Parameters;

namespace IotIamTools.Setups;

/// <summary>A cmdlet that removes what set-ups of one kind made.</summary>
public abstract class RemovalCmdlet : StepCmdlet
{
    /// <summary>Removes also a role that was used lately, and a role or group that is not recognizable as one of the set-up.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>A role that was used within this many days is retained unless -Force is given. IAM reports the use some hours late.</summary>
    [Parameter]
    [ValidateRange(0, 400)]
    public int UsedWithin { get; set; } = 30;

    /// <summary>What the parameters ask to remove.</summary>
    private protected abstract IEnumerable<RemovalRequest> Requests();

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(
        Requests(),
        async request =>
        {
            if (request.Reference is { } reference)
            {
                EntityReferences.RequireName(reference);
            }

            var setup = await request.Blueprint.ResolveAsync(request.Arguments.Values, Iam, cancellationToken).ConfigureAwait(false);
            var options = new RemovalOptions { Force = Force, RecentUse = TimeSpan.FromDays(UsedWithin) };
            await RemoveAsync(RemovalTarget.Of(setup, request.Reference is null ? [] : [request.Reference]), options, request.Target, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken,
        request => request.Target);

    /// <summary>A request for the role that a blueprint makes under the name of a reference.</summary>
    private protected static RemovalRequest Named(string blueprint, string parameter, EntityReference reference) =>
        new(BlueprintCatalog.Get(blueprint), new BlueprintArguments().With(parameter, reference.Name), reference, reference.Input());
}

/// <summary>One set-up that a command is asked to remove.</summary>
/// <param name="Blueprint">The blueprint that made it.</param>
/// <param name="Arguments">The values of its parameters, as far as they decide names.</param>
/// <param name="Reference">How the user named the role or group; null for the names that the blueprint has.</param>
/// <param name="Target">What the user gave, for errors about it; null to report the entity's own name.</param>
internal sealed record RemovalRequest(Blueprint Blueprint, BlueprintArguments Arguments, EntityReference? Reference, object? Target);
