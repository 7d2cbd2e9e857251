using IotIamTools.Core.Accounts;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Leftovers;

/// <summary>
/// The command that adds the documented conditions. Where the role is one of the module's set-ups, that is the set-up's own command with
/// -Force, as long as it changes nothing else; otherwise the trust policy is written anew with the conditions added.
/// </summary>
internal static class SourceConditionMend
{
    private const string BucketPolicy = "GreengrassS3Access";
    private const string BucketArn = ":s3:::";

    public static string For(RoleDetail role, PolicyDocument trust, IReadOnlyList<SourceConditionFact> open)
    {
        var name = MendingCommand.Quote(role.Role.Name);
        var only = trust.Statements is [{ NotPrincipal: null, Conditions.Count: 0, Principal.Principals: [{ Kind: PrincipalKind.Service } service] }] ? TrustedPrincipals.ServiceName(service) : null;
        return only switch
        {
            "greengrass.amazonaws.com" when role.Role.Name == "AWSDeepLensGreengrassRole" && Has(role, "AWSGreengrassResourceAccessRolePolicy") =>
                "New-DeepLensRole -Kind Greengrass -SourceCondition -Force",
            "greengrass.amazonaws.com" when Has(role, "AWSDeepLensLambdaFunctionAccessPolicy") => $"New-DeepLensRole -RoleName {name} -SourceCondition -Force",
            "greengrass.amazonaws.com" when Has(role, "AWSGreengrassResourceAccessRolePolicy") && Has(role, "AmazonS3FullAccess") => $"New-GreengrassServiceRole -RoleName {name} -Force",
            "greengrass.amazonaws.com" when Has(role, "AWSGreengrassResourceAccessRolePolicy") && Buckets(role) is { Count: > 0 } buckets =>
                $"New-GreengrassServiceRole -RoleName {name} -S3Bucket {MendingCommand.Quote(buckets)} -Force",
            "credentials.iot.amazonaws.com" when Has(role, role.Role.Name + "Access") => $"New-GreengrassTokenExchangeRole -RoleName {name} -SourceCondition -Force",
            _ => Rewrite(role.Role, name, trust, open),
        };
    }

    private static bool Has(RoleDetail role, string policyName) => role.AttachedPolicies.Any(p => p.Name == policyName);

    /// <summary>The buckets for which the module gave the role access; their objects are <c>arn:aws:s3:::bucket/*</c>.</summary>
    private static List<string> Buckets(RoleDetail role) =>
        role.InlinePolicies.FirstOrDefault(p => p.Name == BucketPolicy) is { } policy && PolicyParser.TryParse(policy.Document, out var document, out _)
            ? [.. document.Statements.SelectMany(s => s.Resources)
                .Where(r => r.Contains(BucketArn, StringComparison.Ordinal) && r.EndsWith("/*", StringComparison.Ordinal))
                .Select(r => r[(r.IndexOf(BucketArn, StringComparison.Ordinal) + BucketArn.Length)..^2])]
            : [];

    private static string Rewrite(Role role, string name, PolicyDocument trust, IReadOnlyList<SourceConditionFact> open)
    {
        var arn = role.Arn.Split(':');
        var (partition, accountId) = arn.Length > 4 ? (arn[1], arn[4]) : ("aws", "");
        var document = PolicyWriter.Write(SourceConditions.AddTo(trust, open, partition, accountId));
        return $"Update-IAMAssumeRolePolicy -RoleName {name} -PolicyDocument {MendingCommand.Quote(document)}";
    }
}
