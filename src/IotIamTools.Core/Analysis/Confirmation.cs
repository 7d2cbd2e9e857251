using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Analysis;

/// <summary>What the decision engine says of a request under one policy: with nothing beside it, or with policies beside it that allow the request.</summary>
internal static class Confirmation
{
    private static readonly CompiledPolicy AllowAll = CompiledPolicy.Parse(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", "everything");

    private static readonly CompiledPolicy AllowEveryone = CompiledPolicy.Parse(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""", "everyone");

    /// <summary>Whether both policies decide a request as expected; the policies beside it are the same for both.</summary>
    /// <param name="pair">The policies.</param>
    /// <param name="request">The request.</param>
    /// <param name="old">What the old policy has to decide.</param>
    /// <param name="new">What the new policy has to decide.</param>
    public static bool Holds(PolicyPair pair, AuthorizationRequest request, Func<Decision, bool> old, Func<Decision, bool> @new) =>
        Sets(pair.Type, pair.OldCompiled, request).Zip(Sets(pair.Type, pair.NewCompiled, request))
            .Any(s => old(PolicyDecider.Decide(s.First, request)) && @new(PolicyDecider.Decide(s.Second, request)));

    private static IEnumerable<PolicySet> Sets(PolicyType type, CompiledPolicy policy, AuthorizationRequest request)
    {
        var delegating = request.Principal.AccountId is { } account ? Delegating(account) : AllowEveryone;
        var session = request.Principal.Type == PrincipalType.FederatedUser ? new[] { AllowAll } : null;
        switch (type)
        {
            case PolicyType.Identity:
                yield return new PolicySet { IdentityPolicies = [policy] };

                // Keys and roles, and resources of other accounts, need a policy of their own that allows.
                yield return new PolicySet { IdentityPolicies = [policy], ResourcePolicy = delegating };
                break;
            case PolicyType.Resource:
                yield return new PolicySet { ResourcePolicy = policy };
                yield return new PolicySet { ResourcePolicy = policy, IdentityPolicies = [AllowAll], SessionPolicies = session };
                break;
            case PolicyType.ServiceControl:
                yield return new PolicySet { ServiceControlLevels = [new OrganizationLevel("root", [policy])], IdentityPolicies = [AllowAll] };
                yield return new PolicySet { ServiceControlLevels = [new OrganizationLevel("root", [policy])], IdentityPolicies = [AllowAll], ResourcePolicy = delegating };
                break;
            default:
                yield return new PolicySet { ResourceControlLevels = [new OrganizationLevel("root", [policy])], IdentityPolicies = [AllowAll], ResourcePolicy = AllowEveryone, SessionPolicies = session };
                break;
        }
    }

    private static CompiledPolicy Delegating(string account) => CompiledPolicy.Parse(
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{account}}}"},"Action":"*","Resource":"*"}]}""", "the account");
}
