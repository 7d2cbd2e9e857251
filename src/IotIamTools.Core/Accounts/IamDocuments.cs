using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Accounts;

/// <summary>
/// Which policy documents IAM takes, as far as that does not depend on what the account has. Sources: IAM API reference
/// (policyDocumentType and the errors of each operation); IAM user guide, reference_iam-quotas and reference_policies_elements.
/// </summary>
public static class IamDocuments
{
    /// <summary>The document of a managed or inline policy: its characters, grammar and elements, not its size; null where it is right.</summary>
    public static IamProblem? CheckPermissions(string document) => Check(document, PolicyKind.Identity, "policyDocument", out _);

    /// <summary>The document of a managed policy with its size.</summary>
    public static IamProblem? CheckManaged(string document) => CheckPermissions(document)
        ?? (PolicySize.NonWhitespaceLength(document) > IamLimits.ManagedPolicySize
            ? new IamProblem(IamErrorCodes.LimitExceeded, $"Cannot exceed quota for PolicySize: {IamLimits.ManagedPolicySize}")
            : null);

    /// <summary>The trust policy of a role with its size; whether the principals of this account exist is not asked here.</summary>
    /// <param name="document">The document's text.</param>
    /// <param name="quota">The account's AssumeRolePolicySizeQuota.</param>
    public static IamProblem? CheckTrust(string document, int quota = IamLimits.TrustPolicySize) => CheckTrust(document, quota, out _);

    internal static IamProblem? CheckTrust(string document, int quota, out PolicyDocument? parsed)
    {
        if (Check(document, PolicyKind.Trust, "assumeRolePolicyDocument", out parsed) is { } problem)
        {
            return problem;
        }

        return PolicySize.NonWhitespaceLength(document) > quota ? new IamProblem(IamErrorCodes.LimitExceeded, $"Cannot exceed quota for ACLSizePerRole: {quota}") : null;
    }

    private static IamProblem? Check(string document, PolicyKind kind, string member, out PolicyDocument? parsed)
    {
        parsed = null;
        if (IamNames.CheckLength(document, member, 1, IamLimits.DocumentLength) is { } length)
        {
            // The document itself would only bury the message.
            return length with { Message = length.Message.Replace($"Value '{document}'", $"Value of {document.Length} characters", StringComparison.Ordinal) };
        }

        foreach (var c in document)
        {
            if (c is not ('\t' or '\n' or '\r' or (>= '\u0020' and <= '\u00ff')))
            {
                return new IamProblem(
                    IamErrorCodes.MalformedPolicyDocument,
                    $"The specified value for {member} is invalid. It must contain only printable ASCII characters; it holds U+{(int)c:X4}. Leave the character out: IAM has no way to keep it.");
            }
        }

        if (!PolicyParser.TryParse(document, out parsed, out var error))
        {
            return new IamProblem(IamErrorCodes.MalformedPolicyDocument, $"Syntax errors in policy. {error!.Message}");
        }

        var problems = PolicyRules.Check(parsed!, kind);
        return problems.Count > 0
            ? new IamProblem(IamErrorCodes.MalformedPolicyDocument, $"Syntax errors in policy. {string.Join("; ", problems)}")
            : null;
    }
}
