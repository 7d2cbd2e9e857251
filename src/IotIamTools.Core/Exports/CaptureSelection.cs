using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Exports;

/// <summary>What of an account is captured: names, in which <c>*</c> stands for any text and <c>?</c> for one character. Case has no meaning, as in IAM.</summary>
public sealed record CaptureSelection
{
    /// <summary>The names of roles. A pattern takes no service-linked roles, since only their services make them.</summary>
    public IReadOnlyList<string> RoleNames { get; init; } = [];

    /// <summary>The names of groups.</summary>
    public IReadOnlyList<string> GroupNames { get; init; } = [];

    /// <summary>Whether a name is one of the names, or matches one of the patterns.</summary>
    internal static bool Includes(IReadOnlyList<string> names, string name, bool byPattern = true) =>
        names.Any(n => (byPattern || !PolicyPattern.HasWildcard(n)) && PolicyPattern.Covers(n.ToUpperInvariant(), name.ToUpperInvariant()));

    /// <summary>The names that are no patterns and that none of the account's names is.</summary>
    internal static IEnumerable<string> Missing(IReadOnlyList<string> names, IEnumerable<string> found) =>
        names.Where(n => !PolicyPattern.HasWildcard(n)).Except(found, StringComparer.OrdinalIgnoreCase);
}
