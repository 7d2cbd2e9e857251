using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>Sets to be in and sets to stay out of, each by its number, sorted.</summary>
internal sealed class PatternState(int[] inside, int[] outside) : DimensionState
{
    public int[] Inside => inside;

    public int[] Outside => outside;
}

/// <summary>The dimension of the actions, or that of the resources.</summary>
internal sealed class PatternDomain : Domain
{
    private static readonly Pattern[] ActionForm =
        [new([WildcardPattern.SegmentAny, WildcardPattern.SegmentStar, ':', WildcardPattern.SegmentAny, WildcardPattern.SegmentStar], "*:*")];

    private static readonly Pattern[] ResourceForms =
    [
        new(['*'], "*"),
        new(
            [
                'a', 'r', 'n', ':', WildcardPattern.SegmentAny, WildcardPattern.SegmentStar, ':', WildcardPattern.SegmentAny, WildcardPattern.SegmentStar, ':',
                WildcardPattern.SegmentStar, ':', WildcardPattern.SegmentStar, ':', WildcardPattern.Any, WildcardPattern.Star,
            ],
            "arn:*"),
    ];

    private readonly Budget _budget;
    private readonly PatternSet _form;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<PatternSet> _sets = [];
    private readonly Dictionary<int[], int[]?> _answers = new(Positions.Comparer);

    private PatternDomain(Budget budget, Pattern[] form)
    {
        _budget = budget;
        _form = new PatternSet(-1, form);
    }

    public override DimensionState Everything { get; } = new PatternState([], []);

    public static PatternDomain OfActions(Budget budget) => new(budget, ActionForm);

    public static PatternDomain OfResources(Budget budget) => new(budget, ResourceForms);

    /// <summary>
    /// The pattern of an action as the requests of actions have it: there is one colon in an action and something on both sides of it, so that no wildcard
    /// goes past it.
    /// </summary>
    /// <param name="codes">The codes of the engine.</param>
    /// <param name="text">The action as written.</param>
    public static Pattern Action(ReadOnlySpan<int> codes, string text)
    {
        var colon = codes.IndexOf(':');
        return new Pattern(colon < 0 ? [.. codes] : [.. Part(codes[..colon]), ':', .. Part(codes[(colon + 1)..])], text);

        static List<int> Part(ReadOnlySpan<int> codes)
        {
            var part = new List<int>();
            foreach (var code in codes)
            {
                part.Add(code switch { WildcardPattern.Star => WildcardPattern.SegmentStar, WildcardPattern.Any => WildcardPattern.SegmentAny, _ => code });
            }

            return part.TrueForAll(c => c == WildcardPattern.SegmentStar) ? [WildcardPattern.SegmentAny, .. part] : part;
        }
    }

    /// <summary>The pattern of all actions of a service.</summary>
    public static Pattern Service(string prefix) => Action([.. prefix.Select(c => (int)c), ':', WildcardPattern.Star], $"{prefix}:*");

    public PatternSet this[int id] => _sets[id];

