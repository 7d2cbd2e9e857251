using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>
/// Roles that only ended services can assume. A principal that a living service shares with an ended one is not enough: then what the
/// role has, is called, and when it was used tell how likely it is.
/// </summary>
internal sealed class EndedServiceRule : ILeftoverRule
{
    public IEnumerable<Leftover> Find(Audit audit)
    {
        var ended = LeftoverFacts.EndedServices.Where(s => s.Ended <= Audit.Day(audit.Now)).ToDictionary(s => s.Principal, StringComparer.Ordinal);
        foreach (var role in audit.Details.Roles)
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

    /// <summary>How certain it is that the role is of no use to that service; null where it is of use to another.</summary>
    private static Verdict? Judge(EndedService service, RoleDetail role)
    {
        var used = Audit.Day(role.Role.LastUsed?.LastUsedDate);
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
            : new Verdict(Certainty.Likely, $" It lacks what {successor.Name} needs.");
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
            Since = Audit.Day(role.CreateDate) is { } made && made > ended ? made : ended,
            Certainty = verdict.Certainty,
            LastUsed = role.LastUsed?.LastUsedDate,
            Mend = Mend(role, (verdict.Owner ?? services[0]).Remove),
        };
    }

    private static string Mend(Role role, string? remove)
    {
        var name = MendingCommand.Quote(role.Name);
        if (IamNames.IsServiceLinkedPath(role.Path))
        {
            return $"Remove-IAMServiceLinkedRole -RoleName {name}";
        }

        // What is removed by its export can be brought back by it.
        return remove?.Replace("{name}", name, StringComparison.Ordinal)
            ?? $"Export-IotIamBlueprint -RoleName {name} -Path {name}.json; Uninstall-IotIamBlueprint -Path {name}.json";
    }

    private sealed record Verdict(Certainty Certainty, string Remark, EndedService? Owner = null);
}
