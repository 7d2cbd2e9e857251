using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>
/// Roles that only ended services can assume. A principal that a living service shares with an ended one is not enough: then what the
/// role has, its name and its last use say how likely it is.
/// </summary>
internal sealed class EndedServiceRule : ILeftoverRule
{
    public IEnumerable<Leftover> Find(LeftoverSearch search)
    {
        var ended = LeftoverFacts.EndedServices.Where(s => s.Ended <= LeftoverSearch.Day(search.Now)).ToDictionary(s => s.Principal, StringComparer.Ordinal);
        foreach (var role in search.Details.Roles)
        {
            var principals = TrustedPrincipals.Of(role.Role.TrustPolicy);
            if (principals.Count > 0 && principals.All(p => p.IsService && ended.ContainsKey(p.Value)))
            {
                var services = principals.Select(p => ended[p.Value]).ToList();
                var verdicts = services.Select(s => Judge(s, role)).ToList();
                if (verdicts.TrueForAll(v => v is not null))
                {
                    yield return Finding(role.Role, services, verdicts.MinBy(v => v!.Certainty)!);
                }
            }
        }
    }

    /// <summary>How certain it is that the role is of no use to that service; null if a living service uses it.</summary>
    private static Verdict? Judge(EndedService service, RoleDetail role)
    {
        var used = LeftoverSearch.Day(role.Role.LastUsed?.LastUsedDate);
        if (service.Successor is not { } successor)
        {
            return used > service.Ended ? new Verdict(Certainty.Likely, $" It was used since, on {Day.Of(used.Value)}.") : new Verdict(Certainty.Certain, "");
        }

        if (used > service.Ended)
        {
            return null;
        }

        var owner = LeftoverFacts.EndedServices.FirstOrDefault(s => s.NamePrefix is { } p && role.Role.Name.StartsWith(p, StringComparison.Ordinal));
        return owner is not null ? new Verdict(Certainty.Likely, $" Its name is one of {owner.Name}, not of {successor.Name}.", owner)
            : role.AttachedPolicies.Any(p => p.Name == successor.Policy) ? new Verdict(Certainty.Possible, $" {successor.Name} may use it.")
            : new Verdict(Certainty.Likely, $" It does not have what {successor.Name} needs.");
    }

    private static Leftover Finding(Role role, List<EndedService> services, Verdict verdict)
    {
        var ended = services.Max(s => s.Ended);
        var names = string.Join("; ", services.Select(s => $"{s.Name}, {Day.Of(s.Ended)}"));
        return new Leftover
        {
            Entity = Entity.Role(role.Name),
            Arn = role.Arn,
            Rule = LeftoverRule.EndedService,
            Why = $"Its service{(services.Count == 1 ? "" : "s")} ended: {names}.{verdict.Remark}",
            Since = LeftoverSearch.Day(role.CreateDate) is { } made && made > ended ? made : ended,
            Certainty = verdict.Certainty,
            LastUsed = role.LastUsed?.LastUsedDate,
            Remediation = Remediation.For(Entity.Role(role.Name), role.Arn, reference => Fix(reference, role, services, verdict)),
        };
    }

    /// <summary>Removal, unless a living service may still use the role: whether it does is not in the account's data.</summary>
    private static Remediation Fix(EntityReference reference, Role role, List<EndedService> services, Verdict verdict) =>
        verdict.Certainty == Certainty.Possible
            ? new ReviewRemediation(reference, $"find out whether {services.Select(s => s.Successor?.Name).First(n => n is not null)} uses it before you remove it")
            : new RemoveRemediation(reference)
            {
                // A role that several services can assume is not the role of one set-up.
                Blueprint = verdict.Owner is { } owner ? owner.Blueprint : services is [var service] ? service.Blueprint : null,
                IsServiceLinked = IamNames.IsServiceLinkedPath(role.Path),
            };

    private sealed record Verdict(Certainty Certainty, string Remark, EndedService? Owner = null);
}
