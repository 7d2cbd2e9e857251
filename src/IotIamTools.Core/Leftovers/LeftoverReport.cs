namespace IotIamTools.Core.Leftovers;

/// <summary>What set-ups have left behind in an account.</summary>
/// <param name="Leftovers">The findings.</param>
/// <param name="Warnings">What the user should know about them.</param>
public sealed record LeftoverReport(IReadOnlyList<Leftover> Leftovers, IReadOnlyList<string> Warnings);
