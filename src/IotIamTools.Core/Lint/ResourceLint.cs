using System.Buffers;
using IotIamTools.Core.Actions;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Lint;

/// <summary>
/// What is wrong with the ARN of a resource, for <see cref="PolicyLint"/>. Wildcards and variables are taken for what they may stand for.
/// Source: IAM user guide, reference-arns, reference_policies_elements_resource, reference_policies_variables ("Where you can use policy
/// variables") and access-analyzer-reference-policy-checks (the errors about ARNs).
/// </summary>
internal static class ResourceLint
{
    /// <summary>What IAM's own resources are. Source: Service authorization reference, list_awsidentityandaccessmanagementiam.</summary>
    private static readonly string[] IamResources =
        ["user/", "role/", "group/", "policy/", "instance-profile/", "mfa/", "sms-mfa/", "server-certificate/", "saml-provider/", "oidc-provider/", "access-report/", "delegation-request/", "root"];

    /// <summary>What of S3 is in a Region; buckets and their objects are not. Source: Service authorization reference, list_amazons3.</summary>
    private static readonly string[] RegionalS3Resources = ["accesspoint/", "job/", "storage-lens/", "storage-lens-group/", "access-grants/", "async-request/"];

    /// <summary>Service Catalog's portfolios and products: its ARNs have another name than its actions.</summary>
    private const string ServiceCatalog = "catalog";

    private static readonly SearchValues<char> RegionCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The rule that an ARN breaks and why, or null.</summary>
    public static (string Rule, string Message)? Problem(string resource, IActionCatalog catalog)
    {
        if (Fields(resource) is not ["arn", var partition, var service, var region, var account, var name])
        {
            return null;
        }

        var shown = Excerpt.Of(resource);
        if (PolicyPattern.HasWildcard(service))
        {
            return ("WildcardInService", $"'{shown}' has a wildcard for the service, where AWS takes none or lets it match more than was meant; name the service");
        }

        if (HasVariable(partition) || HasVariable(service) || HasVariable(region) || HasVariable(account))
        {
            return ("VariableInArn", $"'{shown}' has a variable before the fifth colon, where IAM takes none; write * there and put the variable into a Condition");
        }

        var problem = service == "iam" || service == "s3" ? GlobalProblem(service, region, name) : null;
        problem ??= !IsOpen(partition) && !AwsPartitions.IsKnown(partition) ? $"'{partition}' is no partition; write aws, or one such as aws-cn or aws-us-gov"
            : service != ServiceCatalog && catalog.FindService(service) is null ? $"there is no service '{Excerpt.Of(service)}'"
            : region.Length > 0 && !IsOpen(region) && !IsRegion(region) ? $"'{Excerpt.Of(region)}' is no Region; write one such as eu-west-1"
            : account.Length > 0 && !IsOpen(account) && !IsAccount(account) ? $"'{Excerpt.Of(account)}' is no account; write its twelve digits"
            : null;
        return problem is null ? null : ("InvalidArn", $"'{shown}' is no ARN that can be: {problem}");
    }

    private static string? GlobalProblem(string service, string region, string name) => service switch
    {
        "iam" when region.Length > 0 && region != "*" => "what IAM has is in no Region",
        "iam" when !IamResources.Any(r => Starts(name, r)) => $"what IAM has starts with one of {string.Join(", ", IamResources)}",
        "s3" when region.Length > 0 && region != "*" && !RegionalS3Resources.Any(r => Starts(name, r)) => "a bucket's ARN has no Region",
        _ => null,
    };

    /// <summary>Whether the name starts with that text, or with a wildcard or variable that may stand for it.</summary>
    private static bool Starts(string name, string start)
    {
        var fixedPart = name.AsSpan();
        var end = fixedPart.IndexOfAny('*', '?', '$');
        return end < 0 ? name.StartsWith(start, StringComparison.Ordinal) : start.AsSpan().StartsWith(fixedPart[..Math.Min(end, start.Length)]);
    }

    private static bool IsRegion(string text) => text.AsSpan().IndexOfAnyExcept(RegionCharacters) < 0 && text.Count(c => c == '-') >= 2 && char.IsAsciiDigit(text[^1]);

    /// <summary>Twelve digits, or the name under which AWS itself has something, such as <c>aws</c> for its managed policies.</summary>
    private static bool IsAccount(string text) => char.IsAsciiDigit(text[0]) ? text.Length == 12 && text.All(char.IsAsciiDigit) : char.IsAsciiLetterLower(text[0]);

    private static bool IsOpen(string field) => PolicyPattern.HasWildcard(field);

    private static bool HasVariable(string field) => field.Contains("${", StringComparison.Ordinal);

    /// <summary>The six fields; colons in variables separate nothing.</summary>
    private static List<string> Fields(string resource)
    {
        var fields = new List<string>(6);
        var start = 0;
        for (var i = 0; i < resource.Length && fields.Count < 5; i++)
        {
            if (resource.AsSpan(i).StartsWith("${") && resource.IndexOf('}', i) is > 0 and var end)
            {
                i = end;
            }
            else if (resource[i] == ':')
            {
                fields.Add(resource[start..i]);
                start = i + 1;
            }
        }

        fields.Add(resource[start..]);
        return fields;
    }
}
