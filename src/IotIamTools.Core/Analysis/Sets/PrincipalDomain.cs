using IotIamTools.Core.Decisions;
using IotIamTools.Core.Decisions.Compilation;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Analysis.Sets;

/// <summary>The kinds of principals that are possible, by their numbers.</summary>
internal sealed class PrincipalState(Bits points) : DimensionState
{
    public Bits Points => points;
}

/// <summary>
/// One principal that stands for all that the policies treat alike: one that they name, or any other of its kind and account.
/// </summary>
/// <param name="Principal">The principal.</param>
/// <param name="IsNamed">Whether it is this one and not any of its kind.</param>
/// <param name="IsAlone">
/// Whether the policy has to allow by itself, as it does for who it names in the resource's own account; otherwise another policy allows the
/// request as well. Source: IAM user guide, reference_policies_evaluation-logic (resource-based policies).
/// </param>
/// <param name="Provider">The identity provider behind a session, or null.</param>
internal sealed record PrincipalPoint(RequestPrincipal Principal, bool IsNamed, bool IsAlone, string? Provider = null)
{
    /// <summary>What the keys of the context say of the principal whatever else they say.</summary>
    public RequestContext Context => Provider is null ? RequestContext.Empty : new([new("aws:FederatedProvider", Provider)]);
}

/// <summary>The dimension of the principals: a finite number of kinds, over which the engine's own Principal elements are evaluated.</summary>
internal sealed class PrincipalDomain : Domain
{
    private const string Fresh = "someone";

    private static readonly string[] Accounts = ["123456789012", "210987654321", "135792468013", "246801357924"];

    private readonly List<PrincipalPoint> _points = [];
    private readonly List<Bits> _sets = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>Finds the kinds of principals that some policies tell apart.</summary>
    /// <param name="type">The part that the policies play.</param>
    /// <param name="documents">The policies.</param>
    public PrincipalDomain(PolicyType type, IEnumerable<PolicyDocument> documents)
    {
        var principals = documents.SelectMany(d => d.Statements).SelectMany(s => (s.Principal ?? s.NotPrincipal)?.Principals ?? []).Distinct().ToList();
        if (type is PolicyType.Resource or PolicyType.ResourceControl)
        {
            AddAll(principals, hasAlone: type == PolicyType.Resource);
        }
        else
        {
            _points.Add(new PrincipalPoint(RequestPrincipal.Parse($"arn:aws:iam::{Accounts[0]}:user/{Fresh}"), IsNamed: false, IsAlone: true));
        }

        Everything = new PrincipalState(Bits.Of(_points.Count, _ => true));
    }

    public override DimensionState Everything { get; }

    public IReadOnlyList<PrincipalPoint> Points => _points;

    /// <summary>Whether more than one kind of principal is possible, so that keys about principals depend on which it is.</summary>
    public bool IsTied => _points.Count > 1;

    /// <summary>The ARNs that the policies name.</summary>
    public IEnumerable<string> Named => _named;

    public override DimensionState? And(DimensionState state, int set, bool isInside)
    {
        var points = ((PrincipalState)state).Points.And(_sets[set], isInside);
        return points.IsEmpty ? null : new PrincipalState(points);
    }

    /// <summary>The number of the set of principals to whom a statement applies.</summary>
    public int Add(PrincipalMatcher matcher, Effect effect)
    {
        var set = Bits.Of(_points.Count, i =>
        {
            var grant = matcher.Match(_points[i].Principal, _points[i].Context);
            return grant >= (effect == Effect.Allow && _points[i].IsAlone ? AloneFrom(_points[i].Principal) : PrincipalGrant.Account);
        });
        _sets.Add(set);
        return _sets.Count - 1;
    }

    /// <summary>The number of the set in which each principal is once, as one for whom another policy allows too if that can be.</summary>
    public int AddOneOfEach()
    {
        _sets.Add(Bits.Of(_points.Count, i => !_points[i].IsAlone || !_points.Exists(p => !p.IsAlone && p.Principal.Id == _points[i].Principal.Id)));
        return _sets.Count - 1;
    }

    /// <summary>From which grant on a principal in the resource's account needs no other policy.</summary>
    private static PrincipalGrant AloneFrom(RequestPrincipal principal) => principal.Type switch
    {
        PrincipalType.FederatedUser => PrincipalGrant.Direct,
        _ when principal.AccountId is null => PrincipalGrant.Account,
        _ => PrincipalGrant.Entity,
    };

