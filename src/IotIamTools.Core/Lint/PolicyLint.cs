using System.Globalization;
using IotIamTools.Core.Actions;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Lint;

/// <summary>
/// Looks for what is no error (see <see cref="PolicyRules"/>) but seldom meant: too wide permissions, names that do not exist, conditions
/// that never hold. Source: IAM user guide, access-analyzer-reference-policy-checks, reference_policies_elements_notaction,
/// reference_policies_elements_notresource, reference_policies_elements_principal, id_roles_use_passrole, confused-deputy.
/// </summary>
public static class PolicyLint
{
    /// <summary>What the policy's author should look at, in the order of the statements.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="kind">Where it stands or is to stand.</param>
    /// <param name="catalog">The actions that there are; by default <see cref="ActionCatalog.Default"/>.</param>
    public static IReadOnlyList<PolicyFinding> Check(PolicyDocument document, PolicyKind kind, IActionCatalog? catalog = null)
    {
        var findings = new List<PolicyFinding>();
        CheckDocument(document, kind, findings);
        for (var i = 0; i < document.Statements.Count; i++)
        {
            new StatementLint(document.Statements[i], i, kind, catalog ?? ActionCatalog.Default, findings).Check();
        }

        return findings;
    }

    private static void CheckDocument(PolicyDocument document, PolicyKind kind, List<PolicyFinding> findings)
    {
        if (document.Version is null)
        {
            Add("MissingVersion", FindingLevel.Warning, HasVariables(document)
                ? $"the policy has no Version, so that ${{...}} in it is plain text; write \"Version\": \"{PolicyDocument.CurrentVersion}\""
                : $"the policy has no Version; write \"Version\": \"{PolicyDocument.CurrentVersion}\", without which IAM takes no managed policy");
        }
        else if (!document.HasVariables)
        {
            Add("OldVersion", FindingLevel.Warning, HasVariables(document)
                ? $"in version {document.Version} ${{...}} is plain text; write \"{PolicyDocument.CurrentVersion}\""
                : $"version {document.Version} is the old one, which IAM takes for no new managed policy; write \"{PolicyDocument.CurrentVersion}\"");
        }

        if (document.Id is not null && kind == PolicyKind.Identity)
        {
            Add("IdInIdentityPolicy", FindingLevel.Suggestion, "the policy has an Id, which stands in policies of resources only; remove it");
        }

        var size = PolicySize.Of(document);
        if (SizeLimit(kind) is var (most, advice) && size > most)
        {
            Add("Size", FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"the policy has {size} characters; {advice}"));
        }

        void Add(string rule, FindingLevel level, string message) => findings.Add(new PolicyFinding(level, rule, Statement: null, Position: null, message));
    }

    /// <summary>The quotas of such policies. Source: IAM user guide, reference_iam-quotas; Organizations user guide, orgs_reference_limits.</summary>
    private static (int Most, string Advice)? SizeLimit(PolicyKind kind) => kind switch
    {
        PolicyKind.Identity => (IamLimits.ManagedPolicySize, $"a managed policy may have {IamLimits.ManagedPolicySize}, the inline policies of a role {IamLimits.RoleInlineSize} together"),
        PolicyKind.Trust => (IamLimits.TrustPolicySize, $"a trust policy may have {IamLimits.TrustPolicySize} unless the account's quota was raised"),
        PolicyKind.ServiceControl or PolicyKind.ResourceControl => (5120, "policies of Organizations may have 5120, white space included where no console takes it out"),
        _ => null,
    };

    private static bool HasVariables(PolicyDocument document) => document.Statements.SelectMany(s => s.Resources.Concat(s.NotResources).Concat(s.Conditions.SelectMany(c => c.Values)))
        .Any(v => v.Contains("${", StringComparison.Ordinal));
}
