using IotIamTools.Core.Decisions.Conditions;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>
/// What is known of the value or values of one condition key: which of its single states are possible, and, for a key that can have several values, what holds for all of
/// them and what for at least one.
/// </summary>
/// <param name="single">The possible states of <see cref="KeyDomain"/>.</param>
/// <param name="all">The classes in which all values of a list of several are; null if there cannot be several values.</param>
/// <param name="any">Classes in each of which at least one of several values is.</param>
internal sealed class KeyState(Bits single, Bits? all, Bits[] any) : DimensionState
{
    public Bits Single => single;

    public Bits? All => all;

    public Bits[] Any => any;
}

/// <summary>
/// The dimension of one condition key. Its values fall into classes that no condition on the key tells apart; each has a value for example, over which the engine's own
/// conditions are evaluated. So a condition is a set of classes, and no operator has a second meaning here. Absent, and the empty value, are states of their own.
/// A list of several values is asked about as a whole: all of its values are in some classes, and some of them is in others.
/// </summary>
internal sealed class KeyDomain : Domain
{
    private const int Absent = 0;
    private const int Null = 1;
    private const int NullList = 2;
    private const int FirstValue = 3;

    private readonly string _key;
    private readonly RequestContext _context;
    private readonly KeyValues _values;
    private readonly bool _isMultivalued;
    private readonly List<(Bits Single, Bits Met, SetQualifier Qualifier, bool? OfSeveral)> _sets = [];
    private readonly int _states;

    /// <summary>Evaluates the conditions over the classes.</summary>
    /// <param name="key">The key.</param>
    /// <param name="context">The values of the variables in the conditions.</param>
    /// <param name="conditions">All conditions on the key in the order of their numbers.</param>
    /// <param name="values">The classes of the key's values.</param>
    public KeyDomain(string key, RequestContext context, IReadOnlyList<KeyCondition> conditions, KeyValues values)
    {
        _context = new RequestContext(context.Keys.Where(k => !string.Equals(k.Key, key, StringComparison.OrdinalIgnoreCase)));
        _key = key;
        _values = values;
        _isMultivalued = conditions.Any(c => c.Source.Operator is { Qualifier: not SetQualifier.None, Kind: not ConditionOperatorKind.Null });
        _states = FirstValue + values.Count;
        foreach (var condition in conditions)
        {
            Add(condition);
        }

        Everything = new KeyState(
            Bits.Of(_states, s => s switch { Null => values.HasEmpty, NullList => values.HasEmpty && _isMultivalued, _ => true }),
            _isMultivalued ? Bits.Of(values.Count + 1, c => c < values.Count || values.HasEmpty) : null,
            []);
    }

    /// <summary>The name of the key.</summary>
    public string Key => _key;

    public override DimensionState Everything { get; }

    public override DimensionState? And(DimensionState state, int set, bool isInside)
    {
        var known = (KeyState)state;
        var (single, met, qualifier, ofSeveral) = _sets[set];
        var states = known.Single.And(single, isInside);
        var (all, any) = (known.All, known.Any);
        if (all is { } classes)
        {
            if (ofSeveral is { } holds)
            {
                all = holds == isInside ? all : null;
            }
            else if ((qualifier == SetQualifier.ForAllValues) == isInside)
            {
                // All values are met, or it is not so that any is.
                all = classes.And(met, isInside);
            }
            else
            {
                any = [.. any, Bits.Of(_values.Count + 1, c => met.Has(c) == isInside)];
            }

            if (all is { } left && (!HasValue(left) || Array.Exists(any, a => left.And(a, isInside: true).IsEmpty)))
            {
                all = null;
            }
        }

        return states.IsEmpty && all is null ? null : new KeyState(states, all, all is null ? [] : any);
    }

    /// <summary>The state in which the key has one value out of some, or is absent.</summary>
    /// <param name="isAbsent">Whether the key may be absent.</param>
    /// <param name="isValue">Tells of the example of a class whether it is meant.</param>
    public KeyState Only(bool isAbsent, Func<string, bool> isValue) =>
        new(Bits.Of(_states, s => s == Absent ? isAbsent : s >= FirstValue && _values[s - FirstValue] is { } value && isValue(value)), null, []);