    private void AddAll(List<Principal> principals, bool hasAlone)
    {
        var named = principals.Where(p => p.Value != "*").Select(Read).OfType<RequestPrincipal>().DistinctBy(p => (p.Id, p.CanonicalUserId)).ToList();
        _named.UnionWith(named.Where(p => p.AccountId is not null).Select(p => p.Id));
        foreach (var principal in named)
        {
            Add(principal, isNamed: true, hasAlone);
            if (principal.Type is PrincipalType.Role or PrincipalType.User or PrincipalType.RoleSession)
            {
                Add(Session(principal), isNamed: false, hasAlone);
            }

            if (principal.Type == PrincipalType.FederatedIdentity)
            {
                Add(RequestPrincipal.Parse($"arn:aws:sts::{Accounts[0]}:assumed-role/{Fresh}/session"), isNamed: false, hasAlone, principal.Id);
            }
        }

        // An account is in one partition: the one in which a policy names it, and by default the one that most are in.
        var partitions = named.Where(p => p.AccountId is not null && p.CanonicalUserId is null).Select(p => (p.Partition, Account: p.AccountId!)).Distinct().ToList();
        foreach (var number in principals.Where(p => p.Kind == PrincipalKind.Aws && Iam.Arn.IsAccountId(p.Value)).Select(p => p.Value).Distinct())
        {
            if (!partitions.Exists(p => p.Account == number))
            {
                partitions.Add((partitions.Select(p => p.Partition).Distinct().ToList() is [var only] ? only : "aws", number));
            }
        }

        var unknown = Accounts.First(a => !partitions.Exists(p => p.Account == a));
        foreach (var (partition, account) in partitions.Append((partitions.Count > 0 ? partitions[0].Partition : "aws", unknown)))
        {
            Add(RequestPrincipal.Parse($"arn:{partition}:iam::{account}:root"), isNamed: account != unknown, hasAlone);
            Add(RequestPrincipal.Parse($"arn:{partition}:iam::{account}:user/{Unused(named, account)}"), isNamed: false, hasAlone);
            Add(RequestPrincipal.Parse($"arn:{partition}:iam::{account}:role/{Unused(named, account)}"), isNamed: false, hasAlone);
            Add(RequestPrincipal.Parse($"arn:{partition}:sts::{account}:assumed-role/{Unused(named, account)}/session"), isNamed: false, hasAlone);
            Add(RequestPrincipal.Parse($"arn:{partition}:sts::{account}:federated-user/{Unused(named, account)}"), isNamed: false, hasAlone);
        }

        foreach (var name in new[] { "example.amazonaws.com", "another.amazonaws.com", "accounts.google.com", "graph.facebook.com", $"arn:aws:iam::{unknown}:saml-provider/{Fresh}" })
        {
            if (RequestPrincipal.Parse(name) is var other && !_points.Exists(p => p.Principal.Id == name || (p.Principal.Type == other.Type && !p.IsNamed)))
            {
                Add(other, isNamed: false, hasAlone);
            }
        }

        Add(RequestPrincipal.Anonymous, isNamed: true, hasAlone);
    }

    private void Add(RequestPrincipal principal, bool isNamed, bool hasAlone, string? provider = null)
    {
        if (_points.Exists(p => p.Principal.Id == principal.Id && p.Provider == provider && p.Principal.CanonicalUserId == principal.CanonicalUserId))
        {
            return;
        }

        // A root user needs no other policy, and who is of no account has none.
        var isBoth = principal is { AccountId: not null, Type: not PrincipalType.Root };
        if (hasAlone || !isBoth)
        {
            _points.Add(new PrincipalPoint(principal, isNamed, IsAlone: true, provider));
        }

        if (isBoth)
        {
            _points.Add(new PrincipalPoint(principal, isNamed, IsAlone: false, provider));
        }
    }

    private static RequestPrincipal Session(RequestPrincipal principal) => RequestPrincipal.Parse(principal.Type == PrincipalType.User
        ? $"arn:{principal.Partition}:sts::{principal.AccountId}:federated-user/{principal.Name}"
        : $"arn:{principal.Partition}:sts::{principal.AccountId}:assumed-role/{principal.Name}/another-session");

    private static string Unused(List<RequestPrincipal> named, string account)
    {
        var name = Fresh;
        while (named.Exists(p => p.AccountId == account && p.Name == name))
        {
            name += "-else";
        }

        return name;
    }

    private static RequestPrincipal? Read(Principal principal)
    {
        try
        {
            return principal.Kind switch
            {
                PrincipalKind.CanonicalUser => RequestPrincipal.Parse($"arn:aws:iam::{Accounts[^1]}:root").WithCanonicalUserId(principal.Value),
                PrincipalKind.Aws when Iam.Arn.IsAccountId(principal.Value) => null,
                _ => RequestPrincipal.Parse(principal.Value),
            };
        }
        catch (FormatException)
        {
            // What cannot make a request is in no request.
            return null;
        }
    }
}
