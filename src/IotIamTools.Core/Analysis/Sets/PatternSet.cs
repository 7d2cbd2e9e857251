namespace IotIamTools.Core.Analysis.Sets;

/// <summary>The texts that any of some patterns match.</summary>
internal sealed class PatternSet
{
    private readonly HashSet<string> _literals;
    private readonly Pattern[] _wild;

    public PatternSet(int id, IReadOnlyList<Pattern> patterns)
    {
        Id = id;
        Patterns = [.. patterns.DistinctBy(p => p.Key)];
        _literals = Patterns.Select(p => p.Literal).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _wild = [.. Patterns.Where(p => !p.IsLiteral)];
        IsEverything = Array.Exists(_wild, p => p.IsEverything);
        HasVariables = Array.Exists(_wild, p => p.HasVariables);
        Services = Array.Exists(Patterns, p => p.Codes.AsSpan(0, p.PrefixLength).IndexOf(':') < 0) ? null
            : Patterns.Select(p => string.Concat(p.Codes.TakeWhile(c => c != ':').Select(c => (char)c))).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The number of the set in its dimension.</summary>
    public int Id { get; }

    public Pattern[] Patterns { get; }

    public bool IsEverything { get; }

    public bool HasVariables { get; }

    /// <summary>What the texts have before their first colon, which tells the actions of two services apart; null if that is not fixed.</summary>
    public HashSet<string>? Services { get; }

    /// <summary>The patterns that match more than one text.</summary>
    public ReadOnlySpan<Pattern> Wild => _wild;

    /// <summary>Whether a text is in the set. Patterns with variables match nothing here.</summary>
    public bool Contains(string text)
    {
        if (IsEverything || _literals.Contains(text))
        {
            return true;
        }

        foreach (var pattern in _wild)
        {
            if (pattern.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the set has a pattern that is written alike.</summary>
    public bool Has(Pattern pattern) => pattern.Literal is { } literal ? _literals.Contains(literal) : Array.Exists(_wild, p => p.Key == pattern.Key);
}
