using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>Groups, and users through them or by themselves, with <c>iam:*</c> on <c>*</c>: who has that can become an administrator.</summary>
internal sealed class JetsBaselineRule : ILeftoverRule
{
    private const string DefaultPolicyName = "JetsPolicy";

    public IEnumerable<Leftover> Find(Audit audit) =>
        [.. audit.Details.Groups.Select(g => OfGroup(g.Group, audit)).OfType<Leftover>(), .. audit.Details.Users.Select(u => OfUser(u, audit)).OfType<Leftover>()];

    private static Leftover? OfGroup(Group group, Audit audit) => audit.Deployers.Access(group.Name) is { } access
        ? new Leftover
        {
            Entity = Entity.Group(group.Name),
            Arn = group.Arn,
            Rule = LeftoverRule.JetsBaseline,
            Why = $"Its users can become administrators: iam:* on * in {List(access)}.{Remark(access)}",
            Since = Since(access, group.CreateDate),
            Certainty = access.Certainty,
            Mend = Mend(Entity.Group(group.Name), access.Policies[0]),
        }
        : null;

    private static Leftover? OfUser(UserDetail detail, Audit audit)
    {
        var user = detail.User;
        var own = JetsAccess.Find([.. audit.Policies(detail.InlinePolicies, detail.AttachedPolicies)]);
        var groupName = own is null ? detail.GroupNames.FirstOrDefault(g => audit.Deployers.Access(g) is not null) : null;
        if ((own ?? (groupName is null ? null : audit.Deployers.Access(groupName))) is not { } access)
        {
            return null;
        }

        var isLimited = user.PermissionsBoundaryArn is not null;
        return new Leftover
        {
            Entity = Entity.User(user.Name),
            Arn = user.Arn,
            Rule = LeftoverRule.JetsBaseline,
            Why = $"Can become an administrator: iam:* on * in {List(access)}{(groupName is null ? "" : $" of group {groupName}")}.{Remark(access)}"
                + (isLimited ? " Its permissions boundary may prevent it." : ""),
            Since = Since(access, user.CreateDate),
            Certainty = isLimited ? Certainty.Possible : access.Certainty,
            LastUsed = user.PasswordLastUsed,
            GroupName = groupName,
            Mend = groupName is null
                ? Mend(Entity.User(user.Name), access.Policies[0])
                : $"Remove-JetsDeployUser -UserName {MendingCommand.Quote(user.Name)} -GroupName {MendingCommand.Quote(groupName)}",
        };
    }

    private static string List(JetsAccess access) => string.Join(" and ", access.Policies);

    private static string Remark(JetsAccess access) => access.Certainty == Certainty.Possible ? " Nothing else of Jets is there." : "";

    /// <summary>When an inline policy was written is known to nobody: not before its entity was made.</summary>
    private static DateOnly? Since(JetsAccess access, DateTimeOffset made) => access.Policies.Select(p => p.Since).Append(Audit.Day(made)).Max();

    private static string Mend(Entity entity, KnownPolicy policy)
    {
        var whose = $"-{entity.Kind}Name {MendingCommand.Quote(entity.Name)}";
        var named = policy.Name == DefaultPolicyName ? "" : $" -PolicyName {MendingCommand.Quote(policy.Name)}";
        return (policy.Arn, entity.Kind) switch
        {
            (null, EntityKind.Group) => $"New-JetsDeployGroup {whose}{named} -NamePrefix PREFIX -Force",
            (null, _) => $"Remove-IAM{entity.Kind}Policy {whose} -PolicyName {MendingCommand.Quote(policy.Name)}",
            ({ } arn, _) => $"Unregister-IAM{entity.Kind}Policy {whose} -PolicyArn {MendingCommand.Quote(arn)}",
        };
    }
}
