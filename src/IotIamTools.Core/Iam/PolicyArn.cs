namespace IotIamTools.Core.Iam;

/// <summary>The parts of a managed policy's ARN. Source: IAM user guide, reference_identifiers (IAM ARNs).</summary>
/// <param name="Partition">Such as <c>aws</c> or <c>aws-cn</c>.</param>
/// <param name="Owner">The account's twelve digits, or <c>aws</c> for a policy that AWS manages.</param>
/// <param name="Path">The path, <c>/</c> or <c>/service-role/</c>.</param>
/// <param name="Name">The policy's name.</param>
public sealed record PolicyArn(string Partition, string Owner, string Path, string Name)
{
    /// <summary>Whether AWS manages the policy.</summary>
    public bool IsAwsManaged => Owner == "aws";

    /// <summary>Whether only service-linked roles can have the policy.</summary>
    public bool IsServiceLinked => IsAwsManaged && IamNames.IsServiceLinkedPath(Path);

    /// <summary>The parts of an ARN; null where the text is no ARN of a managed policy.</summary>
    public static PolicyArn? Find(string arn)
    {
        var fields = arn.Split(':');
        if (fields is not ["arn", { Length: > 0 } partition, "iam", "", var owner, var resource]
            || !resource.StartsWith("policy/", StringComparison.Ordinal)
            || !(owner == "aws" || Arn.IsAccountId(owner)))
        {
            return null;
        }

        var slash = resource.LastIndexOf('/');
        var (path, name) = (resource["policy".Length..(slash + 1)], resource[(slash + 1)..]);
        return IamNames.CheckPolicyName(name) is null && IamNames.CheckPolicyPath(path) is null ? new PolicyArn(partition, owner, path, name) : null;
    }

    /// <summary>The ARN.</summary>
    public override string ToString() => $"arn:{Partition}:iam::{Owner}:policy{Path}{Name}";
}
