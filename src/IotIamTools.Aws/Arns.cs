namespace IotIamTools.Aws;

/// <summary>The little that is to be known of ARNs here.</summary>
internal static class Arns
{
    /// <summary>Whether it is an ARN, not an id such as <c>AROA...</c>.</summary>
    public static bool IsArn(string? text) => text is not null && text.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>The name that the ARN of an IAM entity ends with.</summary>
    public static string NameIn(string arn) => arn[(arn.LastIndexOfAny(['/', ':']) + 1)..];
}
