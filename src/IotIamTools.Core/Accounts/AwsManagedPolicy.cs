namespace IotIamTools.Core.Accounts;

/// <summary>A managed policy of AWS that the set-ups use or that the documents name. Source: AWS managed policy reference.</summary>
public sealed record AwsManagedPolicy
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The path, <c>/</c> or <c>/service-role/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The version in force, such as <c>v6</c>.</summary>
    public required string DefaultVersionId { get; init; }

    /// <summary>When that version was made.</summary>
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>The description, or null where it is not known.</summary>
    public string? Description { get; init; }

    /// <summary>From which day on it can no longer be attached; null where it can.</summary>
    public DateOnly? DeprecatedOn { get; init; }

    /// <summary>The name of the policy that AWS offers in its place, or null.</summary>
    public string? ReplacementName { get; init; }

    /// <summary>The document as compact JSON, as it is in the partition <c>aws</c>.</summary>
    public required string Document { get; init; }

    /// <summary>Whether it can no longer be attached; where it is attached, it keeps working. Source: IAM user guide, access_policies_managed-deprecated.</summary>
    public bool IsDeprecated => DeprecatedOn is not null;

    /// <summary>The ARN in a partition, such as <c>arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole</c>.</summary>
    public string ArnIn(string partition) => $"arn:{partition}:iam::aws:policy{Path}{Name}";

    /// <summary>The document with the ARNs of a partition.</summary>
    public string DocumentIn(string partition) =>
        partition == "aws" ? Document : Document.Replace("\"arn:aws:", $"\"arn:{partition}:", StringComparison.Ordinal);
}
