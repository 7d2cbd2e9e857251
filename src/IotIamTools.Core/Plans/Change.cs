namespace IotIamTools.Core.Plans;

/// <summary>What became of an entity of a set-up.</summary>
public enum Change
{
    /// <summary>All that is required was there.</summary>
    Unchanged,

    /// <summary>It was made.</summary>
    Created,

    /// <summary>Parts that were missing were added; nothing that was there was changed.</summary>
    Completed,

    /// <summary>Something that differed was overwritten, because that was asked for.</summary>
    Updated,

    /// <summary>Something required is there but different, and overwriting it was not asked for; nothing was done.</summary>
    Drifted,

    /// <summary>The user said no to some of it, or asked only what would happen.</summary>
    Declined,

    /// <summary>A step failed.</summary>
    Failed,

    /// <summary>It was deleted, or taken out of the group.</summary>
    Removed,

    /// <summary>It was to be removed and is not there.</summary>
    Absent,

    /// <summary>It was to be removed and is kept, since others use it or it was used lately.</summary>
    Kept,
}
