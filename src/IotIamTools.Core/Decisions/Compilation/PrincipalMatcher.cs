using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Decisions.Compilation;

/// <summary>
/// The Principal or NotPrincipal element. A <c>*</c> means everyone and stands alone; in a part of a name or ARN it is no wildcard
/// and matches nothing. Source: IAM user guide, reference_policies_elements_principal and reference_policies_elements_notprincipal.
/// </summary>
internal sealed class PrincipalMatcher
{
    private const string FederatedProviderKey = "aws:FederatedProvider";

    private readonly bool _isNegated;
    private readonly bool _isDeny;
    private readonly Entry[] _entries;

    private PrincipalMatcher(PrincipalSet principals, bool isNegated, Effect effect)
    {
        _isNegated = isNegated;
        _isDeny = effect == Effect.Deny;
        _entries = [.. principals.Principals.Select(Entry.Of)];
    }

    public static PrincipalMatcher? Of(Statement statement) =>
        statement.Principal is { } principals ? new PrincipalMatcher(principals, isNegated: false, statement.Effect)
        : statement.NotPrincipal is { } excepted ? new PrincipalMatcher(excepted, isNegated: true, statement.Effect)
        : null;

    public PrincipalGrant Match(RequestPrincipal principal, RequestContext context)
    {
        if (!_isNegated)
        {
            return Strongest(principal, context);
        }

        // AWS checks the account, then the role, then the session; a Deny spares only who is excepted by name. An account
        // among the exceptions spares its root user and not all its users, or naming one of them would have no meaning.
        var isExcepted = _isDeny ? IsExceptedByName(principal, context) : Strongest(principal, context) != PrincipalGrant.None;
        return isExcepted ? PrincipalGrant.None : PrincipalGrant.Direct;
    }

    private PrincipalGrant Strongest(RequestPrincipal principal, RequestContext context)
    {
        var strongest = PrincipalGrant.None;
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            var grant = entry.Match(principal, context);
            if (grant > strongest)
            {
                strongest = grant;
            }
        }

        return strongest;
    }

    private bool IsExceptedByName(RequestPrincipal principal, RequestContext context)
    {
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            if (entry.Match(principal, context) == PrincipalGrant.Direct || entry.Value == principal.Id)
            {
                return true;
            }
        }

        return false;
    }

    private enum EntryKind
    {
        Everyone,
        Account,
        User,
        Role,
        Arn,
        Service,
        Federated,
        CanonicalUser,
    }

    /// <summary>One principal that the element names.</summary>
    private readonly record struct Entry(EntryKind Kind, string Value, string Partition = "", string AccountId = "", string Name = "")
    {
        public static Entry Of(Principal principal) => principal.Kind switch
        {
            PrincipalKind.Service => new Entry(EntryKind.Service, principal.Value),
            PrincipalKind.Federated => new Entry(EntryKind.Federated, principal.Value),
            PrincipalKind.CanonicalUser => new Entry(EntryKind.CanonicalUser, principal.Value),
            _ => OfAws(principal.Value),
        };

        public PrincipalGrant Match(RequestPrincipal principal, RequestContext context) => Kind switch
        {
            EntryKind.Everyone => PrincipalGrant.Direct,
            EntryKind.Account => MatchAccount(principal),
            EntryKind.User or EntryKind.Role => MatchEntity(principal),
            EntryKind.Arn => When(Value == principal.Id, PrincipalGrant.Direct),
            EntryKind.Service => When(principal.Type == PrincipalType.Service && IsValueOrAll(principal.Id), PrincipalGrant.Direct),
            EntryKind.Federated => MatchProvider(principal, context),
            _ => When(Value == principal.CanonicalUserId, PrincipalGrant.Account),
        };

        private static Entry OfAws(string value)
        {
            if (value == "*")
            {
                return new Entry(EntryKind.Everyone, value);
            }

            if (Arn.IsAccountId(value))
            {
                return new Entry(EntryKind.Account, value, AccountId: value);
            }

            if (!Arn.TryParse(value, out var arn) || !arn.Service.SequenceEqual("iam"))
            {
                return new Entry(EntryKind.Arn, value);
            }

            var kind = arn.Resource.SequenceEqual("root") ? EntryKind.Account
                : arn.Resource.StartsWith("role/", StringComparison.Ordinal) ? EntryKind.Role
                : arn.Resource.StartsWith("user/", StringComparison.Ordinal) ? EntryKind.User
                : EntryKind.Arn;
            return new Entry(kind, value, arn.Partition.ToString(), arn.Account.ToString(), arn.ResourceName.ToString());
        }

        private static PrincipalGrant When(bool isMatch, PrincipalGrant grant) => isMatch ? grant : PrincipalGrant.None;

        private PrincipalGrant MatchAccount(RequestPrincipal principal)
        {
            if (AccountId != principal.AccountId || (Partition.Length > 0 && Partition != principal.Partition))
            {
                return PrincipalGrant.None;
            }

            return principal.Type == PrincipalType.Root ? PrincipalGrant.Direct : PrincipalGrant.Account;
        }

        private PrincipalGrant MatchEntity(RequestPrincipal principal)
        {
            if (Value == principal.Id)
            {
                return Kind == EntryKind.User ? PrincipalGrant.Direct : PrincipalGrant.Entity;
            }

            // A session's ARN has the name of its role or user without the path; names are unique in an account whatever the path.
            var isSession = principal.Type == (Kind == EntryKind.User ? PrincipalType.FederatedUser : PrincipalType.RoleSession);
            return When(isSession && Name == principal.Name && AccountId == principal.AccountId && Partition == principal.Partition, PrincipalGrant.Entity);
        }

        private PrincipalGrant MatchProvider(RequestPrincipal principal, RequestContext context)
        {
            if (principal.Type == PrincipalType.FederatedIdentity)
            {
                return When(IsValueOrAll(principal.Id), PrincipalGrant.Direct);
            }

            var isOfProvider = principal.Type == PrincipalType.RoleSession
                && context.TryGet(FederatedProviderKey, out var provider) && !provider.IsNull && IsValueOrAll(provider.Span[0]);
            return When(isOfProvider, PrincipalGrant.Direct);
        }

        private bool IsValueOrAll(string value) => Value == value || Value == "*";
    }
}
