using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>
/// Groups, and users through them or by themselves, with <c>iam:*</c> on <c>*</c>: who has that can become an administrator. Each policy that
/// grants it is a finding. A user who has it through a group needs nothing but that the group's policy is narrowed.
/// </summary>
internal sealed class JetsBaselineRule : ILeftoverRule
{
    public IEnumerable<Leftover> Find(LeftoverSearch search) =>
        [.. search.Details.Groups.SelectMany(g => OfGroup(g.Group, search)), .. search.Details.Users.SelectMany(u => OfUser(u, search))];

    private static IEnumerable<Leftover> OfGroup(Group group, LeftoverSearch search)
    {
        var access = search.Deployers.Access(group.Name);
        foreach (var policy in access?.Policies ?? [])
        {
            yield return new Leftover
            {
                Entity = Entity.Group(group.Name),
                Arn = group.Arn,
                Rule = LeftoverRule.JetsBaseline,
                Why = $"Its users can become administrators: iam:* on * in {policy}.{Remark(access!)}",
                Since = Since(policy, group.CreateDate),
                Certainty = access!.Certainty,
                Remediation = Fix(Entity.Group(group.Name), group.Arn, policy, access),
            };
        }
    }

    private static IEnumerable<Leftover> OfUser(UserDetail detail, LeftoverSearch search)
    {
        var user = detail.User;
        if (JetsAccess.Find([.. search.Policies(detail.InlinePolicies, detail.AttachedPolicies)]) is { } own)
        {
            return own.Policies.Select(p => OfUser(user, null, p, own, Entity.User(user.Name), user.Arn));
        }

        return detail.GroupNames
            .Select(g => (Access: search.Deployers.Access(g), Group: search.Details.Groups.FirstOrDefault(d => d.Group.Name.Equals(g, StringComparison.OrdinalIgnoreCase))?.Group))
            .Where(g => g is { Access: not null, Group: not null })
            .SelectMany(g => g.Access!.Policies.Select(p => OfUser(user, g.Group!.Name, p, g.Access, Entity.Group(g.Group.Name), g.Group.Arn)));
    }

    private static Leftover OfUser(User user, string? groupName, KnownPolicy policy, JetsAccess access, Entity owner, string ownerArn)
    {
        var isLimited = user.PermissionsBoundaryArn is not null;
        return new Leftover
        {
            Entity = Entity.User(user.Name),
            Arn = user.Arn,
            Rule = LeftoverRule.JetsBaseline,
            Why = $"Can become an administrator: iam:* on * in {policy}{(groupName is null ? "" : $" of group {Excerpt.Of(groupName)}")}.{Remark(access)}"
                + (isLimited ? " Its permissions boundary may prevent it." : ""),
            Since = Since(policy, user.CreateDate),
            Certainty = isLimited ? Certainty.Possible : access.Certainty,
            LastUsed = user.PasswordLastUsed,
            GroupName = groupName,
            Remediation = Fix(owner, ownerArn, policy, access),
        };
    }

    private static string Remark(JetsAccess access) => access.Certainty == Certainty.Possible ? " Nothing else of Jets is there." : "";

    /// <summary>When an inline policy was written is not known: not before its entity was made.</summary>
    private static DateOnly? Since(KnownPolicy policy, DateTimeOffset made) => new[] { policy.Since, LeftoverSearch.Day(made) }.Max();

    /// <summary>IAM permissions without any other of Jets may be meant, for those who administer identities.</summary>
    private static Remediation Fix(Entity owner, string arn, KnownPolicy policy, JetsAccess access) => Remediation.For(
        owner,
        arn,
        reference => access.Certainty == Certainty.Possible
            ? new ReviewRemediation(reference, $"decide whether {policy} is meant for those who administer identities")
            : new NarrowRemediation(reference, policy.Name, policy.Arn));
}
