using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>
/// The classes of texts that some sets of patterns tell apart, each by its shortest text that is not empty. Two texts are of one class if each of the
/// sets has both or neither. The sets are walked together, and only what can be reached is built.
/// </summary>
internal static class TextCells
{
    private const int End = -1;
    private const int MostCells = 4096;
    private const string Letters = "xyzabcdefghijklmnopqrstuvw0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789xyzabcdefghijklmnopqrstuvwABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Finds the classes.</summary>
    /// <param name="sets">The sets, each a list of patterns without variables.</param>
    /// <param name="budget">What the search may cost.</param>
    /// <returns>One text of each class.</returns>
    public static List<string> Find(IReadOnlyList<Pattern[]> sets, Budget budget)
    {
        var codes = new List<(int Code, bool IgnoresCase, int Set)>();
        var starts = new List<int>();
        for (var set = 0; set < sets.Count; set++)
        {
            foreach (var pattern in sets[set])
            {
                starts.Add(codes.Count);
                codes.AddRange(pattern.Codes.Select(c => (c, pattern.IgnoresCase, set)));
                codes.Add((End, false, set));
            }
        }

        var hasDigitsOnly = sets.All(s => s.All(p => p.PrefixLength > 0 && char.IsAsciiDigit((char)p.Codes[0])));
        var fillers = hasDigitsOnly && sets.Count > 0 ? Digits : Letters;
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var visited = new HashSet<int[]>(Positions.Comparer);
        var queue = new Queue<(int[] At, string Text)>();
        queue.Enqueue((Close(starts), ""));
        while (queue.TryDequeue(out var state))
        {
            foreach (var letter in LettersOf(state.At))
            {
                budget.Spend(1 + (state.At.Length / 8));
                var next = Close(state.At.SelectMany(p => Read(p, letter)));
                if (!visited.Add(next))
                {
                    continue;
                }

                var text = state.Text + letter;
                var cell = string.Join(',', next.Where(p => codes[p].Code == End).Select(p => codes[p].Set).Distinct());
                if (cells.TryAdd(cell, text) && cells.Count > MostCells)
                {
                    throw new AnalysisLimitException("the patterns of one condition key tell too many values apart");
                }

                queue.Enqueue((next, text));
            }
        }

        return [.. cells.Values];

        int[] Close(IEnumerable<int> positions)
        {
            var closed = new SortedSet<int>();
            foreach (var start in positions)
            {
                for (var position = start; closed.Add(position) && codes[position].Code is WildcardPattern.Star or WildcardPattern.SegmentStar; position++)
                {
                }
            }

            return [.. closed];
        }

        IEnumerable<int> Read(int position, char letter)
        {
            var (code, ignoresCase, _) = codes[position];
            return code switch
            {
                End => [],
                WildcardPattern.Star => [position],
                WildcardPattern.SegmentStar => letter == ':' ? [] : [position],
                WildcardPattern.Any => [position + 1],
                WildcardPattern.SegmentAny => letter == ':' ? [] : [position + 1],
                _ => code == letter || (ignoresCase && char.ToUpperInvariant((char)code) == char.ToUpperInvariant(letter)) ? [position + 1] : [],
            };
        }

        List<char> LettersOf(int[] positions)
        {
            var letters = new HashSet<char>();
            foreach (var position in positions)
            {
                var (code, ignoresCase, _) = codes[position];
                if (code is WildcardPattern.SegmentStar or WildcardPattern.SegmentAny)
                {
                    letters.Add(':');
                }
                else if (code is >= 0 and <= char.MaxValue)
                {
                    letters.Add((char)code);
                    if (ignoresCase)
                    {
                        letters.Add(char.ToUpperInvariant((char)code));
                        letters.Add(char.ToLowerInvariant((char)code));
                    }
                }
            }

            var filler = fillers.FirstOrDefault(f => !IsTaken(f), '\0');
            for (var next = (char)0x100; filler == '\0'; next++)
            {
                filler = IsTaken(next) ? '\0' : next;
            }

            return [filler, .. letters];

            bool IsTaken(char c) => letters.Contains(c);
        }
    }
}
