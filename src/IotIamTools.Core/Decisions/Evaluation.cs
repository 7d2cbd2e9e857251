using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions;

/// <summary>The outcome of an evaluation.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="BlockedBy">The type of policy that denied, or that did not allow; null where the request is allowed.</param>
/// <param name="Level">The organization's level at which no SCP allowed.</param>
internal readonly record struct Verdict(Decision Decision, PolicyType? BlockedBy = null, string? Level = null);

/// <summary>
/// One run of AWS's evaluation logic over a request. The same code gives the plain decision and, with a record, what an
/// explanation needs; so the two cannot differ.
/// </summary>
internal readonly ref struct Evaluation
{
    private readonly PolicySet _policies;
    private readonly ref readonly AuthorizationRequest _request;
    private readonly EvaluationRecord? _record;

    public Evaluation(PolicySet policies, in AuthorizationRequest request, EvaluationRecord? record = null)
    {
        _policies = policies;
        _request = ref request;
        _record = record;
    }

    /// <summary>SCPs limit the principals of member accounts, root users included; not services, and not service-linked roles.</summary>
    private bool IsUnderServiceControl => _request.Principal is { AccountId: { } account, IsServiceLinkedRole: false } && account != _policies.ManagementAccountId;

    /// <summary>RCPs limit who uses the resources of member accounts, of the services that support them.</summary>
    private bool IsUnderResourceControl => _policies.ResourceControl.Length > 0
        && !_request.Principal.IsServiceLinkedRole
        && (_policies.ManagementAccountId is null || _request.ResourceAccountId != _policies.ManagementAccountId)
        && ResourceControlServices.Restrict(_request.Action);

    private bool HasSession => _policies.Session is not null && _request.Principal.AccountId is not null;

    public Verdict Run()
    {
        if (FindDeny() is { } denying)
        {
            return new Verdict(Decision.ExplicitlyDenied, denying);
        }

        // RCPs need no check of their allows: RCPFullAWSAccess is attached everywhere and cannot be detached.
        if (IsUnderServiceControl && FindClosedLevel() is { } level)
        {
            return new Verdict(Decision.ImplicitlyDenied, PolicyType.ServiceControl, level);
        }

        var grant = Allows(_policies.Resource, PolicyType.Resource);
        if (_request.Principal.AccountId is null)
        {
            return grant == PrincipalGrant.None ? Implicit(PolicyType.Resource) : new Verdict(Decision.Allowed);
        }

        if (_request.IsWithinAccount)
        {
            if (grant == PrincipalGrant.Direct)
            {
                return new Verdict(Decision.Allowed);
            }

            if (grant == PrincipalGrant.None && _request.Resource.NeedsExplicitAllow(_request.Action))
            {
                return Implicit(PolicyType.Resource);
            }

            if (grant != PrincipalGrant.Entity && !IdentityAllows())
            {
                return Implicit(PolicyType.Identity);
            }
        }
        else if (grant == PrincipalGrant.None)
        {
            return Implicit(PolicyType.Resource);
        }
        else if (!IdentityAllows())
        {
            return Implicit(PolicyType.Identity);
        }

        return !BoundaryAllows() ? Implicit(PolicyType.Boundary)
            : !SessionAllows() ? Implicit(PolicyType.Session)
            : new Verdict(Decision.Allowed);
    }

    private static Verdict Implicit(PolicyType blockedBy) => new(Decision.ImplicitlyDenied, blockedBy);

    private PolicyType? FindDeny()
    {
        PolicyType? found = null;
        if (_request.Principal.HasIdentityPolicies)
        {
            if (Denies(_policies.Identity, PolicyType.Identity, ref found)
                || Denies(_policies.Group, PolicyType.Group, ref found)
                || (_policies.BoundaryPolicies is { } boundary && Denies(boundary, PolicyType.Boundary, ref found)))
            {
                return found;
            }
        }

        if ((HasSession && Denies(_policies.Session!, PolicyType.Session, ref found)) || Denies(_policies.Resource, PolicyType.Resource, ref found))
        {
            return found;
        }

        if (IsUnderServiceControl)
        {
            foreach (var level in _policies.ServiceControl)
            {
                if (Denies(level.Attached, PolicyType.ServiceControl, ref found, level.Id))
                {
                    return found;
                }
            }
        }

        if (IsUnderResourceControl)
        {
            foreach (var level in _policies.ResourceControl)
            {
                if (Denies(level.Attached, PolicyType.ResourceControl, ref found, level.Id))
                {
                    return found;
                }
            }
        }

        return found;
    }

    /// <summary>Every level from the root to the account must allow (Organizations user guide, orgs_manage_policies_scps_evaluation).</summary>
    private string? FindClosedLevel()
    {
        foreach (var level in _policies.ServiceControl)
        {
            if (Allows(level.Attached, PolicyType.ServiceControl, level.Id) == PrincipalGrant.None)
            {
                return level.Id;
            }
        }

        return null;
    }

    private bool IdentityAllows()
    {
        // No policy is attached to a root user; it has full access in its account and hands on what others grant the account.
        if (_request.Principal.Type == PrincipalType.Root)
        {
            return true;
        }

        var byIdentity = Allows(_policies.Identity, PolicyType.Identity) != PrincipalGrant.None;
        return (byIdentity && _record is null)
            || Allows(_policies.Group, PolicyType.Group) != PrincipalGrant.None
            || byIdentity
            || IsAssumedToAllow(PolicyType.Identity) || IsAssumedToAllow(PolicyType.Group);
    }

    private bool BoundaryAllows() => !_request.Principal.HasIdentityPolicies
        || _policies.BoundaryPolicies is not { } boundary
        || Allows(boundary, PolicyType.Boundary) != PrincipalGrant.None
        || IsAssumedToAllow(PolicyType.Boundary);

    private bool SessionAllows()
    {
        if (_policies.Session is not { } session)
        {
            // GetFederationToken without a policy makes a session that has no permissions but those that others grant to it.
            return _request.Principal.Type != PrincipalType.FederatedUser;
        }

        return Allows(session, PolicyType.Session) != PrincipalGrant.None || IsAssumedToAllow(PolicyType.Session);
    }

    private bool IsAssumedToAllow(PolicyType type) => _record is { AssumesUnresolvedAllow: true } && _policies.HasUnresolved(type);

    private bool Denies(CompiledPolicy[] attached, PolicyType type, ref PolicyType? found, string? level = null)
    {
        foreach (var policy in attached)
        {
            foreach (var statement in policy.Denies)
            {
                if (statement.Match(_request, type) != PrincipalGrant.None)
                {
                    found ??= type;
                    if (_record is null)
                    {
                        return true;
                    }

                    _record.Add(policy, statement, type, level);
                }
            }
        }

        return false;
    }

    private PrincipalGrant Allows(CompiledPolicy[] attached, PolicyType type, string? level = null)
    {
        var strongest = PrincipalGrant.None;
        foreach (var policy in attached)
        {
            foreach (var statement in policy.Allows)
            {
                var grant = statement.Match(_request, type);
                if (grant == PrincipalGrant.None)
                {
                    continue;
                }

                _record?.Add(policy, statement, type, level);
                if (grant > strongest)
                {
                    strongest = grant;
                    if (grant == PrincipalGrant.Direct && _record is null)
                    {
                        return grant;
                    }
                }
            }
        }

        return strongest;
    }
}
