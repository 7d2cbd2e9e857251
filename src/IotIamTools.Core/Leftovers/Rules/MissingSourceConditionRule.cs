using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>
/// Trust policies that let a service assume the role on behalf of any account, although its vendor documents conditions on the source. Each
/// such service is a finding. Source: IAM user guide, confused-deputy.
/// </summary>
internal sealed class MissingSourceConditionRule : ILeftoverRule
{
    public IEnumerable<Leftover> Find(LeftoverSearch search)
    {
        foreach (var role in search.Details.Roles.Select(r => r.Role))
        {
            if (!PolicyParser.TryParse(role.TrustPolicy, out var trust, out _))
            {
                continue;
            }

            foreach (var fact in LeftoverFacts.SourceConditions.Where(f => trust.Statements.Any(s => SourceConditions.AreMissing(s, f.Principal))))
            {
                yield return new Leftover
                {
                    Entity = Entity.Role(role.Name),
                    Arn = role.Arn,
                    Rule = LeftoverRule.MissingSourceCondition,
                    Why = $"{fact.Principal} may assume it for other accounts: no condition on aws:SourceAccount or aws:SourceArn.",
                    Since = LeftoverSearch.Day(role.CreateDate),
                    Certainty = fact.Certainty,
                    LastUsed = role.LastUsed?.LastUsedDate,
                    Remediation = Remediation.For(Entity.Role(role.Name), role.Arn, reference => Fix(reference, fact)),
                };
            }
        }
    }

    private static AddConditionsRemediation Fix(EntityReference role, SourceConditionFact fact) => new(
        role,
        fact.Principal,
        role.AccountId!,
        fact.SourceArn.Replace("{partition}", role.Partition, StringComparison.Ordinal).Replace("{account}", role.AccountId, StringComparison.Ordinal));
}
