using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>
/// A set of texts: the codes of <see cref="WildcardPattern"/> as the engine compiled them, and beyond these the codes of
/// variables, each of which stands for one value that is not known.
/// </summary>
internal sealed class Pattern
{
    /// <summary>The first code of a variable; the next variable has the next code.</summary>
    public const int FirstVariable = 0x20000;

    public Pattern(int[] codes, string text, bool ignoresCase = false)
    {
        Codes = codes;
        Text = text;
        IgnoresCase = ignoresCase;
        var wild = codes.AsSpan().IndexOfAnyExceptInRange(0, char.MaxValue);
        PrefixLength = wild < 0 ? codes.Length : wild;
        IsLiteral = wild < 0 && !ignoresCase;
        HasVariables = codes.AsSpan().IndexOfAnyInRange(FirstVariable, int.MaxValue) >= 0;
        IsEverything = codes.Length > 0 && codes.AsSpan().IndexOfAnyExcept(WildcardPattern.Star) < 0;
        Literal = IsLiteral ? Characters(codes) : null;
        Key = (ignoresCase ? "i" : "s") + (wild < 0 && !codes.AsSpan().Contains(0) ? Literal ?? Characters(codes) : string.Concat(codes.Select(c => c is > 0 and <= char.MaxValue ? ((char)c).ToString() : $"\0{c:x};")));
    }

    public int[] Codes { get; }

    /// <summary>The pattern as the policy has it.</summary>
    public string Text { get; }

    /// <summary>Whether the case of letters has no meaning.</summary>
    public bool IgnoresCase { get; }

    /// <summary>How many characters come before the first wildcard or variable.</summary>
    public int PrefixLength { get; }

    /// <summary>Whether the pattern matches one text only.</summary>
    public bool IsLiteral { get; }

    /// <summary>The one text, or null.</summary>
    public string? Literal { get; }

    public bool HasVariables { get; }

    /// <summary>Whether the pattern matches every text.</summary>
    public bool IsEverything { get; }

    /// <summary>The codes as a text: equal for patterns that are written alike.</summary>
    public string Key { get; }

    /// <summary>Whether two patterns can have a text in common, as far as their beginnings show. Variables may stand for anything.</summary>
    public bool MayMeet(Pattern other)
    {
        if (IgnoresCase || other.IgnoresCase)
        {
            return true;
        }

        var length = Math.Min(PrefixLength, other.PrefixLength);
        return Codes.AsSpan(0, length).SequenceEqual(other.Codes.AsSpan(0, length));
    }

    /// <summary>Whether a text without variables matches.</summary>
    public bool IsMatch(string text) => WildcardPattern.IsMatch(Codes, text);

    public override string ToString() => Text;

    private static string Characters(int[] codes) => string.Create(codes.Length, codes, (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = (char)from[i];
        }
    });
}
