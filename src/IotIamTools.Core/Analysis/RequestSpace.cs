using IotIamTools.Core.Analysis.Sets;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Conditions;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Analysis;

/// <summary>
/// All requests, cut into the sets that two policies ask for in each dimension: the action, the resource, the principal, and each condition key. A condition with
/// variables that are not known is a dimension of its own, which holds or not.
/// </summary>
internal sealed class RequestSpace
{
    public const int Actions = 0;
    public const int Resources = 1;
    public const int Principals = 2;

    private readonly Reading _reading;
    private readonly Budget _budget;
    private readonly List<Domain> _domains = [];
    private readonly Dictionary<string, int> _dimensions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<StatementPart, Literal?> _literals = [];
    private readonly Dictionary<string, int> _propositions = new(StringComparer.Ordinal);
    private readonly KeyState?[][] _ties;
    private readonly int[] _tied;

    /// <summary>Makes the space of two policies.</summary>
    /// <param name="pair">The policies.</param>
    /// <param name="reading">How their variables are taken.</param>
    /// <param name="budget">What it may cost.</param>
    public RequestSpace(PolicyPair pair, Reading reading, Budget budget)
    {
        _reading = reading;
        _budget = budget;
        ActionDomain = PatternDomain.OfActions(budget);
        ResourceDomain = PatternDomain.OfResources(budget);
        PrincipalDomain = new PrincipalDomain(pair.Type, [pair.Old, pair.New]);
        _domains.AddRange([ActionDomain, ResourceDomain, PrincipalDomain]);
        var keys = new PrincipalKeys(PrincipalDomain);
        var conditions = new Dictionary<string, List<(KeyCondition Condition, StatementPart Part)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (statement, source, isNew, hasVariables) in pair.Statements)
        {
            AddElements(statement, isNew);
            for (var i = 0; i < source.Conditions.Count; i++)
            {
                var part = new StatementPart(isNew, statement.Index, PartKind.Condition, i);
                if (_reading.IsForAnyValue && statement.Conditions[i].Values.Variables.Any())
                {
                    AddProposition(source.Conditions[i], part);
                }
                else
                {
                    if (!conditions.TryGetValue(source.Conditions[i].Key, out var list))
                    {
                        conditions.Add(source.Conditions[i].Key, list = []);
                    }

                    list.Add((KeyCondition.Of(source.Conditions[i], hasVariables), part));
                }
            }
        }

        foreach (var key in reading.Fixed.Where(k => !conditions.ContainsKey(k)))
        {
            conditions.Add(key, []);
        }

        foreach (var (key, list) in conditions)
        {
            AddKey(key, list, keys);
        }

