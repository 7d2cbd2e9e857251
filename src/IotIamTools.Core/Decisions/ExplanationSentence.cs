using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions;

/// <summary>Says the reason of a decision in one sentence.</summary>
internal static class ExplanationSentence
{
    public static string Write(
        PolicySet policies, in AuthorizationRequest request, Verdict verdict, IReadOnlyList<MatchedStatement> matched, IReadOnlyList<string> missing, bool isCertain)
    {
        var reason = verdict.Decision switch
        {
            Decision.Allowed when Grant(matched) is { } grant => $"Allowed by {grant}",
            Decision.Allowed => "Allowed: an account's root user may do everything that no policy denies it",
            Decision.ExplicitlyDenied => $"Denied by {matched[0]}, which no allow can override",
            _ => $"Denied: {WhyNotAllowed(policies, request, verdict)}",
        };
        if (missing.Count > 0)
        {
            reason += $"; it may depend on what the request does not have: {string.Join(", ", missing)}";
        }

        return isCertain ? reason + "." : $"{reason}; but this is not certain: {string.Join(", ", policies.Unresolved.Select(u => $"{u.Type.NameOf()} '{u.Name}'"))} could not be read.";
    }

    private static MatchedStatement? Grant(IReadOnlyList<MatchedStatement> matched) =>
        matched.FirstOrDefault(m => m.Type is PolicyType.Identity or PolicyType.Group) ?? matched.FirstOrDefault(m => m.Type == PolicyType.Resource);

    private static string WhyNotAllowed(PolicySet policies, in AuthorizationRequest request, Verdict verdict)
    {
        var what = $"{request.Action} on {request.Resource}";
        var isWithin = request.IsWithinAccount;
        return verdict.BlockedBy switch
        {
            PolicyType.ServiceControl => $"no service control policy at '{verdict.Level}' allows {what}",
            PolicyType.Boundary => $"the permissions boundary does not allow {what}",
            PolicyType.Session when policies.Session is null => $"a federated user's session without a session policy has no permissions of its own to {what}",
            PolicyType.Session => $"the session policy does not allow {what}",
            PolicyType.Resource when request.Principal.AccountId is null => $"no resource policy allows {request.Principal} {what}",
            PolicyType.Resource when isWithin => $"the {OwnPolicy(request)} must allow {request.Principal} {what} explicitly, and does not",
            PolicyType.Resource => $"the resource is in account {request.ResourceAccountId}, and no resource policy there allows {request.Principal} {what}",
            _ when isWithin => $"no identity, group or resource policy allows {what}",
            _ => $"no identity or group policy allows {what}, which a resource in another account needs besides its resource policy",
        };
    }

    private static string OwnPolicy(in AuthorizationRequest request) => request.Action.Service == "sts" ? "role's trust policy" : "key policy";
}