    /// <summary>What two states have in common, where the second has no list of several values; null if nothing.</summary>
    public static KeyState? Meet(KeyState state, KeyState other)
    {
        var both = state.Single.And(other.Single, isInside: true);
        return both.IsEmpty ? null : new KeyState(both, null, []);
    }

    /// <summary>A value of the state for a request.</summary>
    /// <param name="state">A state that is not empty.</param>
    /// <param name="value">The value; null if the key is absent.</param>
    /// <returns>False if the only values are ones for which no example is known.</returns>
    public bool TryChoose(KeyState state, out ContextValue? value)
    {
        value = null;
        if (state.Single.Has(Absent))
        {
            return true;
        }

        foreach (var item in state.Single.Items.Where(s => s >= FirstValue))
        {
            if (_values[item - FirstValue] is { } example)
            {
                value = Of(example);
                return true;
            }
        }

        if (state.Single.Has(Null))
        {
            value = Of("");
            return true;
        }

        if (state.All is { } all && ChooseSeveral(all, state.Any) is { } several)
        {
            value = ContextValue.OfMany(several);
            return true;
        }

        if (state.Single.Has(NullList))
        {
            value = ContextValue.OfMany(["", ""]);
            return true;
        }

        return false;
    }

    private ContextValue Of(string value) => _isMultivalued ? ContextValue.OfMany([value]) : ContextValue.Of(value);

    private List<string>? ChooseSeveral(Bits all, Bits[] any)
    {
        // The class behind the last value is that of the empty value.
        string? Example(int c) => c == _values.Count ? "" : _values[c];
        var chosen = new List<string>();
        foreach (var needed in any)
        {
            if (all.And(needed, isInside: true).Items.Select(Example).FirstOrDefault(e => e is not null) is not { } example)
            {
                return null;
            }

            if (!chosen.Contains(example))
            {
                chosen.Add(example);
            }
        }

        foreach (var filler in all.Items.Where(c => c < _values.Count).Select(Example).OfType<string>())
        {
            if (chosen.Count >= 2 && chosen.Exists(c => c.Length > 0))
            {
                break;
            }

            chosen.Add(filler);
        }

        while (chosen.Count == 1)
        {
            chosen.Add(chosen[0]);
        }

        return chosen.Exists(c => c.Length > 0) ? chosen : null;
    }

    /// <summary>A list of several values has at least one that is not empty.</summary>
    private bool HasValue(Bits classes) => classes.Items.Any(c => c < _values.Count);

    private void Add(KeyCondition condition)
    {
        var compiled = condition.Compiled;
        var single = Bits.Of(_states, s => s switch
        {
            Absent => compiled.IsMet(_context),
            Null => compiled.IsMet(Context(ContextValue.Of(""))),
            NullList => compiled.IsMet(Context(ContextValue.OfMany(["", ""]))),
            _ => _values.IsMet(condition, s - FirstValue),
        });
        var met = Bits.Of(_values.Count + 1, c => c == _values.Count ? condition.PerValue.IsMet(Context(ContextValue.Of(""))) : _values.IsMet(condition, c));
        var (qualifier, kind) = (condition.Source.Operator.Qualifier, condition.Source.Operator.Kind);
        bool? ofSeveral = qualifier == SetQualifier.None || kind == ConditionOperatorKind.Null ? compiled.IsMet(Context(ContextValue.OfMany(["x", "x"]))) : null;
        _sets.Add((single, met, qualifier, ofSeveral));
    }

    private RequestContext Context(ContextValue value) => _context.With(_key, value);
}

/// <summary>A condition on a key, as the policy has it and as the engine compiled it.</summary>
/// <param name="Source">The condition, its variables replaced.</param>
/// <param name="Compiled">What the engine makes of it.</param>
/// <param name="PerValue">What the engine makes of it for one value of several.</param>
internal sealed record KeyCondition(Condition Source, CompiledCondition Compiled, CompiledCondition PerValue)
{
    public static KeyCondition Of(Condition condition, bool hasVariables) => new(
        condition,
        new CompiledCondition(condition, hasVariables),
        new CompiledCondition(condition with { Operator = condition.Operator with { Qualifier = SetQualifier.None } }, hasVariables));
}
