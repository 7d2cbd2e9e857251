using System.Globalization;
using System.Net;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Conditions;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>
/// The classes of a condition key's values that the conditions on it tell apart, each by an example. Of numbers, dates and addresses these are the constants and the gaps
/// between them, of texts the cells of the patterns. If conditions of several types are on one key, a combination of their classes of which no example is known is
/// a class without one: what is proved holds for it too, and what is found in it alone is not known.
/// </summary>
internal sealed class KeyValues
{
    private const int MostCombinations = 2048;

    private readonly RequestContext _context;
    private readonly string _key;
    private readonly List<string?> _examples = [];
    private readonly Dictionary<int, Dictionary<Family, string>> _unknown = [];

    private KeyValues(string key, RequestContext context)
    {
        _key = key;
        _context = context;
    }

    private enum Family
    {
        Text,
        Number,
        Date,
        Address,
        Bool,
        Binary,
    }

    public int Count => _examples.Count;

    /// <summary>
    /// Whether the key may have the empty value. It is a value like any other for a policy that compares with it; otherwise it is not asked about, because the guide
    /// does not say of every key that it can be empty, nor of every operator what it makes of that.
    /// </summary>
    public bool HasEmpty { get; private init; }

    /// <summary>An example of the class, or null if none is known.</summary>
    public string? this[int index] => _examples[index];

    /// <summary>Finds the classes.</summary>
    /// <param name="key">The key.</param>
    /// <param name="conditions">The conditions on it.</param>
    /// <param name="context">The values of the variables in the conditions.</param>
    /// <param name="more">Sets of texts that are to be told apart as well.</param>
    /// <param name="budget">What the search may cost.</param>
    public static KeyValues Of(string key, IReadOnlyList<KeyCondition> conditions, RequestContext context, IReadOnlyList<Pattern[]> more, Budget budget)
    {
        var families = conditions.Select(FamilyOf).OfType<Family>().Distinct().ToList();
        var values = new KeyValues(key, context)
        {
            HasEmpty = conditions.Any(c => FamilyOf(c) == Family.Text && c.Compiled.Values.IsMatch("", context)),
        };
        var texts = conditions.Where(c => FamilyOf(c) == Family.Text).Select(c => PatternsOf(c.Compiled.Values, context)).Concat(more)
            .DistinctBy(s => string.Join("\0\0", s.Select(p => p.Key).Order(StringComparer.Ordinal))).ToList();

        // A key that is compared as one type only has values of this type.
        var isTyped = families is [not Family.Text] && more.Count == 0;
        var examples = isTyped ? [] : TextCells.Find(texts, budget);
        examples.AddRange(texts.Where(t => Array.TrueForAll(t, p => p.IsLiteral)).SelectMany(t => t).Select(p => p.Literal!));
        foreach (var family in families)
        {
            // The constants and gaps of all conditions together.
            examples.AddRange(family switch
            {
                Family.Number => Numbers(All<NumericValues, decimal>(v => v.Numbers)),
                Family.Date => Dates(All<DateValues, long>(v => v.Instants)),
                Family.Address => Addresses(All<IpAddressValues, IpRange>(v => v.Ranges)),
                Family.Binary => Binaries(All<BinaryValues, byte[]>(v => v.Items)),
                Family.Bool => ["true", "false"],
                _ => [],
            });
        }

        values._examples.AddRange(examples.Where(e => e.Length > 0).Distinct(StringComparer.Ordinal));
        values.AddUnknown(conditions, budget);
        return values;

        List<TItem> All<TValues, TItem>(Func<TValues, IReadOnlyList<TItem>> items) => [.. conditions.Select(c => c.Compiled.Values).OfType<TValues>().SelectMany(items)];
    }

    /// <summary>Whether a value of the class meets a condition.</summary>
    public bool IsMet(KeyCondition condition, int index)
    {
        var example = _examples[index] ?? (FamilyOf(condition) is { } family && _unknown[index].TryGetValue(family, out var one) ? one : "x");
        return condition.Compiled.IsMet(_context.With(_key, ContextValue.Of(example)));
    }

    /// <summary>The patterns of values that are texts; a value whose variable has no value is none.</summary>
    public static Pattern[] PatternsOf(ConditionValues values, RequestContext context)
    {
        var (texts, ignoresCase, isArn) = values switch
        {
            StringValues strings => (strings.Texts, strings.IgnoresCase, false),
            LikeValues likes => (likes.Texts, false, false),
            ArnValues arns => (arns.Texts, false, true),
            _ => ([], false, false),
        };
        return [.. texts.Select(t => t.CodesWith(v => v.Resolve(context)?.Select(c => (int)c).ToArray())).OfType<int[]>()
            .Select(c => isArn ? ArnCodes(c) : c).OfType<int[]>().Select(c => new Pattern(c, "", ignoresCase))];
    }

    /// <summary>The wildcards of an ARN operator stay within their part, apart from the last one; a value without six parts matches nothing (<see cref="ArnValues"/>).</summary>
    private static int[]? ArnCodes(int[] codes)
    {
        var result = (int[])codes.Clone();
        var part = 0;
        for (var i = 0; i < codes.Length && part < 5; i++)
        {
            result[i] = codes[i] switch
            {
                WildcardPattern.Star => WildcardPattern.SegmentStar,
                WildcardPattern.Any => WildcardPattern.SegmentAny,
                var other => other,
            };
            part += codes[i] == ':' ? 1 : 0;
        }

        return part == 5 ? result : null;
    }

