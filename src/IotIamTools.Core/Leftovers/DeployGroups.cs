using IotIamTools.Core.Accounts;

namespace IotIamTools.Core.Leftovers;

/// <summary>The groups whose users deploy with Jets, and the users who may do so by their own policies.</summary>
internal sealed class DeployGroups
{
    // The names that the Jets documentation gives, and this module with them.
    private const string DocumentedName = "Jets";
    private const string DocumentedPolicy = "JetsPolicy";

    private readonly Lazy<Dictionary<string, JetsAccess>> _access;
    private readonly Lazy<HashSet<string>> _names;

    public DeployGroups(LeftoverSearch search)
    {
        _access = new(() => search.Details.Groups
            .Select(g => (g.Group.Name, Access: JetsAccess.Find([.. search.Policies(g.InlinePolicies, g.AttachedPolicies)])))
            .Where(g => g.Access is not null)
            .ToDictionary(g => g.Name, g => g.Access!, StringComparer.OrdinalIgnoreCase));
        _names = new(() => search.Details.Groups
            .Where(g => Access(g.Group.Name)?.Certainty >= Certainty.Likely || IsDocumented(g))
            .Select(g => g.Group.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The broad permissions of a group, or null.</summary>
    public JetsAccess? Access(string groupName) => _access.Value.GetValueOrDefault(groupName);

    /// <summary>Whether the group is one for deploying, with broad permissions or with least ones.</summary>
    public bool Contains(string groupName) => _names.Value.Contains(groupName);

    private static bool IsDocumented(GroupDetail group) =>
        group.Group.Name.Equals(DocumentedName, StringComparison.OrdinalIgnoreCase)
        || group.InlinePolicies.Any(p => p.Name == DocumentedPolicy || p.Name.StartsWith(DocumentedPolicy + "-", StringComparison.Ordinal));
}
