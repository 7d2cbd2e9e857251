using System.Collections.ObjectModel;
using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;
using IotIamTools.Policies;

namespace IotIamTools;

/// <summary>Whether a policy passed its check, and what was found.</summary>
public sealed class PolicyTestResult
{
    internal PolicyTestResult(PolicyInput input, PolicyReport report, bool passed)
    {
        Name = input.Name;
        Path = input.Path;
        Kind = report.Kind;
        Passed = passed;
        ErrorCount = report.Count(FindingLevel.Error);
        SecurityCount = report.Count(FindingLevel.Security);
        WarningCount = report.Count(FindingLevel.Warning);
        SuggestionCount = report.Count(FindingLevel.Suggestion);
        Findings = new(report.Findings);
    }

    /// <summary>The file's name, the name of the policy or role that the input has, or a number.</summary>
    public string Name { get; }

    /// <summary>The file, or null where the policy is from none.</summary>
    public string? Path { get; }

    /// <summary>The kind that it was tested as, or null where the text is no policy.</summary>
    public PolicyKind? Kind { get; }

    /// <summary>Whether nothing of the level of -FailOn or above was found.</summary>
    public bool Passed { get; }

    /// <summary>How many errors were found: the text is no policy, or IAM refuses it.</summary>
    public int ErrorCount { get; }

    /// <summary>How often it gives away more than is safe.</summary>
    public int SecurityCount { get; }

    /// <summary>How often it probably does not do what its author meant.</summary>
    public int WarningCount { get; }

    /// <summary>How often it could be clearer or shorter.</summary>
    public int SuggestionCount { get; }

    /// <summary>What was found.</summary>
    public PolicyFindingList Findings { get; }

    /// <summary>"bucket.json: passed".</summary>
    public override string ToString() => $"{Name}: {(Passed ? "passed" : "NOT passed")}";
}

/// <summary>Findings that are one readable cell in a table and in Export-Csv, and still a list for scripts.</summary>
public sealed class PolicyFindingList : ReadOnlyCollection<PolicyFinding>
{
    internal PolicyFindingList(IEnumerable<PolicyFinding> items)
        : base([.. items])
    {
    }

    /// <summary>The findings as sentences, separated by a semicolon.</summary>
    public override string ToString() => string.Join("; ", this);
}
