using IotIamTools.Core.Decisions;

namespace IotIamTools;

/// <summary>How a request is decided over policies, and why.</summary>
public sealed class PolicySimulationResult
{
    internal PolicySimulationResult(Explanation explanation)
    {
        Decision = explanation.Decision;
        Matched = new(explanation.Matched.Select(m => m.ToString()));
        BlockedBy = explanation.BlockedBy?.ToString();
        MissingContextKey = new(explanation.MissingContextKeys);
        Unresolved = new(explanation.Unresolved);
        Why = explanation.Sentence;
    }

    /// <summary>The case's id; null for a request that was asked about by parameters.</summary>
    public string? Id { get; internal init; }

    /// <summary>The case's line in its file, from 1; null without a file.</summary>
    public int? Line { get; internal init; }

    /// <summary>The principal; null for a case of a file.</summary>
    public string? PrincipalArn { get; internal init; }

    /// <summary>The action; null for a case of a file.</summary>
    public string? Action { get; internal init; }

    /// <summary>The resource; null for a case of a file.</summary>
    public string? Resource { get; internal init; }

    /// <summary>Allowed, ExplicitlyDenied or ImplicitlyDenied.</summary>
    public Decision Decision { get; }

    /// <summary>The decision that the case expects, or null.</summary>
    public Decision? Expected { get; internal init; }

    /// <summary>Whether another decision was expected.</summary>
    public bool Differs => Expected is { } expected && expected != Decision;

    /// <summary>The statements that decided.</summary>
    public TextList Matched { get; }

    /// <summary>The type of policy that denied, or that had to allow and did not; null where the request is allowed.</summary>
    public string? BlockedBy { get; }

    /// <summary>Context keys that the request lacks and that might have changed the decision.</summary>
    public TextList MissingContextKey { get; }

    /// <summary>What could not be decided, as sentences.</summary>
    public TextList Unresolved { get; }

    /// <summary>The reason in one sentence.</summary>
    public string Why { get; }

    /// <summary>The reason.</summary>
    public override string ToString() => Why;
}
