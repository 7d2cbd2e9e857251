using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Analysis;

/// <summary>Two policies of the same type, as documents and as the engine compiled them.</summary>
internal sealed class PolicyPair
{
    public PolicyPair(PolicyDocument old, PolicyDocument @new, PolicyType type)
    {
        (Old, New, Type) = (old, @new, type);
        OldCompiled = CompiledPolicy.Compile(old, "OLD");
        NewCompiled = CompiledPolicy.Compile(@new, "NEW");
        Statements = [.. Of(old, OldCompiled, isNew: false), .. Of(@new, NewCompiled, isNew: true)];
        var texts = Statements.SelectMany(s => s.Statement.Resources?.Entries ?? []).Select(e => e.Text).ToList();
        HasDoubts = texts.Exists(t => t.Doubt is not null);
        Doubt = texts.Select(t => t.Doubt).FirstOrDefault(d => d is not null);
        Variables = [.. texts.SelectMany(t => t.Variables).Concat(Statements.SelectMany(s => s.Statement.Conditions).SelectMany(c => c.Values.Variables)).Distinct()];
    }

    public PolicyDocument Old { get; }

    public PolicyDocument New { get; }

    public PolicyType Type { get; }

    public CompiledPolicy OldCompiled { get; }

    public CompiledPolicy NewCompiled { get; }

    /// <summary>The statements of both, compiled and as written.</summary>
    public IReadOnlyList<(CompiledStatement Statement, Statement Source, bool IsNew, bool HasVariables)> Statements { get; }

    /// <summary>The variables in both.</summary>
    public IReadOnlyList<PolicyVariable> Variables { get; }

    /// <summary>Whether a resource of either means something on which AWS's pages disagree.</summary>
    public bool HasDoubts { get; }

    /// <summary>What is doubtful of the first such resource, or null.</summary>
    public string? Doubt { get; }

    private static IEnumerable<(CompiledStatement Statement, Statement Source, bool IsNew, bool HasVariables)> Of(PolicyDocument document, CompiledPolicy policy, bool isNew) =>
        policy.Allows.Concat(policy.Denies).OrderBy(s => s.Index).Select(s => (s, document.Statements[s.Index], isNew, document.HasVariables));
}
