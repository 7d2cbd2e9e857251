using IotIamTools.Core.Analysis.Sets;

namespace IotIamTools.Core.Analysis;

/// <summary>
/// Finds requests that are in one region and outside of others, or proves that there are none. To be outside of a region is to be outside of one of its sets; the
/// search goes through these choices depth first, takes those that are the only ones at once, and else first those of the region with the fewest.
/// </summary>
/// <param name="space">The requests.</param>
/// <param name="budget">What the search may cost.</param>
internal sealed class RegionSearch(RequestSpace space, Budget budget)
{
    private const int MostToWiden = 12;

    /// <summary>A box of requests in the first region and outside of the others, as large as the choices allow; null if there is none.</summary>
    /// <param name="inside">The literals that hold.</param>
    /// <param name="outside">The regions to stay out of, each by its literals.</param>
    public Box? Find(IReadOnlyList<Literal> inside, IReadOnlyList<IReadOnlyList<Literal>> outside)
    {
        if (space.And(space.Everything, inside) is not { } start || Search(start, [.. outside]) is not { } found)
        {
            return null;
        }

        return Widen(start, found, outside);
    }

    private Box? Search(Box box, List<IReadOnlyList<Literal>> open)
    {
        List<Literal>? best;
        bool isChanged;
        do
        {
            best = null;
            isChanged = false;
            for (var i = open.Count - 1; i >= 0; i--)
            {
                budget.Spend();
                if (IsOutside(box, open[i]))
                {
                    open.RemoveAt(i);
                    continue;
                }

                var ways = open[i].Where(l => space.Meets(box, l.Not)).ToList();
                if (ways.Count == 0)
                {
                    return null;
                }

                if (ways.Count == 1)
                {
                    open.RemoveAt(i);
                    box = space.And(box, ways[0].Not)!;
                    isChanged = true;
                }
                else if (best is null || ways.Count < best.Count)
                {
                    best = ways;
                }
            }
        }
        while (isChanged);

        if (best is null)
        {
            return box;
        }

        // Each choice stays inside of what the choices before it left, so that no request is looked at twice.
        for (var i = 0; i < best.Count; i++)
        {
            if (space.And(box, best[i].Not) is { } choice && Search(choice, [.. open]) is { } found)
            {
                return found;
            }

            if (i + 1 < best.Count)
            {
                if (space.And(box, best[i]) is not { } rest)
                {
                    return null;
                }

                box = rest;
            }
        }

        return null;
    }

    private bool IsOutside(Box box, IReadOnlyList<Literal> region)
    {
        foreach (var literal in region)
        {
            if (!space.Meets(box, literal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The box without the choices that are not needed to stay out of the regions.</summary>
    private Box Widen(Box start, Box found, IReadOnlyList<IReadOnlyList<Literal>> outside)
    {
        // To stay inside of what is left was only needed to not look twice.
        var choices = found.Literals.Skip(start.Literals.Count).ToList();
        if (Wider(choices.Where(c => !outside.Any(r => r.Contains(c)))) is { } without)
        {
            choices = [.. without.Literals.Skip(start.Literals.Count)];
        }

        for (var i = choices.Count - 1; i >= 0 && choices.Count <= MostToWiden; i--)
        {
            if (Wider(choices.Where((_, n) => n != i)) is { } wider)
            {
                choices = [.. wider.Literals.Skip(start.Literals.Count)];
                i = Math.Min(i, choices.Count);
            }
        }

        return space.And(start, choices)!;

        Box? Wider(IEnumerable<Literal> fewer) => space.And(start, fewer) is { } wider && outside.All(r => IsOutside(wider, r)) ? wider : null;
    }
}
