using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// Trust policies. IAM keeps principals of the account by their ids, so each must exist when the policy is written. Source: IAM
/// user guide, reference_policies_elements_principal.
/// </summary>
internal static class TrustChanges
{
    public static void Update(AccountState state, string roleName, string document)
    {
        const string Operation = "UpdateAssumeRolePolicy";
        var role = Guard.Modifiable(state, Entity.Role(roleName), Operation);
        Check(state, document, Operation);
        if (!StoredDocument.Is(role.Record["AssumeRolePolicyDocument"], document))
        {
            role.Record.Set("AssumeRolePolicyDocument", StoredDocument.Write(document));
            state.Touch();
        }
    }

    public static void Check(AccountState state, string document, string operation)
    {
        Guard.Against(IamDocuments.CheckTrust(document, state.Quotas.TrustPolicySize, out var parsed), operation);
        foreach (var statement in parsed!.Statements)
        {
            foreach (var principal in (statement.Principal ?? statement.NotPrincipal)?.Principals ?? [])
            {
                Guard.Against(Check(state, principal), operation);
            }
        }
    }

    private static IamProblem? Check(AccountState state, Principal principal)
    {
        var valid = principal.Kind switch
        {
            PrincipalKind.Aws => IsAwsPrincipal(state, principal.Value),
            PrincipalKind.Service => IsService(principal.Value),
            PrincipalKind.Federated => principal.Value.Length > 0,
            _ => false,
        };
        return valid ? null : IamErrors.InvalidPrincipal(principal.Kind == PrincipalKind.Service ? "SERVICE" : Principal.NameOf(principal.Kind), principal.Value);
    }

    private static bool IsAwsPrincipal(AccountState state, string value)
    {
        if (value == "*" || Arn.IsAccountId(value))
        {
            return true;
        }

        if (value.Split(':', 6) is not ["arn", var partition, var service, "", var account, var resource])
        {
            // The id that stands in a trust policy once its principal is deleted; IAM takes those of living ones only.
            return EntityFormat.All.SelectMany(state.All).Any(e => e.Kind != EntityKind.Group && e.Id == value);
        }

        if (partition != state.Identity.Partition || !Arn.IsAccountId(account) || value.Contains('*', StringComparison.Ordinal))
        {
            return false;
        }

        if (service == "sts")
        {
            return resource.StartsWith("assumed-role/", StringComparison.Ordinal) || resource.StartsWith("federated-user/", StringComparison.Ordinal);
        }

        if (service != "iam")
        {
            return false;
        }

        // Whether a principal of another account exists can only be known there.
        return resource == "root"
            || (account != state.Identity.AccountId
                ? resource.StartsWith("user/", StringComparison.Ordinal) || resource.StartsWith("role/", StringComparison.Ordinal)
                : Exists(state, resource, value));
    }

    private static bool Exists(AccountState state, string resource, string arn)
    {
        EntityKind? kind = resource.StartsWith("user/", StringComparison.Ordinal) ? EntityKind.User
            : resource.StartsWith("role/", StringComparison.Ordinal) ? EntityKind.Role
            : null;
        return kind is { } k && state.Find(k, IamNames.NameIn(arn))?.Arn == arn;
    }

    /// <summary>Which services there are is not known here; their names all end in a domain of AWS.</summary>
    private static bool IsService(string value) =>
        value.Contains('.', StringComparison.Ordinal)
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
        && (value.EndsWith(".amazonaws.com", StringComparison.Ordinal)
            || value.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal)
            || value.EndsWith(".amazon.com", StringComparison.Ordinal)
            || value.EndsWith(".aws.internal", StringComparison.Ordinal)
            || value.EndsWith(".gov", StringComparison.Ordinal));
}
