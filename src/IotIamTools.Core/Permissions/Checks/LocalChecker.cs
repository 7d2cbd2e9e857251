using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>Decides from the account's policies which permissions principals have. Safe for threads.</summary>
internal sealed class LocalChecker(PolicyLibrary library, PermissionTrials trials)
{
    public PrincipalCheck Check(AccountPrincipal principal) => Check(principal, library.Of(principal));

    /// <summary>The check as it would be with one more policy of the principal's own.</summary>
    public PrincipalCheck CheckWith(AccountPrincipal principal, PolicySource more) => Check(principal, library.Of(principal).With(more));

    private PrincipalCheck Check(AccountPrincipal principal, PrincipalPolicies policies)
    {
        var asked = new Asked(principal, policies, library, trials);
        var decisions = new PermissionDecision[trials.Items.Count];
        for (var i = 0; i < decisions.Length; i++)
        {
            decisions[i] = asked.Decide(trials.Items[i]).Decision;
        }

        // The contexts, which are most of what was made here, need not outlive the decisions: an explanation makes them again.
        return new PrincipalCheck(principal, trials.Required, decisions, PermissionEvaluator.Local, () =>
        {
            var again = new Asked(principal, policies, library, trials);
            return [.. trials.Items.Select(again.Explain)];
        })
        {
            Problems = [.. policies.Set.Unresolved.Select(u => $"{u.Type.NameOf()} '{u.Name}': {u.Reason}")],
        };
    }

    /// <summary>The requests of one principal.</summary>
    private sealed class Asked
    {
        private readonly PrincipalPolicies _policies;
        private readonly PolicyLibrary _library;
        private readonly PermissionTrials _trials;
        private readonly RequestPrincipal _principal;
        private readonly RequestContext[] _contexts;

        public Asked(AccountPrincipal account, PrincipalPolicies policies, PolicyLibrary library, PermissionTrials trials)
        {
            (_policies, _library, _trials) = (policies, library, trials);

            // A group makes no requests; somebody in it does, and who that is must not matter.
            _principal = account.Kind == EntityKind.Group
                ? RequestPrincipal.Parse($"arn:{trials.Required.Place.Partition}:iam::{trials.Required.Place.AccountId}:user/member-of-{account.Name}")
                : RequestPrincipal.Parse(account.Arn);
            _contexts = [.. trials.Contexts.Select(c => account.Kind == EntityKind.Group ? new RequestContext(c) : Context(account, c))];
        }

        public PermissionRow Explain(PermissionTrial trial)
        {
            var (decision, request) = Decide(trial);
            var explanation = PolicyDecider.Explain(_policies.Set, request);
            return new PermissionRow
            {
                Permission = trial.Permission,
                Decision = decision,
                Resource = request.Resource.Arn,
                Why = explanation.Sentence + Hint(decision, explanation, request),
                BlockedBy = explanation.BlockedBy?.NameOf(),
                MissingContextKeys = explanation.MissingContextKeys,
            };
        }

        /// <summary>The decision, and the request that decided: where several were tried, the one that fares worst.</summary>
        public (PermissionDecision Decision, AuthorizationRequest Request) Decide(PermissionTrial trial)
        {
            var worst = (Decision: PermissionDecision.Allowed, Request: default(AuthorizationRequest));
            foreach (var context in trial.Contexts)
            {
                var outcome = trial.IsForAnyRole ? DecideAnyRole(trial, context) : DecideAll(trial, context);
                if (outcome.Decision > worst.Decision || worst.Request.Principal is null)
                {
                    worst = outcome;
                }
            }

            return worst;
        }

        private (PermissionDecision Decision, AuthorizationRequest Request) DecideAll(PermissionTrial trial, int context)
        {
            var worst = (Decision: PermissionDecision.Allowed, Request: default(AuthorizationRequest));
            foreach (var resource in trial.Resources)
            {
                var request = new AuthorizationRequest(_principal, trial.Action, resource, _contexts[context]);
                var decision = Decide(request);
                if (decision > worst.Decision || worst.Request.Principal is null)
                {
                    worst = (decision, request);
                }
            }

            return worst;
        }

        /// <summary>All roles, or one that the service may assume, or one that the policies name.</summary>
        private (PermissionDecision Decision, AuthorizationRequest Request) DecideAnyRole(PermissionTrial trial, int context)
        {
            var all = DecideAll(trial, context);
            if (all.Decision == PermissionDecision.Allowed)
            {
                return all;
            }

            foreach (var role in _library.RolesTrusting(_trials.PassedTo(context)!).Concat(_policies.PassableRoles))
            {
                if (Arn.TryParse(role, out _))
                {
                    var request = new AuthorizationRequest(_principal, trial.Action, RequestResource.Parse(role), _contexts[context]);
                    if (Decide(request) == PermissionDecision.Allowed)
                    {
                        return (PermissionDecision.Allowed, request);
                    }
                }
            }

            return all;
        }

        private PermissionDecision Decide(in AuthorizationRequest request)
        {
            if (_policies.Set.Unresolved.Count > 0 && !PolicyDecider.Explain(_policies.Set, request).IsCertain)
            {
                return PermissionDecision.Undecided;
            }

            return PolicyDecider.Decide(_policies.Set, request) switch
            {
                Decision.Allowed => PermissionDecision.Allowed,
                Decision.ExplicitlyDenied => PermissionDecision.ExplicitlyDenied,
                _ => PermissionDecision.ImplicitlyDenied,
            };
        }

        /// <summary>Where the action is allowed on other resources, which ones: the user may have asked about too much.</summary>
        private string Hint(PermissionDecision decision, Explanation explanation, in AuthorizationRequest request)
        {
            if (decision != PermissionDecision.ImplicitlyDenied || explanation.BlockedBy != PolicyType.Identity)
            {
                return "";
            }

            var others = _policies.ResourcesFor(request.Action.Name).Where(r => r != "*").Distinct(StringComparer.Ordinal).Take(4).ToList();
            return others.Count == 0 ? "" : $" It is allowed on {string.Join(", ", others.Take(3))}{(others.Count > 3 ? " and others" : "")}.";
        }

        private RequestContext Context(AccountPrincipal account, IReadOnlyDictionary<string, ContextValue> given)
        {
            var keys = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
            foreach (var tag in account.Tags)
            {
                keys["aws:PrincipalTag/" + tag.Key] = tag.Value;
            }

            if (account.Kind == EntityKind.User && account.Id.Length > 0)
            {
                keys["aws:userid"] = account.Id;
            }

            foreach (var (key, value) in given)
            {
                keys[key] = value;
            }

            return new RequestContext(keys).WithPrincipalKeys(_principal);
        }
    }
}
