using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>A user, role or group with what decides about its requests.</summary>
internal sealed record AccountPrincipal(
    EntityKind Kind,
    string Name,
    string Arn,
    string Id,
    IReadOnlyList<Tag> Tags,
    string? BoundaryArn,
    IReadOnlyList<InlinePolicy> InlinePolicies,
    IReadOnlyList<AttachedPolicy> AttachedPolicies,
    IReadOnlyList<string> GroupNames)
{
    public static AccountPrincipal Of(UserDetail user) => Of(user.User) with
    {
        InlinePolicies = user.InlinePolicies,
        AttachedPolicies = user.AttachedPolicies,
        GroupNames = user.GroupNames,
    };

    public static AccountPrincipal Of(RoleDetail role) => Of(role.Role) with { InlinePolicies = role.InlinePolicies, AttachedPolicies = role.AttachedPolicies };

    public static AccountPrincipal Of(GroupDetail group) => Of(group.Group) with { InlinePolicies = group.InlinePolicies, AttachedPolicies = group.AttachedPolicies };

    public static AccountPrincipal Of(User user) => new(EntityKind.User, user.Name, user.Arn, user.Id, user.Tags, user.PermissionsBoundaryArn, [], [], []);

    public static AccountPrincipal Of(Role role) => new(EntityKind.Role, role.Name, role.Arn, role.Id, role.Tags, role.PermissionsBoundaryArn, [], [], []);

    public static AccountPrincipal Of(Group group) => new(EntityKind.Group, group.Name, group.Arn, group.Id, [], null, [], [], []);
}
