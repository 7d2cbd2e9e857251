using IotIamTools.Core.Decisions.Compilation;

namespace IotIamTools.Core.Decisions;

/// <summary>Takes down which statements applied while a request was evaluated.</summary>
/// <param name="assumesUnresolvedAllow">Whether unresolved policies are taken to allow everything, to see if the answer depends on them.</param>
internal sealed class EvaluationRecord(bool assumesUnresolvedAllow = false)
{
    private readonly List<MatchedStatement> _matched = [];

    public bool AssumesUnresolvedAllow => assumesUnresolvedAllow;

    public IReadOnlyList<MatchedStatement> Matched => _matched;

    public void Add(CompiledPolicy policy, CompiledStatement statement, PolicyType type, string? level) =>
        _matched.Add(new MatchedStatement(type, policy.Name, statement.Sid, statement.Index, statement.Effect, level));
}
