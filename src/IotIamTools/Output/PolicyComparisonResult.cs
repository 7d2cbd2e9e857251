using System.Collections.ObjectModel;
using IotIamTools.Core.Analysis;
using IotIamTools.Core.Decisions.Simulation;
using IotIamTools.Core.Policies;
using IotIamTools.Policies;

namespace IotIamTools;

/// <summary>What a change of a policy changes.</summary>
public sealed class PolicyComparisonResult
{
    internal PolicyComparisonResult(PolicyInput reference, PolicyInput difference, PolicyKind type, PolicyComparison comparison)
    {
        Reference = reference.Name;
        Difference = difference.Name;
        PolicyType = type;
        Verdict = comparison.Verdict;
        GivesNoNewAccess = comparison.Verdict is ComparisonVerdict.Equal or ComparisonVerdict.NoNewAccess;
        Meaning = ComparisonText.Sentence(comparison.Verdict);
        Gained = new(comparison.Gained);
        Lost = new(comparison.Lost);
        DeniesRemoved = new(comparison.DeniesRemoved);
        DeniesAdded = new(comparison.DeniesAdded);
        Reason = comparison.Reason;
    }

    /// <summary>The name of the policy before the change: a file's name, or a number.</summary>
    public string Reference { get; }

    /// <summary>The name of the policy after the change.</summary>
    public string Difference { get; }

    /// <summary>What kind of policy they were compared as.</summary>
    public PolicyKind PolicyType { get; }

    /// <summary>The answer: Equal, NoNewAccess, NewAccess, DenyRemoved or Unknown.</summary>
    public ComparisonVerdict Verdict { get; }

    /// <summary>Whether the answer is Equal or NoNewAccess.</summary>
    public bool GivesNoNewAccess { get; }

    /// <summary>The answer as a sentence.</summary>
    public string Meaning { get; }

    /// <summary>What the policy allows now and did not allow before.</summary>
    public PolicyAccessList Gained { get; }

    /// <summary>What the policy allowed before and does not allow now.</summary>
    public PolicyAccessList Lost { get; }

    /// <summary>What the policy denied explicitly before, and now only does not allow.</summary>
    public PolicyAccessList DeniesRemoved { get; }

    /// <summary>What the policy only did not allow before, and now denies explicitly.</summary>
    public PolicyAccessList DeniesAdded { get; }

    /// <summary>Why the answer is unknown, or what else there is to know about it; null if there is nothing.</summary>
    public string? Reason { get; }

    /// <summary>"old.json to new.json: NewAccess".</summary>
    public override string ToString() => $"{Reference} to {Difference}: {Verdict}";
}

/// <summary>Requests that a change treats alike.</summary>
public sealed class PolicyAccess
{
    internal PolicyAccess(AccessGroup group)
    {
        Action = [.. group.Actions];
        Resource = [.. group.Resources];
        Principal = [.. group.Principals];
        Condition = [.. group.Conditions];
        Statement = group.Statement;
        Line = group.Line;
        Witness = RequestJson.Write(group.Witness);
        _sentence = ComparisonText.Sentence(group);
    }

    private readonly string _sentence;

    /// <summary>The actions, as patterns of the statement; one that is partly meant names what it is without.</summary>
    public string[] Action { get; }

    /// <summary>The resources, in the same way; empty if the statement names none.</summary>
    public string[] Resource { get; }

    /// <summary>The principals; empty for a policy that names none.</summary>
    public string[] Principal { get; }

    /// <summary>The conditions that hold.</summary>
    public string[] Condition { get; }

    /// <summary>The number of the statement that allows or denies, from 1, or null.</summary>
    public int? Statement { get; }

    /// <summary>The line of that statement, from 1, or null if the policy was not a text.</summary>
    public int? Line { get; }

    /// <summary>A request that shows it, as JSON in the form of the simulation cases.</summary>
    public string Witness { get; }

    /// <summary>What it is, as a sentence.</summary>
    public override string ToString() => _sentence;
}

/// <summary>Groups of requests that are one readable cell in a table and in Export-Csv, and still a list for scripts.</summary>
public sealed class PolicyAccessList : ReadOnlyCollection<PolicyAccess>
{
    internal PolicyAccessList(IEnumerable<AccessGroup> groups)
        : base([.. groups.Select(g => new PolicyAccess(g))])
    {
    }

    /// <summary>The groups as sentences, separated by a semicolon.</summary>
    public override string ToString() => string.Join("; ", this);
}
