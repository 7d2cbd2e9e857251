namespace IotIamTools.Core.Analysis.Sets;

/// <summary>What is known of one dimension of a request: its action, its resource, its principal, or one of its condition keys. Immutable.</summary>
internal abstract class DimensionState;

/// <summary>One dimension of a request with the sets that the statements of the policies ask for in it.</summary>
internal abstract class Domain
{
    /// <summary>All values.</summary>
    public abstract DimensionState Everything { get; }

    /// <summary>The values that are also inside or outside of a set; null if there are none.</summary>
    /// <param name="state">What is known already.</param>
    /// <param name="set">The number of the set.</param>
    /// <param name="isInside">Whether the values are inside of it.</param>
    public abstract DimensionState? And(DimensionState state, int set, bool isInside);
}
