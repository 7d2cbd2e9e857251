using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>The principals of an account, found by name or ARN. IAM's names ignore case.</summary>
internal sealed class AccountIndex(AuthorizationDetails details, string accountId)
{
    private readonly Lazy<Dictionary<string, UserDetail>> _users = new(() => ByName(details.Users, u => u.User.Name));
    private readonly Lazy<Dictionary<string, RoleDetail>> _roles = new(() => ByName(details.Roles, r => r.Role.Name));
    private readonly Lazy<Dictionary<string, GroupDetail>> _groups = new(() => ByName(details.Groups, g => g.Group.Name));

    public AuthorizationDetails Details => details;

    public GroupDetail? FindGroup(string name) => _groups.Value.GetValueOrDefault(name);

    /// <summary>The principal of that name, or null with the reason.</summary>
    public AccountPrincipal? Find(PrincipalName name, out string? problem)
    {
        if (name.Read(out problem) is not { } parts)
        {
            return null;
        }

        var found = parts.AccountId is null || parts.AccountId == accountId ? Find(parts) : null;

        // The path is part of an ARN: one with another path is another principal's, or nobody's.
        if (found is not null && (parts.Arn is null || parts.Arn == found.Arn))
        {
            return found;
        }

        problem = NotFound(name, parts, accountId);
        return null;
    }

    /// <summary>Learns that a principal has an inline policy, in place of one of the same name.</summary>
    public void Put(Entity entity, InlinePolicy policy)
    {
        switch (entity.Kind)
        {
            case EntityKind.User:
                Change(_users, u => u with { InlinePolicies = With(u.InlinePolicies) });
                break;
            case EntityKind.Role:
                Change(_roles, r => r with { InlinePolicies = With(r.InlinePolicies) });
                break;
            case EntityKind.Group:
                Change(_groups, g => g with { InlinePolicies = With(g.InlinePolicies) });
                break;
        }

        void Change<T>(Lazy<Dictionary<string, T>> all, Func<T, T> change) => all.Value[entity.Name] = change(all.Value[entity.Name]);

        IReadOnlyList<InlinePolicy> With(IReadOnlyList<InlinePolicy> policies) => [.. policies.Where(p => p.Name != policy.Name), policy];
    }

    public static string NotFound(PrincipalName name, PrincipalName.Parts parts, string accountId)
    {
        var kind = parts.Kind?.ToString().ToLowerInvariant() ?? "user, role or group";
        return parts.AccountId is { } other && other != accountId
            ? $"{name} is in account {other}, and this is account {accountId}"
            : $"there is no {kind} '{name}' in account {accountId}";
    }

    private AccountPrincipal? Find(PrincipalName.Parts parts) =>
        (parts.Kind ?? EntityKind.User) == EntityKind.User && _users.Value.TryGetValue(parts.Name, out var user) ? AccountPrincipal.Of(user)
        : (parts.Kind ?? EntityKind.Role) == EntityKind.Role && _roles.Value.TryGetValue(parts.Name, out var role) ? AccountPrincipal.Of(role)
        : (parts.Kind ?? EntityKind.Group) == EntityKind.Group && _groups.Value.TryGetValue(parts.Name, out var group) ? AccountPrincipal.Of(group)
        : null;

    private static Dictionary<string, T> ByName<T>(IReadOnlyList<T> items, Func<T, string> name)
    {
        // An export holds each name once; of a file that does not, the first counts.
        var byName = new Dictionary<string, T>(items.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            byName.TryAdd(name(item), item);
        }

        return byName;
    }
}
