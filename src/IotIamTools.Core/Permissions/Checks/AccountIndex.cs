using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>The principals of an account, found by name or ARN. IAM's names ignore case.</summary>
internal sealed class AccountIndex(AuthorizationDetails details, BlueprintPlace place)
{
    private readonly Lazy<Dictionary<string, UserDetail>> _users = new(() => ByName(details.Users, u => u.User.Name));
    private readonly Lazy<Dictionary<string, RoleDetail>> _roles = new(() => ByName(details.Roles, r => r.Role.Name));
    private readonly Lazy<Dictionary<string, GroupDetail>> _groups = new(() => ByName(details.Groups, g => g.Group.Name));

    public AuthorizationDetails Details => details;

    public GroupDetail? FindGroup(string name) => _groups.Value.GetValueOrDefault(name);

    /// <summary>The principal that a reference names.</summary>
    /// <exception cref="EntityReferenceException">The reference names nothing that IAM can have, or something of another account, partition or path.</exception>
    /// <exception cref="IamException">There is no such principal (NoSuchEntity).</exception>
    public AccountPrincipal Require(EntityReference reference) => Require(reference, Find(reference), place);

    /// <summary>What was found under the name of a reference, if it is what the reference means.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="found">The principal of that name, or null.</param>
    /// <param name="place">The account.</param>
    public static AccountPrincipal Require(EntityReference reference, AccountPrincipal? found, BlueprintPlace place)
    {
        // Of the kinds, a group may have the longest name.
        if ((reference.Problem ?? IamNames.CheckEntityName(reference.Kind ?? EntityKind.Group, reference.Name)?.Message) is { } invalid)
        {
            throw new EntityReferenceException(reference, reference.Problem ?? $"'{Excerpt.Of(reference.Text)}' is not a name that a user, role or group can have. {invalid}", isElsewhere: false);
        }

        if ((reference.ProblemIn(place.Partition, place.AccountId) ?? (found is null ? null : reference.ProblemWith(found.Arn))) is { } elsewhere)
        {
            throw new EntityReferenceException(reference, elsewhere, isElsewhere: true);
        }

        return found ?? throw new IamException(
            IamErrorCodes.NoSuchEntity, $"there is no {reference.Kind?.ToNoun() ?? "user, role or group"} '{reference}' in account {place.AccountId}", $"Get{reference.Kind ?? EntityKind.User}");
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

    /// <summary>The principal that has the name of a reference, or null. Whether it is what the reference means is not compared.</summary>
    public AccountPrincipal? Find(EntityReference reference) =>
        (reference.Kind ?? EntityKind.User) == EntityKind.User && _users.Value.TryGetValue(reference.Name, out var user) ? AccountPrincipal.Of(user)
        : (reference.Kind ?? EntityKind.Role) == EntityKind.Role && _roles.Value.TryGetValue(reference.Name, out var role) ? AccountPrincipal.Of(role)
        : (reference.Kind ?? EntityKind.Group) == EntityKind.Group && _groups.Value.TryGetValue(reference.Name, out var group) ? AccountPrincipal.Of(group)
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
