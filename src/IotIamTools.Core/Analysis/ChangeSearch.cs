using IotIamTools.Core.Analysis.Sets;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Analysis;

/// <summary>What was found for one question.</summary>
/// <param name="Groups">The groups of requests, each with one that the engine confirms.</param>
/// <param name="Unknown">Why there may be others, or null.</param>
/// <param name="More">That there are more groups than are given, or null.</param>
internal sealed record Findings(IReadOnlyList<AccessGroup> Groups, string? Unknown, string? More);

/// <summary>Answers questions about two policies: finds the boxes of the requests in question, and for each a request that the engine confirms.</summary>
internal sealed class ChangeSearch
{
    private readonly PolicyPair _pair;
    private readonly WitnessFinder _witnesses;
    private readonly Budget _budget;
    private readonly int _maxGroups;
    private readonly VariableValues _values;
    private RequestSpace? _space;

    public ChangeSearch(PolicyPair pair, WitnessFinder witnesses, Budget budget, int maxGroups)
    {
        _pair = pair;
        _witnesses = witnesses;
        _budget = budget;
        _maxGroups = maxGroups;
        _values = new VariableValues(pair, budget);
    }

    /// <summary>The groups of requests that a question is about.</summary>
    public Findings Run(Question question)
    {
        var groups = new List<AccessGroup>();
        _budget.Renew();
        try
        {
            _space ??= new RequestSpace(_pair, Reading.ForAnyValue(_pair.Variables), _budget);
            var (unknown, isCut) = Run(_space, question, groups);
            if (groups.Count == 0 && unknown is null && _pair.HasDoubts && Exists(question))
            {
                unknown = $"a resource has {_pair.Doubt}; taken for all that it may mean, it makes a difference";
            }

            return new Findings(groups, unknown, isCut ? $"there are more differences than the {_maxGroups} that are shown" : null);
        }
        catch (AnalysisLimitException e)
        {
            return new Findings(groups, e.Message, More: null);
        }
    }

    private (string? Unknown, bool IsCut) Run(RequestSpace space, Question question, List<AccessGroup> groups)
    {
        string? unknown = null;
        var search = new RegionSearch(space, _budget);
        var found = new List<IReadOnlyList<Literal>>();
        foreach (var goal in question.Goals(space))
        {
            while (search.Find(goal.Inside, [.. found, .. goal.Outside]) is { } box)
            {
                found.Add(box.Literals);
                if (Confirm(question, box) is { } witness)
                {
                    groups.Add(GroupText.Of(_pair, space, box, goal.Statement, witness));
                }
                else
                {
                    unknown ??= _pair.Variables.Count > 0
                        ? $"whether there is a difference depends on the value of {string.Join(", ", _pair.Variables.Select(v => $"${{{v.Key}}}").Distinct())}"
                        : "no request was found that shows a difference, and no proof that there is none";
                }

                if (found.Count >= _maxGroups)
                {
                    return (unknown, IsCut: true);
                }
            }
        }

        return (unknown, IsCut: false);
    }

    /// <summary>A request of the box that the engine decides as the question has it, or null.</summary>
    private AuthorizationRequest? Confirm(Question question, Box box)
    {
        foreach (var space in _pair.Variables.Count == 0 ? [_space!] : _values.Spaces)
        {
            var literals = box.Literals.Select(l => space.Find(l.Part) is { } own ? own with { IsInside = own.IsInside == IsAsIs(l) } : (Literal?)null).ToList();
            if (literals.Exists(l => l is null) || space.And(space.Everything, literals.Select(l => l!.Value)) is not { } own)
            {
                continue;
            }

            foreach (var request in _witnesses.Of(space, own))
            {
                _budget.Spend(10);
                if (Confirmation.Holds(_pair, request, question.Old, question.New))
                {
                    return request;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a literal is that of its part, and not its complement.</summary>
    private bool IsAsIs(Literal literal) => _space!.Find(literal.Part)!.Value.IsInside == literal.IsInside;

    /// <summary>Whether there is a box for the question if doubtful resources are taken for all that they may mean.</summary>
    private bool Exists(Question question)
    {
        var space = new RequestSpace(_pair, Reading.ForAnyValue(_pair.Variables, takesDoubtful: true), _budget);
        var search = new RegionSearch(space, _budget);
        return question.Goals(space).Any(g => search.Find(g.Inside, g.Outside) is not null);
    }
}
