using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>Managed policies that AWS has retired: they keep working while they are attached. Source: IAM user guide, access_policies_managed-deprecated.</summary>
internal sealed class RetiredPolicyRule : ILeftoverRule
{
    public IEnumerable<Leftover> Find(LeftoverSearch search) =>
    [
        .. search.Details.Roles.SelectMany(r => Findings(Entity.Role(r.Role.Name), r.Role.Arn, r.AttachedPolicies, r.Role.LastUsed?.LastUsedDate)),
        .. search.Details.Groups.SelectMany(g => Findings(Entity.Group(g.Group.Name), g.Group.Arn, g.AttachedPolicies, null)),
        .. search.Details.Users.SelectMany(u => Findings(Entity.User(u.User.Name), u.User.Arn, u.AttachedPolicies, u.User.PasswordLastUsed)),
    ];

    private static IEnumerable<Leftover> Findings(Entity entity, string arn, IReadOnlyList<AttachedPolicy> attached, DateTimeOffset? lastUsed)
    {
        foreach (var policy in attached)
        {
            if (AwsManagedPolicies.Find(policy.Arn) is { IsDeprecated: true } retired)
            {
                var replacement = AwsManagedPolicies.Replacement(policy.Arn);
                yield return new Leftover
                {
                    Entity = entity,
                    Arn = arn,
                    Rule = LeftoverRule.RetiredPolicy,
                    Why = $"{retired.Name}, retired {Day.Of(retired.DeprecatedOn!.Value)}, cannot be attached again{(replacement is null ? "" : $"; use {replacement.Name}")}.",
                    Since = retired.DeprecatedOn,
                    Certainty = Certainty.Certain,
                    LastUsed = lastUsed,
                    Remediation = Remediation.For(
                        entity,
                        arn,
                        reference => new SwapPolicyRemediation(reference, policy.Arn, replacement?.ArnIn(PolicyArn.Find(policy.Arn)!.Partition))),
                };
            }
        }
    }
}
