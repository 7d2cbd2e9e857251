using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>The steps of a plan that change one entity. A user says yes or no to all of them at once.</summary>
public sealed record EntitySteps
{
    /// <summary>The entity.</summary>
    public required Entity Entity { get; init; }

    /// <summary>Its ARN; null if it does not exist yet.</summary>
    public string? Arn { get; init; }

    /// <summary>Its path, or the path that it gets.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The steps, in an order in which they can be done.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>The steps as lines for people, each followed by the indented lines of what changes in a policy.</summary>
    public IEnumerable<string> Lines => Steps.SelectMany(s => s.Lines.Select(l => "  " + l).Prepend(s.Entity == Entity ? s.Action : s.ToString()));

    /// <summary>Its ARN, or the ARN that it gets in an account. Source: IAM user guide, reference_identifiers.</summary>
    public string ArnIn(AccountIdentity account) => Arn ?? $"arn:{account.Partition}:iam::{account.AccountId}:{Entity.Kind.ToNoun()}{Path}{Entity.Name}";

    /// <summary>
    /// The same steps in an order in which each can be asked about and done: after what its steps depend on. Entities whose steps wait for one
    /// another, such as roles that trust each other, become one.
    /// </summary>
    internal static IReadOnlyList<EntitySteps> Order(IReadOnlyList<EntitySteps> all)
    {
        var owner = all.SelectMany(e => e.Steps.Select(s => (Step: s, Entity: e))).ToDictionary(p => p.Step, p => p.Entity);
        var sorted = Components.Of(all, e => e.Steps.SelectMany(s => s.DependsOn).Where(owner.ContainsKey).Select(s => owner[s]));
        return [.. sorted.Select(c => c is [var one] ? one : Merge(c))];
    }

    private static EntitySteps Merge(IReadOnlyList<EntitySteps> entities)
    {
        var steps = entities.SelectMany(e => e.Steps).ToList();
        return entities[0] with { Steps = [.. Components.Of(steps, s => s.DependsOn.Where(steps.Contains)).SelectMany(c => c)] };
    }
}
