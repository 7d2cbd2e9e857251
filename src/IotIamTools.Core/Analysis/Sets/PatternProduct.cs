using System.Runtime.InteropServices;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>
/// Finds a shortest text that a pattern matches, that a pattern of each of some lists matches too, and that no pattern of another list
/// matches. It walks the product of the patterns letter by letter, and builds no more of it than it visits. A state has one position in each pattern to
/// match, and all the positions that the patterns not to match can be in; of two states with the same positions to match, the one that can be excluded in
/// more ways is dropped (an antichain). So nothing is ever determinized, which is exponential for <c>?</c> behind <c>*</c>.
/// </summary>
/// <remarks>
/// A variable is a letter of its own. The first pattern has it where it stands, so that the text is one for every value. The other patterns to match
/// may take it for any text, and the patterns not to match take it for itself or in a <c>*</c>: a text may be found where there is none, but none is missed.
/// </remarks>
internal sealed class PatternProduct
{
    private const int End = -1;
    private const string Fillers = "xyzabcdefghijklmnopqrstuvw0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly Budget _budget;
    private readonly Track _base;
    private readonly Track[] _others;
    private readonly Track _excluded;
    private readonly Dictionary<int[], List<int[]>> _visited = new(Positions.Comparer);
    private readonly List<Node> _nodes = [];
    private readonly List<int> _letters = [];
    private readonly SortedSet<int> _next = [];

    public PatternProduct(Budget budget, Pattern first, IReadOnlyList<Pattern>[] others, IReadOnlyList<Pattern> excluded)
    {
        _budget = budget;
        _base = new Track([first]);
        _others = [.. others.Select(o => new Track(o))];
        _excluded = new Track(excluded);
    }

    /// <summary>The letters of a shortest text (codes of variables among them), or null if there is none.</summary>
    public int[]? Find()
    {
        var excluded = Close(_excluded.Starts);
        if (excluded is null)
        {
            return null;
        }

        foreach (var start in Choices(Array.ConvertAll(_others, o => o.Starts), 0, [_base.Starts[0]]))
        {
            Add(start, excluded, parent: -1, letter: 0);
        }

        for (var i = 0; i < _nodes.Count; i++)
        {
            var node = _nodes[i];
            if (IsAccepted(node))
            {
                return Text(i);
            }

            CollectLetters(node);
            foreach (var letter in _letters.ToArray())
            {
                Step(i, node, letter);
            }
        }

        return null;
    }

    private void Step(int index, Node node, int letter)
    {
        _budget.Spend(1 + (node.Excluded.Length / 16));
        var firsts = _base.Read(node.At[0], letter, isStrict: true);
        if (firsts.Count == 0)
        {
            return;
        }

        var lists = new int[_others.Length][];
        for (var k = 0; k < _others.Length; k++)
        {
            lists[k] = [.. _others[k].Read(node.At[k + 1], letter, isStrict: false)];
            if (lists[k].Length == 0)
            {
                return;
            }
        }

        var excluded = ReadExcluded(node.Excluded, letter);
        if (excluded is null)
        {
            return;
        }

        foreach (var first in firsts)
        {
            foreach (var at in Choices(lists, 0, [first]))
            {
                Add(at, excluded, index, letter);
            }
        }
    }

    private void Add(int[] at, int[] excluded, int parent, int letter)
    {
        ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_visited, at, out _);
        seen ??= [];
        foreach (var other in seen)
        {
            if (Positions.IsSubset(other, excluded))
            {
                return;
            }
        }

