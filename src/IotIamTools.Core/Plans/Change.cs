namespace IotIamTools.Core.Plans;

/// <summary>What became of an entity.</summary>
public enum Change
{
    /// <summary>All that is required was there.</summary>
    Unchanged,

    /// <summary>It was created.</summary>
    Created,

    /// <summary>Parts that were missing were added; nothing that was there was changed.</summary>
    Completed,

    /// <summary>Something that differed was overwritten, because the user asked for that.</summary>
    Updated,

    /// <summary>Something required is there but differs, and the user did not ask to overwrite it; nothing was done.</summary>
    Drifted,

    /// <summary>The user said no to it, or to something that it depends on; it is as it was.</summary>
    Declined,

    /// <summary>The user asked only what would happen; nothing was done.</summary>
    WhatIf,

    /// <summary>A step failed.</summary>
    Failed,

    /// <summary>It was deleted, or removed from the group.</summary>
    Removed,

    /// <summary>It was to be removed and does not exist.</summary>
    NotFound,

    /// <summary>It was to be removed and stays: something needs it, it was used lately, or it is not of the set-up.</summary>
    Retained,
}
