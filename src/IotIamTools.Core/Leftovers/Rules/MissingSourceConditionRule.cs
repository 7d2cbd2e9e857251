using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>
/// Trust policies that let a service assume the role on behalf of any account, where its vendor documents conditions on the source.
/// Source: IAM user guide, confused-deputy.
/// </summary>
internal sealed class MissingSourceConditionRule : ILeftoverRule
{
    public IEnumerable<Leftover> Find(Audit audit)
    {
        foreach (var role in audit.Details.Roles)
        {
            if (!PolicyParser.TryParse(role.Role.TrustPolicy, out var trust, out _))
            {
                continue;
            }

            var open = LeftoverFacts.SourceConditions.Where(f => trust.Statements.Any(s => SourceConditions.AreMissing(s, f.Principal))).ToList();
            if (open.Count > 0)
            {
                yield return new Leftover
                {
                    Entity = Entity.Role(role.Role.Name),
                    Arn = role.Role.Arn,
                    Rule = LeftoverRule.MissingSourceCondition,
                    Why = $"{string.Join(" and ", open.Select(f => f.Principal))} may assume it for other accounts: no condition on aws:SourceAccount or aws:SourceArn.",
                    Since = Audit.Day(role.Role.CreateDate),
                    Certainty = open.Max(f => f.Certainty),
                    LastUsed = role.Role.LastUsed?.LastUsedDate,
                    Mend = SourceConditionMend.For(role, trust, open),
                };
            }
        }
    }
}
