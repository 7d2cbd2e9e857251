using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>The policies that have a say about a principal.</summary>
internal sealed class PrincipalPolicies
{
    private readonly IReadOnlyList<PolicySource> _identity;
    private readonly IReadOnlyList<PolicySource> _group;
    private readonly PolicySource? _boundary;

    public PrincipalPolicies(
        IReadOnlyList<PolicySource> identity, IReadOnlyList<PolicySource> group, PolicySource? boundary, IReadOnlyList<UnresolvedPolicy> unresolved)
    {
        (_identity, _group, _boundary) = (identity, group, boundary);
        var problems = new List<UnresolvedPolicy>(unresolved);
        Set = new PolicySet
        {
            IdentityPolicies = Compiled(identity, PolicyType.Identity, problems),
            GroupPolicies = Compiled(group, PolicyType.Group, problems),
            Boundary = boundary is null ? null : Compiled([boundary], PolicyType.Boundary, problems),
            Unresolved = problems,
        };
    }

    /// <summary>The policies as the decider takes them.</summary>
    public PolicySet Set { get; }

    /// <summary>The roles that the policies name where they allow iam:PassRole.</summary>
    public IEnumerable<string> PassableRoles => _identity.Concat(_group).SelectMany(p => p.PassableRoles);

    /// <summary>These policies and one more of the principal's own.</summary>
    public PrincipalPolicies With(PolicySource more) => new([.. _identity, more], _group, _boundary, [.. Set.Unresolved.Where(u => u.Type == PolicyType.Group)]);

    /// <summary>The resources on which the policies allow an action, whatever their conditions are.</summary>
    public IEnumerable<string> ResourcesFor(string action) => _identity.Concat(_group).SelectMany(p => p.ResourcesFor(action));

    private static CompiledPolicy[] Compiled(IReadOnlyList<PolicySource> sources, PolicyType type, List<UnresolvedPolicy> problems)
    {
        var compiled = new CompiledPolicy[sources.Count];
        var count = 0;
        foreach (var source in sources)
        {
            if (source.Compiled is { } policy)
            {
                compiled[count++] = policy;
            }
            else
            {
                problems.Add(new UnresolvedPolicy(type, source.Name, source.Problem!));
            }
        }

        return count == compiled.Length ? compiled : compiled[..count];
    }
}