        _budget.Spend(1 + seen.Count);
        seen.Add(excluded);
        _nodes.Add(new Node(at, excluded, parent, letter));
    }

    private bool IsAccepted(Node node)
    {
        if (!_base.IsEnd(node.At[0], isStrict: true))
        {
            return false;
        }

        for (var k = 0; k < _others.Length; k++)
        {
            if (!_others[k].IsEnd(node.At[k + 1], isStrict: false))
            {
                return false;
            }
        }

        foreach (var position in node.Excluded)
        {
            if (_excluded.Codes[position] == End)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The letters that make a difference in a state, and one that stands for all others.</summary>
    private void CollectLetters(Node node)
    {
        _letters.Clear();
        var (isOpen, hasColon) = Collect(_base, node.At[0], withVariables: true);
        if (!isOpen)
        {
            return;
        }

        for (var k = 0; k < _others.Length; k++)
        {
            hasColon |= Collect(_others[k], node.At[k + 1], withVariables: false).HasColon;
        }

        foreach (var position in node.Excluded)
        {
            var code = _excluded.Codes[position];
            hasColon |= code is WildcardPattern.SegmentStar or WildcardPattern.SegmentAny;
            if (code is >= 0 and <= char.MaxValue)
            {
                _letters.Add(code);
            }
        }

        if (hasColon)
        {
            _letters.Add(':');
        }

        var present = _letters.ToHashSet();
        _letters.Clear();
        var filler = Fillers.FirstOrDefault(f => !present.Contains(f), '\0');
        for (var next = 0x100; filler == '\0'; next++)
        {
            filler = present.Contains(next) ? '\0' : (char)next;
        }

        _letters.Add(filler);
        _letters.AddRange(present);
    }

    private (bool IsOpen, bool HasColon) Collect(Track track, int position, bool withVariables)
    {
        var (isOpen, hasColon) = (false, false);
        for (; ; position++)
        {
            var code = track.Codes[position];
            switch (code)
            {
                case WildcardPattern.Star:
                    isOpen = true;
                    continue;
                case WildcardPattern.SegmentStar:
                    (isOpen, hasColon) = (true, true);
                    continue;
                case WildcardPattern.Any:
                    return (true, hasColon);
                case WildcardPattern.SegmentAny:
                    return (true, true);
                case >= Pattern.FirstVariable when !withVariables:
                    isOpen = true;
                    continue;
                case End:
                    return (isOpen, hasColon);
                default:
                    _letters.Add(code);
                    return (isOpen, hasColon);
            }
        }
    }

    private int[]? ReadExcluded(int[] positions, int letter)
    {
        if (positions.Length == 0)
        {
            return positions;
        }

        _next.Clear();
        foreach (var position in positions)
        {
            var code = _excluded.Codes[position];
            if (code == WildcardPattern.Star || (code == WildcardPattern.SegmentStar && letter != ':' && letter < Pattern.FirstVariable))
            {
                _next.Add(position);
            }
            else if (Track.IsOne(code, letter))
            {
                _next.Add(position + 1);
            }
        }

        return Close(_next);
    }

    /// <summary>The positions with those behind the stars that may take nothing; null if one of the patterns matches whatever follows.</summary>
    private int[]? Close(IEnumerable<int> positions)
    {
        var closed = new SortedSet<int>();
        foreach (var start in positions)
        {
            for (var position = start; closed.Add(position) && _excluded.Codes[position] is WildcardPattern.Star or WildcardPattern.SegmentStar; position++)
            {
                if (_excluded.Codes[position] == WildcardPattern.Star && _excluded.Codes[position + 1] == End)
                {
                    return null;
                }
            }
        }

        return [.. closed];
    }

    private static IEnumerable<int[]> Choices(int[][] lists, int index, int[] chosen)
    {
        if (index == lists.Length)
        {
            yield return chosen;
            yield break;
        }

        foreach (var item in lists[index])
        {
            foreach (var rest in Choices(lists, index + 1, [.. chosen, item]))
            {
                yield return rest;
            }
        }
    }

    private int[] Text(int index)
    {
        var letters = new List<int>();
        for (var i = index; _nodes[i].Parent >= 0; i = _nodes[i].Parent)
        {
            letters.Add(_nodes[i].Letter);
        }

        letters.Reverse();
        return [.. letters];
    }

    private sealed record Node(int[] At, int[] Excluded, int Parent, int Letter);

    /// <summary>Some patterns one behind the other, so that a number is a place in one of them.</summary>
    private sealed class Track
    {
        public Track(IReadOnlyList<Pattern> patterns)
        {
            Starts = new int[patterns.Count];
            var codes = new List<int>();
            for (var i = 0; i < patterns.Count; i++)
            {
                Starts[i] = codes.Count;
                codes.AddRange(patterns[i].Codes);
                codes.Add(End);
            }

            Codes = [.. codes];
        }

        public int[] Codes { get; }

        public int[] Starts { get; }

        public static bool IsOne(int code, int letter) => code == letter
            || (code == WildcardPattern.Any && letter < Pattern.FirstVariable)
            || (code == WildcardPattern.SegmentAny && letter != ':' && letter < Pattern.FirstVariable);

        public bool IsEnd(int position, bool isStrict)
        {
            while (Codes[position] is WildcardPattern.Star or WildcardPattern.SegmentStar || (Codes[position] >= Pattern.FirstVariable && !isStrict))
            {
                position++;
            }

            return Codes[position] == End;
        }

        public List<int> Read(int position, int letter, bool isStrict)
        {
            var next = new List<int>();
            if (!isStrict && letter >= Pattern.FirstVariable)
            {
                for (; Codes[position] != End; position++)
                {
                    next.Add(position);
                }

                next.Add(position);
                return next;
            }

            for (; ; position++)
            {
                var code = Codes[position];
                if (code == WildcardPattern.Star || (code >= Pattern.FirstVariable && !isStrict))
                {
                    next.Add(position);
                }
                else if (code == WildcardPattern.SegmentStar)
                {
                    if (letter != ':' && letter < Pattern.FirstVariable)
                    {
                        next.Add(position);
                    }
                }
                else
                {
                    if (IsOne(code, letter))
                    {
                        next.Add(position + 1);
                    }

                    return next;
                }
            }
        }
    }
}
