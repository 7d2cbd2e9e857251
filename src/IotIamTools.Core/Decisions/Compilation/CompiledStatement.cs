using IotIamTools.Core.Decisions.Conditions;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Decisions.Compilation;

/// <summary>A statement made ready for deciding. Immutable.</summary>
internal sealed class CompiledStatement
{
    private readonly ActionMatcher _actions;
    private readonly PrincipalMatcher? _principals;
    private readonly ResourceMatcher? _resources;
    private readonly CompiledCondition[] _conditions;

    public CompiledStatement(Statement statement, int index, bool hasVariables)
    {
        Sid = statement.Sid;
        Index = index;
        Effect = statement.Effect;
        _principals = PrincipalMatcher.Of(statement);
        _actions = statement.NotActions.Count > 0
            ? new ActionMatcher(statement.NotActions, isNegated: true)
            : new ActionMatcher(statement.Actions, isNegated: false);
        _resources = statement.NotResources.Count > 0 ? new ResourceMatcher(statement.NotResources, isNegated: true, hasVariables)
            : statement.Resources.Count > 0 ? new ResourceMatcher(statement.Resources, isNegated: false, hasVariables)
            : null;
        _conditions = [.. statement.Conditions.Select(c => new CompiledCondition(c, hasVariables))];
    }

    public string? Sid { get; }

    public int Index { get; }

    public Effect Effect { get; }

    /// <summary>The Action or NotAction element.</summary>
    public ActionMatcher Actions => _actions;

    /// <summary>The Principal or NotPrincipal element, or null.</summary>
    public PrincipalMatcher? Principals => _principals;

    /// <summary>The Resource or NotResource element, or null.</summary>
    public ResourceMatcher? Resources => _resources;

    /// <summary>The conditions in the order of the statement.</summary>
    public IReadOnlyList<CompiledCondition> Conditions => _conditions;

    /// <summary>Why IAM would refuse the statement in a policy of that type, or null. What IAM refuses cannot be in force.</summary>
    public string? Flaw(PolicyType type)
    {
        var isResourcePolicy = type is PolicyType.Resource or PolicyType.ResourceControl;
        if (isResourcePolicy)
        {
            return _principals is null ? "it has no Principal" : null;
        }

        return _principals is not null ? "it has a Principal" : _resources is null ? "it has neither Resource nor NotResource" : null;
    }

    /// <summary>How the statement applies to a request as part of a policy of that type; None where it does not.</summary>
    public PrincipalGrant Match(in AuthorizationRequest request, PolicyType type)
    {
        if (!_actions.IsMatch(request.Action))
        {
            return PrincipalGrant.None;
        }

        var grant = MatchPrincipal(request, type);
        return grant != PrincipalGrant.None && MatchesResource(request) && MatchesConditions(request.Context) ? grant : PrincipalGrant.None;
    }

    /// <summary>
    /// The keys that the context lacks and that are the reason why the statement applies, or does not apply. Empty where
    /// the statement would apply, or not apply, whatever their values were.
    /// </summary>
    public IEnumerable<string> MissingKeys(AuthorizationRequest request, PolicyType type)
    {
        if (!_actions.IsMatch(request.Action) || MatchPrincipal(request, type) == PrincipalGrant.None)
        {
            return [];
        }

        var variables = _resources?.Variables.Where(v => v.Resolve(request.Context) is null).Select(v => v.Key).ToList() ?? [];
        if (variables.Count == 0 && !MatchesResource(request))
        {
            return [];
        }

        var missing = variables;
        foreach (var condition in _conditions)
        {
            var keys = condition.MissingKeys(request.Context);
            if (keys.Count == 0 && !condition.IsMet(request.Context))
            {
                return [];
            }

            missing.AddRange(keys);
        }

        return missing;
    }

    /// <summary>
    /// Why it cannot be decided whether the statement applies, each as the end of a sentence that the statement begins. Empty where it would
    /// apply, or not apply, whatever the doubtful parts meant.
    /// </summary>
    public IReadOnlyList<string> Doubts(AuthorizationRequest request, PolicyType type)
    {
        if (!_actions.IsMatch(request.Action) || MatchPrincipal(request, type) == PrincipalGrant.None)
        {
            return [];
        }

        var doubts = _resources?.Doubts(request.Resource, request.Context).ToList() ?? [];
        if (doubts.Count == 0 && !MatchesResource(request))
        {
            return [];
        }

        foreach (var condition in _conditions)
        {
            var own = condition.Doubts(request.Context);
            if (own.Count == 0 && !condition.IsMet(request.Context) && condition.MissingKeys(request.Context).Count == 0)
            {
                return [];
            }

            doubts.AddRange(own);
        }

        return doubts;
    }

    private PrincipalGrant MatchPrincipal(in AuthorizationRequest request, PolicyType type) =>
        type is PolicyType.Resource or PolicyType.ResourceControl
            ? _principals?.Match(request.Principal, request.Context) ?? PrincipalGrant.None
            : _principals is null && _resources is not null ? PrincipalGrant.Direct : PrincipalGrant.None;

    /// <summary>A policy on a resource may leave Resource out, as trust policies do: it is about what it is attached to.</summary>
    private bool MatchesResource(in AuthorizationRequest request) => _resources is null || _resources.IsMatch(request.Resource, request.Context);

    private bool MatchesConditions(RequestContext context)
    {
        foreach (var condition in _conditions)
        {
            if (!condition.IsMet(context))
            {
                return false;
            }
        }

        return true;
    }
}
