using IotIamTools.Core.Analysis.Sets;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Analysis;

/// <summary>Says which requests a box has, for people.</summary>
internal static class GroupText
{
    /// <summary>The group of a box.</summary>
    public static AccessGroup Of(PolicyPair pair, RequestSpace space, Box box, CompiledStatement? statement, AuthorizationRequest witness) => new()
    {
        Actions = Patterns(space.ActionDomain, (PatternState)box.States[RequestSpace.Actions]),
        Resources = box.Literals.Any(l => l.Dimension == RequestSpace.Resources) ? Patterns(space.ResourceDomain, (PatternState)box.States[RequestSpace.Resources]) : [],
        Principals = box.Literals.Any(l => l.Dimension == RequestSpace.Principals) ? Principals(space, box) : [],
        Conditions = [.. box.Literals.Where(l => l.Dimension > RequestSpace.Principals).Select(l => Condition(pair, l)).Distinct(StringComparer.Ordinal)],
        Statement = statement is null ? null : statement.Index + 1,
        Witness = witness,
        Box = box,
    };

    private static List<string> Patterns(PatternDomain domain, PatternState state)
    {
        // The set that is within all others says it best.
        var sets = state.Inside.OrderBy(i => domain[i].Patterns.Length).ToList();
        var best = sets.Find(i => sets.TrueForAll(o => o == i || domain.Find(new PatternState([i], [o])) is null));
        if (sets.Count > 0 && !sets.TrueForAll(o => o == best || domain.Find(new PatternState([best], [o])) is null))
        {
            best = sets[0];
        }

        var patterns = sets.Count > 0 ? domain[best].Patterns : [new Pattern([Iam.WildcardPattern.Star], "*")];
        var texts = new List<string>();
        foreach (var pattern in patterns.Where(p => domain.Find(p, state, best) is not null))
        {
            var limits = state.Inside.Where(i => sets.Count > 0 && i != best && domain.Find(pattern, new PatternState([], [i])) is not null)
                .Select(i => $" within {List(domain[i].Patterns.Where(p => domain.Find(p, new PatternState([], [])) is not null && p.MayMeet(pattern)))}");
            var without = state.Outside.SelectMany(o => domain[o].Patterns).Where(p => p.MayMeet(pattern) && !pattern.IsLiteral && Meets(domain, pattern, p))
                .DistinctBy(p => p.Key).ToList();
            texts.Add($"{pattern.Text}{string.Concat(limits)}{(without.Count > 0 ? $" except {List(without)}" : "")}");
        }

        return texts;
    }

    private static bool Meets(PatternDomain domain, Pattern pattern, Pattern other) => domain.Find(pattern, new PatternState([domain.Add([other])], [])) is not null;

    private static string List(IEnumerable<Pattern> patterns) => string.Join(", ", patterns.Select(p => p.Text));

    private static List<string> Principals(RequestSpace space, Box box)
    {
        var points = ((PrincipalState)box.States[RequestSpace.Principals]).Points.Items.Select(i => space.PrincipalDomain.Points[i]).ToList();
        if (points.Count == space.PrincipalDomain.Points.Count)
        {
            return ["everyone"];
        }

        var names = points.GroupBy(p => p.Principal.Id).Select(g => (Point: g.First(), IsAloneOnly: g.All(p => p.IsAlone && HasOther(space, p)))).ToList();
        return [.. names.Select(n => $"{Name(space, n.Point)}{(n.IsAloneOnly ? " (in the account of the resource, without a policy of its own)" : "")}")];
    }

    private static bool HasOther(RequestSpace space, PrincipalPoint point) => space.PrincipalDomain.Points.Any(p => !p.IsAlone && p.Principal.Id == point.Principal.Id);

    private static string Name(RequestSpace space, PrincipalPoint point)
    {
        var principal = point.Principal;
        if (point.IsNamed)
        {
            return principal.Type == PrincipalType.Anonymous ? "anonymous" : principal.Id;
        }

        var account = principal.AccountId is null ? "" : space.PrincipalDomain.Points.Any(p => p.IsNamed && p.Principal.AccountId == principal.AccountId) ? $" of account {principal.AccountId}" : " of any other account";
        return principal.Type switch
        {
            PrincipalType.User => $"any other user{account}",
            PrincipalType.Role => $"any other role{account}",
            PrincipalType.RoleSession when point.Provider is not null => $"sessions by {point.Provider}",
            PrincipalType.RoleSession when space.PrincipalDomain.Points.Any(p => p.IsNamed && p.Principal.AccountId == principal.AccountId && p.Principal.Name == principal.Name) =>
                $"other sessions of the role {principal.Name}{account}",
            PrincipalType.RoleSession => $"sessions of any other role{account}",
            PrincipalType.FederatedUser when space.PrincipalDomain.Points.Any(p => p.IsNamed && p.Principal.AccountId == principal.AccountId && p.Principal.Name == principal.Name) =>
                $"federated sessions of {principal.Name}{account}",
            PrincipalType.FederatedUser => $"any other federated user{account}",
            PrincipalType.Root => $"the root user{account}",
            PrincipalType.Service => "any other service",
            _ => "any other identity provider",
        };
    }

    private static string Condition(PolicyPair pair, Literal literal)
    {
        var document = literal.Part.IsOfNew ? pair.New : pair.Old;
        var condition = document.Statements[literal.Part.Statement].Conditions[literal.Part.Condition];
        var values = condition.Values.Count == 0 ? "nothing" : string.Join(" or ", condition.Values.Select(v => v.Length == 0 ? "\"\"" : v));
        var text = $"{condition.Operator} {condition.Key} = {values}";
        return literal.IsInside ? text : $"not ({text})";
    }
}
