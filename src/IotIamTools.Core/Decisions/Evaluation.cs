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
    private readonly PolicySet policies;
    private readonly ref readonly AuthorizationRequest request;
    private readonly EvaluationRecord? record;

    public Evaluation(PolicySet policies, in AuthorizationRequest request, EvaluationRecord? record = null)
    {
        this.policies = policies;
        this.request = ref request;
        this.record = record;
    }

    /// <summary>SCPs limit the principals of member accounts, root users included; not services, and not service-linked roles.</summary>
    private bool IsUnderServiceControl => request.Principal is { AccountId: { } account, IsServiceLinkedRole: false } && account != policies.ManagementAccountId;

    /// <summary>RCPs limit who uses the resources of member accounts; kms:RetireGrant is outside of them (KMS developer guide, resource-control-policies).</summary>
    private bool IsUnderResourceControl => !request.Principal.IsServiceLinkedRole
        && (policies.ManagementAccountId is null || request.ResourceAccountId != policies.ManagementAccountId)
        && request.Action.Folded != "kms:retiregrant";

    private bool HasSession => policies.Session is not null && request.Principal.AccountId is not null;

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

        var grant = Allows(policies.Resource, PolicyType.Resource);
        if (request.Principal.AccountId is null)
        {
            return grant == PrincipalGrant.None ? Implicit(PolicyType.Resource) : new Verdict(Decision.Allowed);
        }

        if (request.IsWithinAccount)
        {
            if (grant == PrincipalGrant.Direct)
            {
                return new Verdict(Decision.Allowed);
            }

            if (grant == PrincipalGrant.None && request.Resource.NeedsExplicitAllow(request.Action))
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
        if (request.Principal.HasIdentityPolicies)
        {
            if (Denies(policies.Identity, PolicyType.Identity, ref found)
                || Denies(policies.Group, PolicyType.Group, ref found)
                || (policies.BoundaryPolicies is { } boundary && Denies(boundary, PolicyType.Boundary, ref found)))
            {
                return found;
            }
        }

        if ((HasSession && Denies(policies.Session!, PolicyType.Session, ref found)) || Denies(policies.Resource, PolicyType.Resource, ref found))
        {
            return found;
        }

        if (IsUnderServiceControl)
        {
            foreach (var level in policies.ServiceControl)
            {
                if (Denies(level.Attached, PolicyType.ServiceControl, ref found, level.Id))
                {
                    return found;
                }
            }
        }

        if (IsUnderResourceControl)
        {
            foreach (var level in policies.ResourceControl)
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
        foreach (var level in policies.ServiceControl)
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
        if (request.Principal.Type == PrincipalType.Root)
        {
            return true;
        }

        var byIdentity = Allows(policies.Identity, PolicyType.Identity) != PrincipalGrant.None;
        return (byIdentity && record is null)
            || Allows(policies.Group, PolicyType.Group) != PrincipalGrant.None
            || byIdentity
            || IsAssumedToAllow(PolicyType.Identity) || IsAssumedToAllow(PolicyType.Group);
    }

    private bool BoundaryAllows() => !request.Principal.HasIdentityPolicies
        || policies.BoundaryPolicies is not { } boundary
        || Allows(boundary, PolicyType.Boundary) != PrincipalGrant.None
        || IsAssumedToAllow(PolicyType.Boundary);

    private bool SessionAllows()
    {
        if (policies.Session is not { } session)
        {
            // GetFederationToken without a policy makes a session that has no permissions but those that others grant to it.
            return request.Principal.Type != PrincipalType.FederatedUser;
        }

        return Allows(session, PolicyType.Session) != PrincipalGrant.None || IsAssumedToAllow(PolicyType.Session);
    }

    private bool IsAssumedToAllow(PolicyType type) => record is { AssumesUnresolvedAllow: true } && policies.HasUnresolved(type);

    private bool Denies(CompiledPolicy[] attached, PolicyType type, ref PolicyType? found, string? level = null)
    {
        foreach (var policy in attached)
        {
            foreach (var statement in policy.Denies)
            {
                if (statement.Match(request, type) != PrincipalGrant.None)
                {
                    found ??= type;
                    if (record is null)
                    {
                        return true;
                    }

                    record.Add(policy, statement, type, level);
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
                var grant = statement.Match(request, type);
                if (grant == PrincipalGrant.None)
                {
                    continue;
                }

                record?.Add(policy, statement, type, level);
                if (grant > strongest)
                {
                    strongest = grant;
                    if (grant == PrincipalGrant.Direct && record is null)
                    {
                        return grant;
                    }
                }
            }
        }

        return strongest;
    }
}
