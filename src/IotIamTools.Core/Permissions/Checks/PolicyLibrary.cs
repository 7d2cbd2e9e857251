using System.Collections.Concurrent;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Permissions.Checks;

/// <summary>The policies of an account: each distinct one is read and compiled once, when it is first needed. Safe for threads.</summary>
internal sealed class PolicyLibrary(AccountIndex account)
{
    private readonly ConcurrentDictionary<(string Name, string Document), PolicySource> _inline = new();
    private readonly ConcurrentDictionary<string, PolicySource> _managed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<PolicySource>?> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _trusting = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, ManagedPolicyDetail>> _policies = new(() =>
        account.Details.Policies.DistinctBy(p => p.Policy.Arn, StringComparer.Ordinal).ToDictionary(p => p.Policy.Arn, StringComparer.Ordinal));

    /// <summary>All that has a say about a principal.</summary>
    public PrincipalPolicies Of(AccountPrincipal principal)
    {
        var own = Own(principal.InlinePolicies, principal.AttachedPolicies);
        if (principal.Kind == EntityKind.Group)
        {
            // What the group gives: to whoever is in it and has nothing else.
            return new PrincipalPolicies([], own, null, []);
        }

        var ofGroups = new List<PolicySource>();
        var missing = new List<UnresolvedPolicy>();
        foreach (var name in principal.GroupNames)
        {
            if (OfGroup(name) is { } found)
            {
                ofGroups.AddRange(found);
            }
            else
            {
                missing.Add(new UnresolvedPolicy(PolicyType.Group, name, "the group is not in the export"));
            }
        }

        return new PrincipalPolicies(own, ofGroups, principal.BoundaryArn is { } arn ? Managed(arn) : null, missing);
    }

    /// <summary>The roles that a service may assume: those that it makes sense to pass to it.</summary>
    public IReadOnlyList<string> RolesTrusting(string service) => _trusting.GetOrAdd(service, s =>
    {
        var (action, principal) = (RequestAction.Parse("sts:AssumeRole"), RequestPrincipal.Parse(s));
        return [.. account.Details.Roles.Select(r => r.Role).Where(r => r.TrustPolicy.Contains(s, StringComparison.Ordinal) && Trusts(r, principal, action)).Select(r => r.Arn)];
    });

    /// <summary>Forgets what is known of a group whose policies have changed.</summary>
    public void Forget(Entity entity)
    {
        if (entity.Kind == EntityKind.Group)
        {
            _groups.TryRemove(entity.Name, out _);
        }
    }

    private static bool Trusts(Role role, RequestPrincipal service, RequestAction assume) =>
        PolicyParser.TryParse(role.TrustPolicy, out var trust, out _)
        && PolicyDecider.Decide(
            new PolicySet { ResourcePolicy = CompiledPolicy.Compile(OnAnybodysBehalf(trust), role.Name) },
            new AuthorizationRequest(service, assume, RequestResource.Parse(role.Arn), RequestContext.Empty)) == Decision.Allowed;

    /// <summary>
    /// The trust policy without the conditions on whose behalf the service comes: they do not say which service, and what it will send is not
    /// known beforehand. Source: IAM user guide, confused-deputy.
    /// </summary>
    private static PolicyDocument OnAnybodysBehalf(PolicyDocument trust) => trust with
    {
        Statements =
        [
            .. trust.Statements.Select(s => s.Effect == Effect.Allow
                ? s with { Conditions = [.. s.Conditions.Where(c => !c.Key.StartsWith("aws:Source", StringComparison.OrdinalIgnoreCase))] }
                : s),
        ],
    };

    private IReadOnlyList<PolicySource>? OfGroup(string name) =>
        _groups.GetOrAdd(name, n => account.FindGroup(n) is { } group ? Own(group.InlinePolicies, group.AttachedPolicies) : null);

    private PolicySource[] Own(IReadOnlyList<InlinePolicy> inlinePolicies, IReadOnlyList<AttachedPolicy> attached)
    {
        var own = new PolicySource[inlinePolicies.Count + attached.Count];
        for (var i = 0; i < inlinePolicies.Count; i++)
        {
            own[i] = _inline.GetOrAdd((inlinePolicies[i].Name, inlinePolicies[i].Document), static p => new PolicySource(p.Name, p.Document));
        }

        for (var i = 0; i < attached.Count; i++)
        {
            own[inlinePolicies.Count + i] = Managed(attached[i].Arn);
        }

        return own;
    }

    private PolicySource Managed(string arn) => _managed.GetOrAdd(arn, a =>
    {
        // AWS's own policies are the same in every account, so those that are known here need not be in the export.
        var (name, document) = (IamNames.NameIn(a), _policies.Value.GetValueOrDefault(a)?.DocumentInForce ?? AwsManagedPolicies.FindDocument(a));
        return document is null ? PolicySource.Unknown(name) : new PolicySource(name, document);
    });
}