    /// <summary>The number of the set of texts that any of the patterns matches; the same for the same patterns in another order.</summary>
    public int Add(IReadOnlyList<Pattern> patterns)
    {
        var key = string.Join("\0\0", patterns.Select(p => p.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (!_ids.TryGetValue(key, out var id))
        {
            id = _sets.Count;
            _ids.Add(key, id);
            _sets.Add(new PatternSet(id, patterns));
        }

        return id;
    }

    public override DimensionState? And(DimensionState state, int set, bool isInside)
    {
        var known = (PatternState)state;
        if (isInside)
        {
            if (_sets[set].IsEverything || Array.BinarySearch(known.Inside, set) >= 0)
            {
                return known;
            }

            if (Array.BinarySearch(known.Outside, set) >= 0)
            {
                return null;
            }

            return NotEmpty(new PatternState(Positions.With(known.Inside, set), known.Outside));
        }

        if (_sets[set].IsEverything || Array.BinarySearch(known.Inside, set) >= 0)
        {
            return null;
        }

        return Array.BinarySearch(known.Outside, set) >= 0 ? known : NotEmpty(new PatternState(known.Inside, Positions.With(known.Outside, set)));
    }

    /// <summary>A shortest text of the state as letters (<see cref="PatternProduct"/>), or null if it is empty.</summary>
    public int[]? Find(PatternState state)
    {
        int[] key = [.. state.Inside, -1, .. state.Outside];
        if (!_answers.TryGetValue(key, out var answer))
        {
            answer = Find([.. state.Inside.Select(i => _sets[i])], [.. state.Outside.Select(i => _sets[i])]);
            _answers.Add(key, answer);
        }

        return answer;
    }

    /// <summary>The same for one pattern of the state.</summary>
    /// <param name="pattern">A pattern to be in.</param>
    /// <param name="state">What else is asked for.</param>
    /// <param name="except">A set whose number is left out of those to be in, or -1.</param>
    public int[]? Find(Pattern pattern, PatternState state, int except = -1) =>
        Find(pattern, [.. state.Inside.Where(i => i != except).Select(i => _sets[i])], [.. state.Outside.Select(i => _sets[i])]);

    /// <summary>Whether a text is in the state; patterns with variables match nothing here.</summary>
    public bool Contains(PatternState state, string text) =>
        _form.Contains(text) && Array.TrueForAll(state.Inside, i => _sets[i].Contains(text)) && !Array.Exists(state.Outside, i => _sets[i].Contains(text));

    private PatternState? NotEmpty(PatternState state) => Find(state) is null ? null : state;

    private int[]? Find(PatternSet[] inside, PatternSet[] outside)
    {
        if (!ServicesMeet(inside))
        {
            return null;
        }

        // The set whose variables are taken as letters comes first; otherwise the one with the fewest patterns.
        var first = inside.Where(s => s.HasVariables).Concat(inside.OrderBy(s => s.Patterns.Length)).FirstOrDefault() ?? _form;
        var others = Array.FindAll(inside, s => s != first);
        return first.Patterns.OrderBy(p => !p.IsLiteral).Select(p => Find(p, others, outside)).FirstOrDefault(t => t is not null);
    }

    private static bool ServicesMeet(PatternSet[] sets)
    {
        for (var i = 1; i < sets.Length; i++)
        {
            if (sets[i].Services is { } services && sets[i - 1].Services is { } others && !services.Overlaps(others))
            {
                return false;
            }
        }

        return true;
    }

    private int[]? Find(Pattern first, PatternSet[] inside, PatternSet[] outside)
    {
        _budget.Spend();
        var others = new List<Pattern[]>();
        foreach (var set in HasForm(first) ? inside : [.. inside, _form])
        {
            if (set.IsEverything || set.Has(first))
            {
                continue;
            }

            if (first.Literal is { } text && !set.HasVariables)
            {
                if (!set.Contains(text))
                {
                    return null;
                }

                continue;
            }

            var meeting = Array.FindAll(set.Patterns, p => p.MayMeet(first));
            if (meeting.Length == 0)
            {
                return null;
            }

            others.Add(meeting);
        }

        var excluded = new List<Pattern>();
        foreach (var set in outside)
        {
            if (set.IsEverything || set.Has(first))
            {
                return null;
            }

            if (first.Literal is { } text && others.Count == 0)
            {
                if (set.Contains(text))
                {
                    return null;
                }

                continue;
            }

            _budget.Spend(1 + (set.Wild.Length / 8));
            excluded.AddRange(set.Patterns.Where(p => p.MayMeet(first)));
        }

        return first.Literal is { } literal && others.Count == 0
            ? [.. literal.Select(c => (int)c)]
            : new PatternProduct(_budget, first, [.. others], excluded).Find();
    }

    /// <summary>Whether all that a pattern matches can stand in a request, as far as that shows at once.</summary>
    private bool HasForm(Pattern pattern)
    {
        var codes = pattern.Codes.AsSpan();
        if (_form.Patterns.Length == 1)
        {
            return codes.Contains(':');
        }

        if (!codes.StartsWith([(int)'a', 'r', 'n', ':']))
        {
            return pattern.Literal == "*";
        }

        // arn:PARTITION:SERVICE: with the partition and service filled, two more colons, and something behind them that cannot be empty.
        var rest = codes[4..];
        for (var field = 0; field < 4; field++)
        {
            var colon = rest.IndexOf(':');
            if (colon < 0 || (field < 2 && !IsFilled(rest[..colon])))
            {
                return false;
            }

            rest = rest[(colon + 1)..];
        }

        return IsFilled(rest);
    }

    private static bool IsFilled(ReadOnlySpan<int> codes) => codes.IndexOfAnyExcept(WildcardPattern.Star, WildcardPattern.SegmentStar) is >= 0 and var at && codes[at] < Pattern.FirstVariable;
}
