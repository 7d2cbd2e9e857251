namespace IotIamTools.Core.Iam;

/// <summary>The partitions of AWS. Source: AWS general reference, "ARNs"; the endpoints data of the AWS SDKs (regionRegex of each partition).</summary>
internal static class AwsPartitions
{
    /// <summary>The partition of the commercial Regions.</summary>
    public const string Default = "aws";

    private static readonly (string Name, string RegionPrefix)[] Others =
    [
        ("aws-cn", "cn-"), ("aws-us-gov", "us-gov-"), ("aws-eusc", "eusc-"), ("aws-iso", "us-iso-"), ("aws-iso-b", "us-isob-"), ("aws-iso-e", "eu-isoe-"), ("aws-iso-f", "us-isof-"),
    ];

    /// <summary>Whether there is a partition of that name.</summary>
    public static bool IsKnown(string name) => name == Default || Others.Any(o => o.Name == name);

    /// <summary>The partition that a Region is in.</summary>
    /// <param name="region">Such as <c>eu-west-1</c>.</param>
    public static string OfRegion(string region) => Others.FirstOrDefault(o => region.StartsWith(o.RegionPrefix, StringComparison.Ordinal)).Name ?? Default;
}
