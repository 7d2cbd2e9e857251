namespace IotIamTools.Core.Decisions.Conditions;

/// <summary>How a request's value may lie to a policy's value for the operator to match.</summary>
[Flags]
internal enum Ordering
{
    /// <summary>Nothing matches.</summary>
    None = 0,

    /// <summary>Below.</summary>
    Less = 1,

    /// <summary>The same.</summary>
    Equal = 2,

    /// <summary>Above.</summary>
    Greater = 4,
}

internal static class Orderings
{
    public static bool Includes(this Ordering ordering, int comparison) =>
        (ordering & (comparison < 0 ? Ordering.Less : comparison > 0 ? Ordering.Greater : Ordering.Equal)) != Ordering.None;
}
