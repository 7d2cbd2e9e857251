using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions;

/// <summary>Finds out why a request is decided as it is.</summary>
internal static class Explainer
{
    public static Explanation Explain(PolicySet policies, in AuthorizationRequest request)
    {
        var record = new EvaluationRecord();
        var verdict = new Evaluation(policies, request, record).Run();
        var matched = verdict.Decision switch
        {
            Decision.Allowed => Granting(record.Matched, request),
            Decision.ExplicitlyDenied => record.Matched,
            _ => [],
        };
        var inPlay = InPlay(policies, request).ToList();
        var missing = MissingKeys(verdict.Decision, inPlay, request);
        var isCertain = IsCertain(policies, request, verdict.Decision);
        return new Explanation
        {
            Decision = verdict.Decision,
            Matched = matched,
            BlockedBy = verdict.BlockedBy,
            MissingContextKeys = missing,
            Unresolved = Unresolved(policies, inPlay, request),
            IsCertain = isCertain,
            Sentence = ExplanationSentence.Write(policies, request, verdict, matched, missing, isCertain),
        };
    }

    /// <summary>Without what the resource policy says to the whole account, where the account's identity policies decided without it.</summary>
    private static IReadOnlyList<MatchedStatement> Granting(IReadOnlyList<MatchedStatement> matched, in AuthorizationRequest request)
    {
        var isByIdentityAlone = request.IsWithinAccount && !request.Resource.NeedsExplicitAllow(request.Action)
            && matched.Any(m => m.Type is PolicyType.Identity or PolicyType.Group);
        return isByIdentityAlone ? [.. matched.Where(m => m.Type != PolicyType.Resource)] : matched;
    }

    private static bool IsCertain(PolicySet policies, in AuthorizationRequest request, Decision decision)
    {
        if (policies.Unresolved.Count == 0 || decision == Decision.ExplicitlyDenied)
        {
            return true;
        }

        // What is allowed might be denied by a policy that is not known; what is denied is certain if not even a
        // policy that allowed everything would help.
        return decision != Decision.Allowed
            && new Evaluation(policies, request, new EvaluationRecord(assumesUnresolvedAllow: true)).Run().Decision != Decision.Allowed;
    }

    private static IEnumerable<(CompiledPolicy Policy, PolicyType Type)> InPlay(PolicySet policies, AuthorizationRequest request)
    {
        var all = policies.Resource.Select(p => (p, PolicyType.Resource));
        if (policies.ResourceControl.Length > 0 && ResourceControlServices.Restrict(request.Action))
        {
            all = all.Concat(policies.ResourceControl.SelectMany(l => l.Attached).Select(p => (p, PolicyType.ResourceControl)));
        }

        if (request.Principal.AccountId is not null)
        {
            all = all.Concat(policies.ServiceControl.SelectMany(l => l.Attached).Select(p => (p, PolicyType.ServiceControl)))
                .Concat((policies.Session ?? []).Select(p => (p, PolicyType.Session)));
        }

        if (request.Principal.HasIdentityPolicies)
        {
            all = all.Concat(policies.Identity.Select(p => (p, PolicyType.Identity)))
                .Concat(policies.Group.Select(p => (p, PolicyType.Group)))
                .Concat((policies.BoundaryPolicies ?? []).Select(p => (p, PolicyType.Boundary)));
        }

        return all;
    }

    private static List<string> MissingKeys(Decision decision, List<(CompiledPolicy Policy, PolicyType Type)> inPlay, AuthorizationRequest request)
    {
        var ofDenies = inPlay.SelectMany(p => p.Policy.Denies.Select(s => (Applies: Applies(s, p.Type), Keys: s.MissingKeys(request, p.Type).ToList())));
        var ofAllows = inPlay.SelectMany(p => p.Policy.Allows.Select(s => (Applies: Applies(s, p.Type), Keys: s.MissingKeys(request, p.Type).ToList())));
        IEnumerable<string> keys = [];
        switch (decision)
        {
            // A deny that applies without need of a missing key settles it, whatever the others would do.
            case Decision.ExplicitlyDenied when ofDenies.Where(d => d.Applies).All(d => d.Keys.Count > 0):
                keys = ofDenies.Where(d => d.Applies).SelectMany(d => d.Keys);
                break;
            case Decision.Allowed:
                keys = ofDenies.Concat(ofAllows.Where(a => a.Applies)).SelectMany(s => s.Keys);
                break;
            case Decision.ImplicitlyDenied:
                keys = ofAllows.Where(a => !a.Applies).SelectMany(s => s.Keys);
                break;
        }

        return [.. keys.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

        bool Applies(CompiledStatement statement, PolicyType type) => statement.Match(request, type) != PrincipalGrant.None;
    }

    private static List<string> Unresolved(PolicySet policies, List<(CompiledPolicy Policy, PolicyType Type)> inPlay, AuthorizationRequest request)
    {
        var sentences = policies.Unresolved.Select(u => $"The {u.Type.NameOf()} '{u.Name}' is attached but not known: {u.Reason}.").ToList();
        foreach (var (policy, type) in inPlay)
        {
            foreach (var statement in policy.Denies.Concat(policy.Allows))
            {
                if (statement.Flaw(type) is { } flaw)
                {
                    sentences.Add($"Statement {statement.Index + 1} of {type.NameOf()} '{policy.Name}' was not counted: {flaw}, so IAM refuses such a policy.");
                }

                sentences.AddRange(statement.Doubts(request, type).Select(doubt => $"Statement {statement.Index + 1} of {type.NameOf()} '{policy.Name}' {doubt}."));
            }
        }

        if (IsOutsideOfResourceControl(policies, request))
        {
            sentences.Add($"The resource control policies were not applied: in AWS's list of {ResourceControlServices.AsOf:O} the service {request.Action.Service} does not support them.");
        }

        if (policies.Resource.Length > 0 && request is { Resource.AccountId: null, Principal.AccountId: { } account })
        {
            sentences.Add($"The resource {request.Resource} was taken to belong to {account}, the account of the principal: neither its ARN nor the request names another.");
        }

        return [.. sentences.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether RCPs would deny the request, or might, if the service supported them.</summary>
    private static bool IsOutsideOfResourceControl(PolicySet policies, AuthorizationRequest request) =>
        policies.ResourceControl.Length > 0 && !ResourceControlServices.Support(request.Action.Service)
        && policies.ResourceControl.SelectMany(l => l.Attached).SelectMany(p => p.Denies)
            .Any(s => s.Match(request, PolicyType.ResourceControl) != PrincipalGrant.None || s.MissingKeys(request, PolicyType.ResourceControl).Any());
}
