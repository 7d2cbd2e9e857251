using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Decisions.Requests;

/// <summary>Who makes a request. Shareable between requests and threads. Source: IAM user guide, reference_policies_elements_principal.</summary>
public sealed class RequestPrincipal
{
    private static readonly string[] WebIdentityProviders =
        ["cognito-identity.amazonaws.com", "www.amazon.com", "graph.facebook.com", "accounts.google.com"];

    private RequestPrincipal(PrincipalType type, string id, string partition = "", string? accountId = null, string name = "", bool isServiceLinkedRole = false)
    {
        Type = type;
        Id = id;
        Partition = partition;
        AccountId = accountId;
        Name = name;
        IsServiceLinkedRole = isServiceLinkedRole;
    }

    /// <summary>The anonymous principal.</summary>
    public static RequestPrincipal Anonymous { get; } = new(PrincipalType.Anonymous, "anonymous");

    /// <summary>The kind of principal.</summary>
    public PrincipalType Type { get; }

    /// <summary>The ARN, or the name of the service or identity provider, or "anonymous".</summary>
    public string Id { get; }

    /// <summary>The account that the principal belongs to; null for services, identity providers and the anonymous.</summary>
    public string? AccountId { get; }

    /// <summary>
    /// Whether the principal is a service-linked role, which SCPs and RCPs do not restrict. A session's ARN does not tell the
    /// role's path, so there the reserved beginning of the name, <c>AWSServiceRoleFor</c>, decides.
    /// Source: Organizations user guide, orgs_manage_policies_scps (not restricted) and IAM user guide, using-service-linked-roles.
    /// </summary>
    public bool IsServiceLinkedRole { get; }

    /// <summary>
    /// The S3 canonical user id of the principal's account, where it is known; policies that name one match by it only.
    /// Source: IAM user guide, reference_policies_elements_principal (AWS account principals).
    /// </summary>
    public string? CanonicalUserId { get; private init; }

    internal string Partition { get; }

    /// <summary>The user's name, or the name of the role that a session is of, without path.</summary>
    internal string Name { get; }

    /// <summary>Whether identity policies and a boundary can be attached to whoever this is or acts for.</summary>
    internal bool HasIdentityPolicies => Type is PrincipalType.User or PrincipalType.Role or PrincipalType.RoleSession or PrincipalType.FederatedUser;

    /// <summary>Reads a principal: an ARN of IAM or STS, a service such as <c>greengrass.amazonaws.com</c>, or an identity provider.</summary>
    /// <exception cref="FormatException">The text is no principal that can make a request.</exception>
    public static RequestPrincipal Parse(string principal)
    {
        if (!principal.StartsWith("arn:", StringComparison.Ordinal))
        {
            return ParseName(principal);
        }

        if (!Arn.TryParse(principal, out var arn) || !Arn.IsAccountId(arn.Account) || principal.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            throw Unknown(principal);
        }

        var partition = arn.Partition.ToString();
        var account = arn.Account.ToString();
        var name = arn.ResourceName.ToString();
        if (arn.Service.SequenceEqual("iam"))
        {
            return KindOf(arn.Resource) switch
            {
                "root" when arn.Resource.SequenceEqual("root") => new(PrincipalType.Root, principal, partition, account, name),
                "user" when IsNamed(arn) => new(PrincipalType.User, principal, partition, account, name),
                "role" when IsNamed(arn) => new(PrincipalType.Role, principal, partition, account, name, IamNames.IsServiceLinkedPath(arn.Resource["role".Length..])),
                "saml-provider" or "oidc-provider" when IsNamed(arn) => new(PrincipalType.FederatedIdentity, principal, partition),
                _ => throw Unknown(principal),
            };
        }

        if (arn.Service.SequenceEqual("sts"))
        {
            return KindOf(arn.Resource) switch
            {
                "assumed-role" when IsNamed(arn) && RoleOfSession(arn.Resource) is { } role =>
                    new(PrincipalType.RoleSession, principal, partition, account, role, role.StartsWith("AWSServiceRoleFor", StringComparison.Ordinal)),
                "federated-user" when IsNamed(arn) => new(PrincipalType.FederatedUser, principal, partition, account, name),
                _ => throw Unknown(principal),
            };
        }

        throw Unknown(principal);
    }

    /// <summary>This principal with the S3 canonical user id of its account.</summary>
    public RequestPrincipal WithCanonicalUserId(string canonicalUserId) =>
        new(Type, Id, Partition, AccountId, Name, IsServiceLinkedRole) { CanonicalUserId = canonicalUserId };

    /// <inheritdoc/>
    public override string ToString() => Id;

    internal IEnumerable<KeyValuePair<string, ContextValue>> ContextKeys()
    {
        if (AccountId is not null)
        {
            yield return new("aws:PrincipalAccount", AccountId);

            // Of a session, the key holds the role's ARN. Its path is not known here, and most roles have none.
            yield return new("aws:PrincipalArn", Type == PrincipalType.RoleSession ? $"arn:{Partition}:iam::{AccountId}:role/{Name}" : Id);
        }

        if (Type == PrincipalType.User)
        {
            yield return new("aws:username", Name);
        }

        var type = Type switch
        {
            PrincipalType.User => "User",
            PrincipalType.Role or PrincipalType.RoleSession => "AssumedRole",
            PrincipalType.FederatedUser => "FederatedUser",
            PrincipalType.Root => "Account",
            PrincipalType.Anonymous => "Anonymous",
            _ => null,
        };
        if (type is not null)
        {
            yield return new("aws:PrincipalType", type);
        }

        yield return new("aws:PrincipalIsAWSService", Type == PrincipalType.Service ? "true" : "false");
        if (Type == PrincipalType.Service)
        {
            yield return new("aws:PrincipalServiceName", Id);
        }
    }

    private static RequestPrincipal ParseName(string name)
    {
        if (name.AsSpan().IndexOfAny("*? :@") >= 0 || !name.Contains('.', StringComparison.Ordinal))
        {
            throw Unknown(name);
        }

        // The four providers that need no provider in IAM are named like services, and one of them is even an AWS host.
        return WebIdentityProviders.Contains(name, StringComparer.Ordinal)
            ? new(PrincipalType.FederatedIdentity, name)
            : new(PrincipalType.Service, name);
    }

    private static bool IsNamed(in Arn arn) => arn.Resource.Contains('/') && arn.ResourceName.Length > 0;

    private static string KindOf(ReadOnlySpan<char> resource)
    {
        var slash = resource.IndexOf('/');
        return (slash < 0 ? resource : resource[..slash]).ToString();
    }

    private static string? RoleOfSession(ReadOnlySpan<char> resource)
    {
        var rest = resource["assumed-role/".Length..];
        var slash = rest.IndexOf('/');
        return slash > 0 && slash < rest.Length - 1 ? rest[..slash].ToString() : null;
    }

    private static FormatException Unknown(string principal) => new(
        $"'{principal}' is not a principal that can make a request; write the ARN of a user, role, role session, federated user or account root, or a service such as greengrass.amazonaws.com");
}
