using System.Collections.ObjectModel;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools;

/// <summary>Whether a role, group or policy has all that its blueprint requires.</summary>
public sealed class SetupTestResult
{
    internal SetupTestResult(EntityPlan plan, string blueprint)
    {
        EntityType = plan.Entity.Kind;
        Name = plan.Entity.Name;
        RoleName = plan.Entity.Kind == EntityKind.Role ? plan.Entity.Name : null;
        GroupName = plan.Entity.Kind == EntityKind.Group ? plan.Entity.Name : null;
        Arn = plan.State?.Entity.Arn;
        Passed = plan.IsSatisfied;
        Differences = new(plan.Differences.Where(d => d.IsDrift).Select(d => new SetupDifference(d)));
        Additional = new(plan.Differences.Where(d => !d.IsDrift).Select(d => d.Text));
        Blueprint = blueprint;
    }

    /// <summary>Role, Group or Policy.</summary>
    public EntityKind EntityType { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whether all that is required is there.</summary>
    public bool Passed { get; }

    /// <summary>What is missing or another.</summary>
    public SetupDifferenceList Differences { get; }

    /// <summary>What is there beyond that; it fails nothing.</summary>
    public TextList Additional { get; }

    /// <summary>The ARN, or null where it does not exist.</summary>
    public string? Arn { get; }

    /// <summary>The blueprint.</summary>
    public string Blueprint { get; }

    /// <summary>The name of a role, for the commands that take roles; null for the others.</summary>
    public string? RoleName { get; }

    /// <summary>The name of a group, for the commands that take groups; null for the others.</summary>
    public string? GroupName { get; }

    /// <summary>"AWSDeepLensServiceRole: passed".</summary>
    public override string ToString() => $"{Name}: {(Passed ? "passed" : "NOT passed")}";
}

/// <summary>Differences that are one readable cell in a table and in Export-Csv, and still a list for scripts.</summary>
public sealed class SetupDifferenceList : ReadOnlyCollection<SetupDifference>
{
    internal SetupDifferenceList(IEnumerable<SetupDifference> items)
        : base([.. items])
    {
    }

    /// <summary>The differences as sentences, separated by a semicolon.</summary>
    public override string ToString() => string.Join("; ", this);
}

/// <summary>One difference between what a blueprint requires and what the account has.</summary>
public sealed class SetupDifference
{
    private readonly string _text;

    internal SetupDifference(Difference difference)
    {
        Part = difference.Part;
        Kind = difference.Kind;
        Name = difference.Name;
        Expected = difference.Expected;
        Actual = difference.Actual;
        Repair = difference.Repair?.Action;
        _text = difference.Text;
    }

    /// <summary>What differs: the trust policy, a managed policy, a tag...</summary>
    public DifferencePart Part { get; }

    /// <summary>Missing or Different.</summary>
    public DifferenceKind Kind { get; }

    /// <summary>The name of the policy, tag or user, where the part has several.</summary>
    public string? Name { get; }

    /// <summary>What is required.</summary>
    public string? Expected { get; }

    /// <summary>What is there, or null where nothing is.</summary>
    public string? Actual { get; }

    /// <summary>What would mend it.</summary>
    public string? Repair { get; }

    /// <summary>The difference as one sentence.</summary>
    public override string ToString() => _text;
}
