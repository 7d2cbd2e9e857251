namespace IotIamTools.Core.Text;

/// <summary>Finds the known name that a mistyped one was probably meant to be.</summary>
public static class Nearest
{
    /// <summary>
    /// The candidate with the fewest edits (insert, delete, replace, swap of neighbours), case ignored, or null where none
    /// is near: at most a third of the name's characters may differ, and one character always may. Of several that are
    /// equally near the first is taken.
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What is known.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var limit = Math.Max(1, name.Length / 3);
        var upper = name.ToUpperInvariant();
        string? best = null;
        foreach (var candidate in candidates)
        {
            // The lengths alone rule most candidates out, and keep the table below small whatever the user wrote.
            if (Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            var distance = Distance(upper, candidate.ToUpperInvariant());
            if (distance <= limit)
            {
                limit = distance - 1;
                best = candidate;
                if (distance == 0)
                {
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>"; did you mean 'Statement'?" or an empty text.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What is known.</param>
    public static string Suggest(string name, IEnumerable<string> candidates) => Find(name, candidates) is { } found ? $"; did you mean '{found}'?" : "";

    private static int Distance(string a, string b)
    {
        int[] beforePrevious = new int[b.Length + 1], previous = new int[b.Length + 1], current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}
