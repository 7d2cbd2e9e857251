using IotIamTools.Core.Decisions.Compilation;

namespace IotIamTools.Core.Decisions;

/// <summary>
/// All policies that may have a say in a request. Immutable; the compiled policies in it can be shared with other sets.
/// Source: IAM user guide, access_policies (policy types).
/// </summary>
public sealed record PolicySet
{
    private readonly CompiledPolicy[] _identity = [];
    private readonly CompiledPolicy[] _group = [];
    private readonly CompiledPolicy[]? _boundary;
    private readonly CompiledPolicy[]? _session;
    private readonly CompiledPolicy[] _resource = [];
    private readonly OrganizationLevel[] _serviceControl = [];
    private readonly OrganizationLevel[] _resourceControl = [];

    /// <summary>The inline and attached policies of the user or role.</summary>
    public IReadOnlyList<CompiledPolicy> IdentityPolicies
    {
        get => _identity;
        init => _identity = [.. value];
    }

    /// <summary>The inline and attached policies of the groups that the user is in.</summary>
    public IReadOnlyList<CompiledPolicy> GroupPolicies
    {
        get => _group;
        init => _group = [.. value];
    }

    /// <summary>The permissions boundary: null where none is attached, and a list, even an empty one, where one is.</summary>
    public IReadOnlyList<CompiledPolicy>? Boundary
    {
        get => _boundary;
        init => _boundary = value?.ToArray();
    }

    /// <summary>The policies that were passed when the session was made; null where none was.</summary>
    public IReadOnlyList<CompiledPolicy>? SessionPolicies
    {
        get => _session;
        init => _session = value?.ToArray();
    }

    /// <summary>The resource's own policy, such as a trust policy, a bucket policy or a key policy; null where it has none.</summary>
    public CompiledPolicy? ResourcePolicy
    {
        get => _resource.Length == 0 ? null : _resource[0];
        init => _resource = value is null ? [] : [value];
    }

    /// <summary>The levels of the principal's organization with their SCPs, the root first and the account last; empty where the account is in no organization.</summary>
    public IReadOnlyList<OrganizationLevel> ServiceControlLevels
    {
        get => _serviceControl;
        init => _serviceControl = [.. value];
    }

    /// <summary>The levels of the resource's organization with their RCPs; <c>RCPFullAWSAccess</c>, which is always there, need not be given. They apply to the services that support them.</summary>
    public IReadOnlyList<OrganizationLevel> ResourceControlLevels
    {
        get => _resourceControl;
        init => _resourceControl = [.. value];
    }

    /// <summary>
    /// The organization's management account, where it is known: SCPs do not restrict its principals, nor RCPs its resources.
    /// Source: Organizations user guide, orgs_manage_policies_scps and orgs_manage_policies_rcps.
    /// </summary>
    public string? ManagementAccountId { get; init; }

    /// <summary>
    /// Policies that are attached but whose documents are not known or cannot be read. They allow nothing here, and an answer that
    /// depends on them is not certain (<see cref="Explanation.IsCertain"/>). An unresolved boundary counts as attached.
    /// </summary>
    public IReadOnlyList<UnresolvedPolicy> Unresolved { get; init; } = [];

    internal CompiledPolicy[] Identity => _identity;

    internal CompiledPolicy[] Group => _group;

    internal CompiledPolicy[]? BoundaryPolicies => _boundary ?? (HasUnresolved(PolicyType.Boundary) ? [] : null);

    internal CompiledPolicy[]? Session => _session ?? (HasUnresolved(PolicyType.Session) ? [] : null);

    internal CompiledPolicy[] Resource => _resource;

    internal OrganizationLevel[] ServiceControl => _serviceControl;

    internal OrganizationLevel[] ResourceControl => _resourceControl;

    internal bool HasUnresolved(PolicyType type)
    {
        for (var i = 0; i < Unresolved.Count; i++)
        {
            if (Unresolved[i].Type == type)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A root, organizational unit or account with the policies that are attached to it.</summary>
public sealed class OrganizationLevel
{
    /// <summary>Makes a level.</summary>
    /// <param name="id">Its name in explanations, such as <c>r-1a2b</c> or <c>ou-1a2b-3c4d5e6f</c>.</param>
    /// <param name="policies">The policies that are attached to it.</param>
    public OrganizationLevel(string id, IReadOnlyList<CompiledPolicy> policies)
    {
        Id = id;
        Attached = [.. policies];
    }

    /// <summary>The name in explanations.</summary>
    public string Id { get; }

    /// <summary>The policies that are attached here.</summary>
    public IReadOnlyList<CompiledPolicy> Policies => Attached;

    internal CompiledPolicy[] Attached { get; }
}

/// <summary>A policy that is attached but not known.</summary>
/// <param name="Type">The part that it plays.</param>
/// <param name="Name">Its name or ARN.</param>
/// <param name="Reason">Why it is not known, as an end of a sentence: "it is not in the export".</param>
public sealed record UnresolvedPolicy(PolicyType Type, string Name, string Reason);
