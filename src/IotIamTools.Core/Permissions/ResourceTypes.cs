namespace IotIamTools.Core.Permissions;

/// <summary>Compares ARNs of the user's with those of resource types.</summary>
internal static class ResourceTypes
{
    /// <summary>
    /// Whether some resource can be both. Partition, Region and account are not looked at: the type's are those of the account at
    /// hand, and the user's may be others.
    /// </summary>
    public static bool Fits(string arn, string type)
    {
        if (type == "*")
        {
            return false;
        }

        var (a, b) = (arn.Split(':', 6), type.Split(':', 6));
        return a.Length == 6 && b.Length == 6 && Overlap(a[2], b[2]) && Overlap(a[5], b[5]);
    }

    /// <summary>Whether some text matches both patterns.</summary>
    private static bool Overlap(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        // reachable[j]: the part of 'a' read so far and the first j characters of 'b' have a text in common.
        var reachable = new bool[b.Length + 1];
        reachable[0] = true;
        Spread(reachable, b);
        foreach (var c in a)
        {
            var next = new bool[b.Length + 1];
            for (var j = 0; j <= b.Length; j++)
            {
                if (c == '*')
                {
                    next[j] = reachable[j] || (j > 0 && next[j - 1]);
                }
                else if (j > 0 && ((b[j - 1] == '*' && reachable[j]) || (reachable[j - 1] && (b[j - 1] == c || b[j - 1] == '?' || c == '?' || b[j - 1] == '*'))))
                {
                    next[j] = true;
                }
            }

            Spread(next, b);
            reachable = next;
        }

        return reachable[b.Length];
    }

    /// <summary>A '*' of 'b' may stand for nothing.</summary>
    private static void Spread(bool[] reachable, ReadOnlySpan<char> b)
    {
        for (var j = 1; j <= b.Length; j++)
        {
            reachable[j] |= b[j - 1] == '*' && reachable[j - 1];
        }
    }
}