    private static Family? FamilyOf(KeyCondition condition) => condition.Source.Operator.Kind == Policies.ConditionOperatorKind.Null ? null : condition.Compiled.Values switch
    {
        NumericValues => Family.Number,
        DateValues => Family.Date,
        IpAddressValues => Family.Address,
        BoolValues => Family.Bool,
        BinaryValues => Family.Binary,
        _ => Family.Text,
    };

    private static IEnumerable<string> Numbers(List<decimal> constants)
    {
        var sorted = constants.DefaultIfEmpty(0).Distinct().Order().ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            yield return Text(sorted[i]);
            if (i + 1 < sorted.Count && sorted[i] + ((sorted[i + 1] - sorted[i]) / 2) is var middle && middle != sorted[i] && middle != sorted[i + 1])
            {
                // A round number if there is one in the gap.
                var round = decimal.Floor(sorted[i]) + 1;
                yield return Text(round < sorted[i + 1] ? round : middle);
            }
        }

        if (sorted[0] > decimal.MinValue)
        {
            yield return Text(sorted[0] >= decimal.MinValue + 1 ? sorted[0] - 1 : decimal.MinValue);
        }

        if (sorted[^1] < decimal.MaxValue)
        {
            yield return Text(sorted[^1] <= decimal.MaxValue - 1 ? sorted[^1] + 1 : decimal.MaxValue);
        }

        static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Dates(List<long> constants)
    {
        var sorted = constants.DefaultIfEmpty(DateTime.UnixEpoch.Ticks).Distinct().Order().ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            yield return Text(sorted[i]);
            if (i + 1 < sorted.Count && sorted[i + 1] - sorted[i] > 1)
            {
                yield return Text(sorted[i] + ((sorted[i + 1] - sorted[i]) / 2));
            }
        }

        // A day before and after; beyond the year 9999 there is but one instant (PolicyDate).
        yield return Text(Math.Max(0, sorted[0] - TimeSpan.TicksPerDay));
        yield return sorted[^1] <= DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay ? Text(sorted[^1] + TimeSpan.TicksPerDay) : "999999999999999999";

        static string Text(long ticks) => ticks > DateTime.MaxValue.Ticks
            ? "999999999999999999"
            : new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Addresses(List<IpRange> ranges) =>
        Borders(ranges.Where(r => !r.IsIPv6), uint.MaxValue).Select(n => Text(n, 4)).Concat(Borders(ranges.Where(r => r.IsIPv6), UInt128.MaxValue).Select(n => Text(n, 16)));

    /// <summary>The values themselves, and one that is longer than all of them.</summary>
    private static IEnumerable<string> Binaries(List<byte[]> items) =>
        items.Append(new byte[3 + (items.Count == 0 ? 0 : items.Max(i => i.Length))]).Select(Convert.ToBase64String);

    private static SortedSet<UInt128> Borders(IEnumerable<IpRange> ranges, UInt128 last)
    {
        var borders = new SortedSet<UInt128> { 0 };
        foreach (var range in ranges)
        {
            borders.Add(range.First);
            if (range.Last < last)
            {
                borders.Add(range.Last + 1);
            }
        }

        return borders;
    }

    private static string Text(UInt128 address, int length)
    {
        var bytes = new byte[length];
        for (var i = length - 1; i >= 0; i--, address >>= 8)
        {
            bytes[i] = (byte)(address & 0xFF);
        }

        return new IPAddress(bytes).ToString();
    }

    /// <summary>Adds the combinations of the classes of several types of conditions of which no example is known.</summary>
    private void AddUnknown(IReadOnlyList<KeyCondition> conditions, Budget budget)
    {
        var families = conditions.Where(c => FamilyOf(c) is not null).GroupBy(c => FamilyOf(c)!.Value).ToDictionary(g => g.Key, g => g.ToList());
        if (families.Count < 2)
        {
            return;
        }

        string Class(Family family, string value) => string.Concat(families[family].Select(c => c.Compiled.Values.IsMatch(value, _context) ? '1' : '0'));
        var examples = _examples.OfType<string>().ToList();
        var known = examples.Select(e => string.Join('|', families.Keys.Select(f => Class(f, e)))).ToHashSet(StringComparer.Ordinal);
        var classes = families.Keys.Select(f => (Family: f, Examples: examples.DistinctBy(e => Class(f, e)).ToList())).ToList();
        IEnumerable<Dictionary<Family, string>> combinations = [[]];
        foreach (var (family, some) in classes)
        {
            combinations = [.. combinations.SelectMany(c => some.Select(e => new Dictionary<Family, string>(c) { [family] = e }))];
            budget.Spend(combinations.Count());
            if (combinations.Count() > MostCombinations)
            {
                throw new AnalysisLimitException($"the key '{_key}' is compared as several types with too many values");
            }
        }

        foreach (var combination in combinations)
        {
            if (known.Add(string.Join('|', families.Keys.Select(f => Class(f, combination[f])))) && IsPossible(combination, families))
            {
                _unknown.Add(_examples.Count, combination);
                _examples.Add(null);
            }
        }
    }

    private bool IsPossible(Dictionary<Family, string> combination, Dictionary<Family, List<KeyCondition>> families)
    {
        // A number, an address and a truth value are never the same text; and every text out of a plain list is an example itself.
        var readable = combination.Count(c => c.Key is Family.Number or Family.Address or Family.Bool && families[c.Key][0].Compiled.Values.CanRead(c.Value));
        return readable < 2 && !(combination.TryGetValue(Family.Text, out var text) && families[Family.Text].Exists(c =>
            c.Compiled.Values.IsMatch(text, _context) && Array.TrueForAll(PatternsOf(c.Compiled.Values, _context), p => p.IsLiteral)));
    }
}
