using System.Buffers;
using System.Runtime.InteropServices;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Decisions.Compilation;

/// <summary>
/// A value of a policy that may hold wildcards and variables, read once: its characters and wildcards as codes, and where
/// variables stand between them. Source: IAM user guide, reference_policies_variables.
/// </summary>
internal sealed class PolicyText
{
    private readonly Piece[] _pieces;

    private PolicyText(Piece[] pieces, string? doubt)
    {
        _pieces = pieces;
        Doubt = doubt;
        HasVariables = Array.Exists(pieces, p => p.Variable is not null);
    }

    /// <summary>Which characters of a value are wildcards, and how far they reach.</summary>
    public enum Wildcards
    {
        /// <summary>None: <c>*</c> and <c>?</c> are characters.</summary>
        None,

        /// <summary>As in StringLike: they match any characters.</summary>
        Free,

        /// <summary>As in Resource: they are bound to the ARN's segments.</summary>
        Segments,
    }

    public bool HasVariables { get; }

    /// <summary>
    /// Why it is not known what a Resource matches, or null: the guide has no wildcard in the service segment (reference_policies_elements_resource), yet Access
    /// Analyzer warns of what one matches; and no variable before the fifth colon (reference_policies_variables). Such a text is read as all that it might mean.
    /// </summary>
    public string? Doubt { get; }

    /// <summary>The codes of a text without variables.</summary>
    public ReadOnlySpan<int> Codes => _pieces.Length == 0 ? [] : _pieces[0].Codes;

    /// <summary>The variables of the text.</summary>
    public IEnumerable<PolicyVariable> Variables => _pieces.Where(p => p.Variable is not null).Select(p => p.Variable!);

    /// <summary>Reads a value.</summary>
    public static PolicyText Parse(string text, Wildcards wildcards, bool hasVariables)
    {
        var read = new List<Piece>();
        var codes = new List<int>(text.Length);
        string? doubt = null;
        var segment = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (hasVariables && c == '$' && VariableReference.TryRead(text, i, out var reference))
            {
                i = reference.End - 1;
                if (reference.Escaped is { } escaped)
                {
                    codes.Add(escaped);
                    continue;
                }

                if (wildcards == Wildcards.Segments && segment < 5)
                {
                    doubt = "a variable before the fifth colon, where AWS documents none; write a value or a wildcard";
                    codes.Add(WildcardPattern.Star);
                    continue;
                }

                AddCodes();
                read.Add(new Piece(null, [], reference.Variable));
                continue;
            }

            if (c == ':' && segment < 5)
            {
                segment++;
            }

            if (c is '*' or '?' && wildcards != Wildcards.None)
            {
                if (wildcards == Wildcards.Segments && segment == 2)
                {
                    doubt = "a wildcard in the service segment, on which AWS's pages disagree; write the service";
                }

                // In the sixth segment a colon is a character like any other. A star that ends one of the others may run on past it.
                var bound = wildcards == Wildcards.Segments && segment < 5;
                var endsSegment = i + 1 == text.Length || text[i + 1] == ':';
                codes.Add(c == '*'
                    ? bound && !endsSegment ? WildcardPattern.SegmentStar : WildcardPattern.Star
                    : bound ? WildcardPattern.SegmentAny : WildcardPattern.Any);
                continue;
            }

            codes.Add(c);
        }

        AddCodes();
        return new PolicyText([.. read], doubt);

        void AddCodes()
        {
            if (codes.Count > 0)
            {
                read.Add(Piece.Text(CollectionsMarshal.AsSpan(codes)));
                codes.Clear();
            }
        }
    }

    /// <summary>Whether the text matches; a variable without a value matches nothing.</summary>
    public bool IsMatch(ReadOnlySpan<char> text, RequestContext context)
    {
        if (!HasVariables)
        {
            return WildcardPattern.IsMatch(Codes, text);
        }

        var buffer = Expand(context, out var length);
        if (buffer is null)
        {
            return false;
        }

        var isMatch = WildcardPattern.IsMatch(buffer.AsSpan(0, length), text);
        ArrayPool<int>.Shared.Return(buffer);
        return isMatch;
    }

    /// <summary>Whether the text, which has no wildcards, is the given one; a variable without a value makes it none.</summary>
    public bool IsEqual(ReadOnlySpan<char> text, RequestContext context, StringComparison comparison)
    {
        foreach (var piece in _pieces)
        {
            if ((piece.Literal ?? piece.Variable!.Resolve(context)) is not { } part || !text.StartsWith(part, comparison))
            {
                return false;
            }

            text = text[part.Length..];
        }

        return text.IsEmpty;
    }

    /// <summary>The text with its variables replaced, in an array of the shared pool; null where one has no value.</summary>
    public int[]? Expand(RequestContext context, out int length)
    {
        length = 0;
        foreach (var piece in _pieces)
        {
            if (piece.Variable is null)
            {
                length += piece.Codes.Length;
            }
            else if (piece.Variable.Resolve(context) is { } value)
            {
                length += value.Length;
            }
            else
            {
                return null;
            }
        }

        var buffer = ArrayPool<int>.Shared.Rent(length);
        var at = 0;
        foreach (var piece in _pieces)
        {
            if (piece.Variable is null)
            {
                piece.Codes.CopyTo(buffer.AsSpan(at));
                at += piece.Codes.Length;
                continue;
            }

            foreach (var c in piece.Variable.Resolve(context)!)
            {
                buffer[at++] = c;
            }
        }

        return buffer;
    }

    /// <summary>The codes with those of each variable in its place; null if a variable has none.</summary>
    public int[]? CodesWith(Func<PolicyVariable, int[]?> read)
    {
        var codes = new List<int>();
        foreach (var piece in _pieces)
        {
            if ((piece.Variable is null ? piece.Codes : read(piece.Variable)) is not { } part)
            {
                return null;
            }

            codes.AddRange(part);
        }

        return [.. codes];
    }

    /// <summary>The text as a string where it has neither wildcards nor variables; otherwise null.</summary>
    public string? AsLiteral() => _pieces switch
    {
        [] => "",
        [{ Literal: { } literal }] => literal,
        _ => null,
    };

    /// <summary>What stands before a closing <c>*</c>, where that is the only wildcard and there is no variable; otherwise null.</summary>
    public string? AsPrefix()
    {
        if (HasVariables || Codes.Length == 0 || Codes[^1] != WildcardPattern.Star)
        {
            return null;
        }

        return Piece.Text(_pieces[0].Codes.AsSpan()[..^1]).Literal;
    }

    /// <summary>A variable, or what stands between two; the latter also as a string where it has no wildcards.</summary>
    private readonly record struct Piece(string? Literal, int[] Codes, PolicyVariable? Variable)
    {
        public static Piece Text(ReadOnlySpan<int> codes)
        {
            if (codes.IndexOfAnyInRange(WildcardPattern.Star, WildcardPattern.SegmentAny) >= 0)
            {
                return new Piece(null, [.. codes], null);
            }

            var characters = codes.Length <= 512 ? stackalloc char[codes.Length] : new char[codes.Length];
            for (var i = 0; i < codes.Length; i++)
            {
                characters[i] = (char)codes[i];
            }

            return new Piece(characters.ToString(), [.. codes], null);
        }
    }
}
