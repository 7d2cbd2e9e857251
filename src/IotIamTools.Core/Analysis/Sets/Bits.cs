using System.Numerics;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>A set of small numbers. Immutable.</summary>
internal readonly struct Bits
{
    private readonly ulong[] _words;

    private Bits(ulong[] words) => _words = words;

    /// <summary>Whether the set is empty.</summary>
    public bool IsEmpty => Array.TrueForAll(_words, w => w == 0);

    /// <summary>How many numbers the set has.</summary>
    public int Count => _words.Sum(BitOperations.PopCount);

    /// <summary>The numbers, in order.</summary>
    public IEnumerable<int> Items
    {
        get
        {
            for (var i = 0; i < _words.Length; i++)
            {
                for (var word = _words[i]; word != 0; word &= word - 1)
                {
                    yield return (i * 64) + BitOperations.TrailingZeroCount(word);
                }
            }
        }
    }

    /// <summary>The numbers below a bound for which something holds.</summary>
    public static Bits Of(int count, Func<int, bool> holds)
    {
        var words = new ulong[(count + 63) / 64];
        for (var i = 0; i < count; i++)
        {
            if (holds(i))
            {
                words[i / 64] |= 1UL << (i % 64);
            }
        }

        return new Bits(words);
    }

    /// <summary>Whether the set has a number.</summary>
    public bool Has(int item) => (_words[item / 64] & (1UL << (item % 64))) != 0;

    /// <summary>The numbers that are in this set and in, or not in, another.</summary>
    public Bits And(Bits other, bool isInside)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _words[i] & (isInside ? other._words[i] : ~other._words[i]);
        }

        return new Bits(words);
    }
}