        _ties = [.. PrincipalDomain.Points.Select(p => _domains.Select(d => d is KeyDomain key ? keys.StateOf(p, key) : null).ToArray())];
        _tied = [.. Enumerable.Range(0, _domains.Count).Where(d => Array.Exists(_ties, t => t[d] is not null))];
        Everything = First();
        OneOfEach = pair.Type == PolicyType.Resource ? [Special(new StatementPart(false, -1, PartKind.Principal), Principals, PrincipalDomain.AddOneOfEach())] : [];
        OldDenies = Regions(pair, isNew: false, Effect.Deny);
        NewDenies = Regions(pair, isNew: true, Effect.Deny);
        if (pair.Type == PolicyType.ResourceControl)
        {
            // RCPFullAWSAccess is attached everywhere: what a resource control policy does not deny, it lets pass.
            var restricted = ActionDomain.Add([.. ResourceControlServices.All.Select(s => PatternDomain.Service(s))]);
            var excepted = ActionDomain.Add([.. ResourceControlServices.Excepted.Select(a => new Pattern([.. a.Select(c => (int)c)], a))]);
            OldAllows = NewAllows = [new Region([
                Special(new StatementPart(false, -1, PartKind.Action), Actions, restricted),
                Special(new StatementPart(true, -1, PartKind.Action), Actions, excepted, isInside: false)])];
        }
        else
        {
            OldAllows = Regions(pair, isNew: false, Effect.Allow);
            NewAllows = Regions(pair, isNew: true, Effect.Allow);
        }
    }

    public PatternDomain ActionDomain { get; }

    public PatternDomain ResourceDomain { get; }

    public PrincipalDomain PrincipalDomain { get; }

    /// <summary>All requests; null if the values of the variables leave none.</summary>
    public Box? Everything { get; }

    /// <summary>That a principal stands for itself once: what is denied is denied whatever other policies there are.</summary>
    public IReadOnlyList<Literal> OneOfEach { get; }

    public IReadOnlyList<Region> OldAllows { get; }

    public IReadOnlyList<Region> OldDenies { get; }

    public IReadOnlyList<Region> NewAllows { get; }

    public IReadOnlyList<Region> NewDenies { get; }

    /// <summary>The condition keys with their dimensions.</summary>
    public IEnumerable<(int Dimension, KeyDomain Key)> Keys => _domains.Select((d, i) => (i, d as KeyDomain)).Where(p => p.Item2 is not null).Select(p => (p.i, p.Item2!));

    /// <summary>Whether a dimension is a condition of which it is not known whether it holds.</summary>
    public bool IsProposition(int dimension) => _domains[dimension] is PropositionDomain;

    /// <summary>How the variables are taken.</summary>
    public Reading Reading => _reading;

    /// <summary>The state of a key for one kind of principal: what the box says of it and what the principal does; null if they contradict.</summary>
    public KeyState? KeyOf(Box box, int point, int dimension)
    {
        var state = (KeyState)box.States[dimension];
        return _ties[point][dimension] is { } tie ? KeyDomain.Meet(state, tie) : state;
    }

    /// <summary>The requests of a box for which one more literal holds; null if there are none.</summary>
    public Box? And(Box box, Literal literal)
    {
        var states = Narrow(box, literal);
        return states is null ? null : ReferenceEquals(states, box.States) ? box : new Box(states, [.. box.Literals, literal]);
    }

    /// <summary>Whether there are requests of a box for which one more literal holds.</summary>
    public bool Meets(Box box, Literal literal)
    {
        if (IsTied(literal.Dimension))
        {
            return Narrow(box, literal) is not null;
        }

        _budget.Spend();
        return _domains[literal.Dimension].And(box.States[literal.Dimension], literal.Set, literal.IsInside) is not null;
    }

    /// <summary>The requests for which all of some literals hold; null if there are none.</summary>
    public Box? And(Box? box, IEnumerable<Literal> literals)
    {
        foreach (var literal in literals)
        {
            box = box is null ? null : And(box, literal);
        }

        return box;
    }

    /// <summary>The literal of a part in this space; null if nothing can be inside of it.</summary>
    public Literal? Find(StatementPart part) => _literals[part];

    /// <summary>Whether a dimension is about principals, and there are others that are too.</summary>
    private bool IsTied(int dimension) => _tied.Length > 0 && (dimension == Principals || Array.IndexOf(_tied, dimension) >= 0);

    private DimensionState[]? Narrow(Box box, Literal literal)
    {
        _budget.Spend();
        if (_domains[literal.Dimension].And(box.States[literal.Dimension], literal.Set, literal.IsInside) is not { } state)
        {
            return null;
        }

        if (ReferenceEquals(state, box.States[literal.Dimension]))
        {
            return box.States;
        }

        var states = (DimensionState[])box.States.Clone();
        states[literal.Dimension] = state;
        return !IsTied(literal.Dimension) || Tie(states) ? states : null;
    }

    /// <summary>Leaves the kinds of principals that agree with the keys about them.</summary>
    private bool Tie(DimensionState[] states)
    {
        var points = ((PrincipalState)states[Principals]).Points;
        var agreeing = Bits.Of(_ties.Length, p =>
        {
            if (!points.Has(p))
            {
                return false;
            }

            foreach (var d in _tied)
            {
                if (_ties[p][d] is { } tie && KeyDomain.Meet((KeyState)states[d], tie) is null)
                {
                    return false;
                }
            }

            return true;
        });
        states[Principals] = new PrincipalState(agreeing);
        return !agreeing.IsEmpty;
    }

    private Box? First()
    {
        DimensionState[] states = [.. _domains.Select(d => d.Everything)];
        foreach (var key in _reading.Fixed)
        {
            var dimension = _dimensions[key];
            var value = _reading.Context.TryGet(key, out var found) ? found.Values[0] : null;
            states[dimension] = ((KeyDomain)_domains[dimension]).Only(isAbsent: value is null, v => v == value);
        }

        return Tie(states) ? new Box(states, []) : null;
    }

    private void AddElements(CompiledStatement statement, bool isNew)
    {
        var actions = statement.Actions.Entries.Select(e => PatternDomain.Action(e.Text.Codes, e.Written)).ToList();
        Add(Actions, ActionDomain, actions, statement.Actions.IsNegated, new StatementPart(isNew, statement.Index, PartKind.Action));
        if (statement.Resources is { } resources)
        {
            var patterns = resources.Entries.Where(e => e.Text.Doubt is null || _reading.TakesDoubtful)
                .Select(e => (e.Written, Codes: e.Text.CodesWith(_reading.Read))).Where(e => e.Codes is not null).Select(e => new Pattern(e.Codes!, e.Written)).ToList();
            Add(Resources, ResourceDomain, patterns, resources.IsNegated, new StatementPart(isNew, statement.Index, PartKind.Resource));
        }

        if (statement.Principals is { } principals)
        {
            var part = new StatementPart(isNew, statement.Index, PartKind.Principal);
            _literals[part] = new Literal(Principals, PrincipalDomain.Add(principals, statement.Effect), IsInside: true, part);
        }
    }

    private void Add(int dimension, PatternDomain domain, List<Pattern> patterns, bool isNegated, StatementPart part) =>
        _literals[part] = patterns.Count > 0 ? new Literal(dimension, domain.Add(patterns), !isNegated, part)
            : isNegated ? new Literal(dimension, domain.Add([new Pattern([Iam.WildcardPattern.Star], "*")]), IsInside: true, part)
            : null;

    private void AddProposition(Condition condition, StatementPart part)
    {
        // Variables are not known, but two conditions that are written alike hold together.
        var key = $"\0{condition.Operator} {condition.Key.Length}:{condition.Key.ToUpperInvariant()}{string.Concat(condition.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(v => $" {v.Length}:{v}"))}";
        if (!_propositions.TryGetValue(key, out var dimension))
        {
            _propositions.Add(key, dimension = _domains.Count);
            _domains.Add(new PropositionDomain());
        }

        _literals[part] = new Literal(dimension, 0, IsInside: true, part);
    }

    private void AddKey(string key, List<(KeyCondition Condition, StatementPart Part)> conditions, PrincipalKeys principalKeys)
    {
        var distinct = new List<KeyCondition>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var dimension = _domains.Count;
        foreach (var (condition, part) in conditions)
        {
            var text = $"{condition.Source.Operator}{string.Concat(condition.Source.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(v => $" {v.Length}:{v}"))} {part.IsOfNew}";
            if (!numbers.TryGetValue(text, out var number))
            {
                numbers.Add(text, number = distinct.Count);
                distinct.Add(condition);
            }

            _literals[part] = new Literal(dimension, number, IsInside: true, part);
        }

        var more = principalKeys.Sets(key).ToList();
        if (_reading.Context.TryGet(key, out var value))
        {
            more.Add([new Pattern([.. value.Values[0].Select(c => (int)c)], value.Values[0])]);
        }

        _dimensions.Add(key, dimension);
        _domains.Add(new KeyDomain(key, _reading.Context, distinct, KeyValues.Of(key, distinct, _reading.Context, more, _budget)));
    }

    private Literal Special(StatementPart part, int dimension, int set, bool isInside = true)
    {
        var literal = new Literal(dimension, set, isInside, part);
        _literals[part] = literal;
        return literal;
    }

    private List<Region> Regions(PolicyPair pair, bool isNew, Effect effect) =>
    [
        .. pair.Statements.Where(s => s.IsNew == isNew && s.Statement.Effect == effect && s.Statement.Flaw(pair.Type) is null)
            .Select(s => Region(s.Statement, isNew)).OfType<Region>(),
    ];

    private Region? Region(CompiledStatement statement, bool isNew)
    {
        IEnumerable<StatementPart> parts =
        [
            new StatementPart(isNew, statement.Index, PartKind.Action),
            .. statement.Resources is null ? Array.Empty<StatementPart>() : [new StatementPart(isNew, statement.Index, PartKind.Resource)],
            .. statement.Principals is null ? Array.Empty<StatementPart>() : [new StatementPart(isNew, statement.Index, PartKind.Principal)],
            .. statement.Conditions.Select((_, i) => new StatementPart(isNew, statement.Index, PartKind.Condition, i)),
        ];
        var literals = parts.Select(Find).ToList();
        return literals.Exists(l => l is null) ? null : new Region([.. literals.Select(l => l!.Value)], statement);
    }

    /// <summary>A condition that holds or not.</summary>
    private sealed class PropositionDomain : Domain
    {
        public override DimensionState Everything { get; } = new PropositionState(null);

        public override DimensionState? And(DimensionState state, int set, bool isInside) => ((PropositionState)state).Holds is { } holds
            ? holds == isInside ? state : null
            : new PropositionState(isInside);
    }

    private sealed class PropositionState(bool? holds) : DimensionState
    {
        public bool? Holds => holds;
    }
}
