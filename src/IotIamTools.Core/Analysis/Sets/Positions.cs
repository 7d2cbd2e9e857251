using System.Diagnostics.CodeAnalysis;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>Sorted lists of numbers as keys and as sets.</summary>
internal sealed class Positions : IEqualityComparer<int[]>
{
    public static Positions Comparer { get; } = new();

    /// <summary>Whether the second of two sorted lists has all numbers of the first.</summary>
    public static bool IsSubset(int[] small, int[] large)
    {
        if (small.Length > large.Length)
        {
            return false;
        }

        var at = 0;
        foreach (var item in small)
        {
            while (at < large.Length && large[at] < item)
            {
                at++;
            }

            if (at == large.Length || large[at] != item)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The sorted list with one more number.</summary>
    public static int[] With(int[] sorted, int item)
    {
        var at = Array.BinarySearch(sorted, item);
        return at >= 0 ? sorted : [.. sorted[..~at], item, .. sorted[~at..]];
    }

    public bool Equals(int[]? x, int[]? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.AsSpan().SequenceEqual(y));

    public int GetHashCode([DisallowNull] int[] obj)
    {
        var hash = default(HashCode);
        foreach (var item in obj)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
