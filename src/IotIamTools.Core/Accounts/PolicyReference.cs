using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts;

/// <summary>What people write for a managed policy: its ARN, or the name of one of AWS's that is known here.</summary>
internal static class PolicyReference
{
    /// <summary>The ARN in the partition; what is neither stays as it is.</summary>
    public static string ToArn(string text, string partition) =>
        !IsArn(text) && AwsManagedPolicies.Find(text) is { } policy ? policy.ArnIn(partition) : text;

    /// <summary>Why a text is no policy's ARN, and what to write; null where it is one.</summary>
    public static IamProblem? Check(string text) => IsArn(text) ? IamNames.CheckPolicyArn(text) : new IamProblem(
        IamErrorCodes.InvalidInput,
        $"'{text}' is neither the ARN of a managed policy nor the name of one of AWS's that is known here; write arn:aws:iam::aws:policy/NAME for one of AWS's, or arn:aws:iam::ACCOUNT:policy/NAME for one of the account's own");

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);
}
