namespace IotIamTools.Core.Leftovers;

/// <summary>What counts as a leftover.</summary>
public sealed record LeftoverOptions
{
    /// <summary>The rules to go by.</summary>
    public IReadOnlyList<LeftoverRule> Rules { get; init; } = Enum.GetValues<LeftoverRule>();

    /// <summary>The least certainty of what is reported.</summary>
    public Certainty MinimumCertainty { get; init; } = Certainty.Possible;

    /// <summary>After how long without use a deploy user is one.</summary>
    public TimeSpan UnusedFor { get; init; } = TimeSpan.FromDays(90);

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
