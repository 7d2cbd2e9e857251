using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;

namespace IotIamTools.Core.Analysis;

/// <summary>Requests to look for: inside of some regions, and outside of others.</summary>
/// <param name="Inside">What has to hold.</param>
/// <param name="Outside">What the requests have to stay out of.</param>
/// <param name="Statement">The statement that is told with them, or null.</param>
internal sealed record Goal(IReadOnlyList<Literal> Inside, IReadOnlyList<IReadOnlyList<Literal>> Outside, CompiledStatement? Statement);

/// <summary>One of the ways in which two policies can decide a request differently.</summary>
/// <param name="Goals">Where such requests can be.</param>
/// <param name="Old">What the old policy decides of them.</param>
/// <param name="New">What the new policy decides of them.</param>
internal sealed record Question(Func<RequestSpace, IEnumerable<Goal>> Goals, Func<Decision, bool> Old, Func<Decision, bool> New)
{
    /// <summary>The new policy allows, the old one does not.</summary>
    public static Question Gained { get; } = new(
        s => Granted(s.NewAllows, s.NewDenies, s.OldAllows, s.OldDenies), d => d != Decision.Allowed, d => d == Decision.Allowed);

    /// <summary>The old policy allows, the new one does not.</summary>
    public static Question Lost { get; } = new(
        s => Granted(s.OldAllows, s.OldDenies, s.NewAllows, s.NewDenies), d => d == Decision.Allowed, d => d != Decision.Allowed);

    /// <summary>The old policy denies explicitly, the new one only does not allow.</summary>
    public static Question DeniesRemoved { get; } = new(
        s => Denied(s, s.OldDenies, s.NewDenies, s.NewAllows), d => d == Decision.ExplicitlyDenied, d => d == Decision.ImplicitlyDenied);

    /// <summary>The new policy denies explicitly, the old one only does not allow.</summary>
    public static Question DeniesAdded { get; } = new(
        s => Denied(s, s.NewDenies, s.OldDenies, s.OldAllows), d => d == Decision.ImplicitlyDenied, d => d == Decision.ExplicitlyDenied);

    private static IEnumerable<Goal> Granted(IReadOnlyList<Region> allows, IReadOnlyList<Region> denies, IReadOnlyList<Region> otherAllows, IReadOnlyList<Region> otherDenies)
    {
        List<IReadOnlyList<Literal>> outsideOfDenies = [.. denies.Select(d => d.Literals)];
        List<IReadOnlyList<Literal>> outsideOfAll = [.. outsideOfDenies, .. otherAllows.Select(a => a.Literals)];
        foreach (var allow in allows)
        {
            yield return new Goal(allow.Literals, outsideOfAll, allow.Statement);
        }

        foreach (var allow in allows)
        {
            foreach (var deny in otherDenies)
            {
                yield return new Goal([.. allow.Literals, .. deny.Literals], outsideOfDenies, allow.Statement);
            }
        }
    }

    private static IEnumerable<Goal> Denied(RequestSpace space, IReadOnlyList<Region> denies, IReadOnlyList<Region> otherDenies, IReadOnlyList<Region> otherAllows)
    {
        List<IReadOnlyList<Literal>> outside = [.. otherDenies.Concat(otherAllows).Select(r => r.Literals)];
        foreach (var deny in denies)
        {
            yield return new Goal([.. space.OneOfEach, .. deny.Literals], outside, deny.Statement);
        }
    }
}
