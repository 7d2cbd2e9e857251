using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Permissions;

/// <summary>The permissions of a set, or a part of them, for one account.</summary>
public sealed record RequiredPermissions
{
    internal RequiredPermissions(PermissionSet set, BlueprintPlace place, IReadOnlyList<Permission> permissions)
    {
        Set = set;
        Place = place;
        Permissions = permissions;
    }

    /// <summary>The set that they are from.</summary>
    public PermissionSet Set { get; }

    /// <summary>The account that they are for.</summary>
    public BlueprintPlace Place { get; }

    /// <summary>The permissions in the set's order.</summary>
    public IReadOnlyList<Permission> Permissions { get; private init; }

    /// <summary>The pattern that stands for all of them, or null.</summary>
    internal string? Whole { get; init; }

    /// <summary>The part that is about some actions.</summary>
    /// <param name="names">
    /// Documented names or actions, with the service or without: <c>iotthingsgraph:CreateSystemInstance</c>, <c>CreateSystemInstance</c>,
    /// <c>iot:Describe*</c>. Case has no meaning.
    /// </param>
    /// <exception cref="PermissionNotFoundException">The set has none of that name.</exception>
    public RequiredPermissions Only(IReadOnlyList<string> names)
    {
        var wanted = new HashSet<Permission>(ReferenceEqualityComparer.Instance);
        foreach (var name in names)
        {
            var found = Permissions.Where(p => Names(p).Any(n => PolicyPattern.Covers(name.ToUpperInvariant(), n.ToUpperInvariant()))).ToList();
            if (found.Count == 0)
            {
                throw new PermissionNotFoundException(
                    $"the permission set '{Set.Name}' has no action '{Excerpt.Of(name)}'{Nearest.Suggest(name, Permissions.SelectMany(Names))}");
            }

            wanted.UnionWith(found);
        }

        return Only(wanted.Contains);
    }

    /// <summary>The part that a condition holds for.</summary>
    public RequiredPermissions Only(Func<Permission, bool> isWanted)
    {
        var part = Permissions.Where(isWanted).ToList();
        return part.Count == Permissions.Count ? this : this with { Permissions = part, Whole = null };
    }

    /// <summary>
    /// The smallest policy that grants the permissions: actions on the same resources under the same conditions share a statement.
    /// <c>iam:PassRole</c> names the roles, and the services that they may be passed to.
    /// </summary>
    /// <param name="scope">The resources that the policy is limited to.</param>
    public PolicyDocument ToPolicy(PermissionScope? scope = null)
    {
        var limits = scope ?? PermissionScope.None;
        return new PolicyDocument
        {
            Statements = [.. Permissions
                .Select(p => (Permission: p, Resources: GrantedResources(p, limits)))
                .GroupBy(p => string.Join('\n', p.Resources.Append(string.Join(' ', p.Permission.PassedTo))), StringComparer.Ordinal)
                .Select(g => Statement([.. g.Select(p => p.Permission)], g.First().Resources))],
        };
    }

    /// <summary>The name of the set.</summary>
    public override string ToString() => Set.Name;

    private static IEnumerable<string> Names(Permission permission)
    {
        foreach (var name in new[] { permission.Documented, permission.Action })
        {
            yield return name;
            yield return name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        }
    }

    private static IReadOnlyList<string> GrantedResources(Permission permission, PermissionScope scope)
    {
        var resources = scope.ResourcesOf(permission);
        var isAllThereIs = ReferenceEquals(resources, permission.Resources) && !permission.NamesResources && permission.PassedTo.Count == 0;
        return isAllThereIs ? ["*"] : [.. resources.Order(StringComparer.Ordinal)];
    }

    private Statement Statement(IReadOnlyList<Permission> permissions, IReadOnlyList<string> resources)
    {
        IEnumerable<string> actions = Whole is { } all && permissions.Count == Permissions.Count
            ? [all]
            : permissions.Select(p => p.Action).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        return new Statement
        {
            Effect = Effect.Allow,
            Actions = [.. actions],
            Resources = resources,
            Conditions = permissions[0].PassedTo is { Count: > 0 } services
                ? [new Condition(new ConditionOperator(ConditionOperatorKind.StringEquals), "iam:PassedToService", services)]
                : [],
        };
    }
}
