using IotIamTools.Core.Lint;
using IotIamTools.Core.Policies;
using IotIamTools.Policies;

namespace IotIamTools;

/// <summary>Something that was found in a policy.</summary>
public sealed class PolicyTestRow
{
    internal PolicyTestRow(PolicyInput input, PolicyReport report, PolicyFinding finding)
    {
        Name = input.Name;
        Path = input.Path;
        Kind = report.Kind;
        Level = finding.Level;
        Rule = finding.Rule;
        Statement = finding.Statement;
        Line = finding.Position?.Line;
        Column = finding.Position?.Column;
        Message = finding.Message;
    }

    /// <summary>The file's name, the name of the policy or role that the input has, or a number.</summary>
    public string Name { get; }

    /// <summary>The file, or null where the policy is from none.</summary>
    public string? Path { get; }

    /// <summary>The kind that the policy was tested as, or null where the text is no policy.</summary>
    public PolicyKind? Kind { get; }

    /// <summary>Error, Security, Warning or Suggestion.</summary>
    public FindingLevel Level { get; }

    /// <summary>The rule: Syntax where the text is no policy, Refused where IAM does not take it, or the name of what is seldom meant, such as PassRoleToAnything.</summary>
    public string Rule { get; }

    /// <summary>The statement's number from 1, or null where the whole policy is meant.</summary>
    public int? Statement { get; }

    /// <summary>The line at which the text is no policy; otherwise null.</summary>
    public int? Line { get; }

    /// <summary>The column at which the text is no policy; otherwise null.</summary>
    public int? Column { get; }

    /// <summary>What it is and what to do.</summary>
    public string Message { get; }

    /// <summary>"bucket.json: Security PassRoleToAnything: statement 1: ...".</summary>
    public override string ToString() => $"{Name}: {Level} {Rule}: {Message}";
}
