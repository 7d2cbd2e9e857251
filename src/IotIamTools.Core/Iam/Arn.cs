namespace IotIamTools.Core.Iam;

/// <summary>
/// The six parts of an ARN as views into its text. The sixth part holds whatever comes after the fifth colon, colons included.
/// Source: IAM user guide, reference-arns.
/// </summary>
internal readonly ref struct Arn
{
    private Arn(ReadOnlySpan<char> partition, ReadOnlySpan<char> service, ReadOnlySpan<char> account, ReadOnlySpan<char> resource)
    {
        Partition = partition;
        Service = service;
        Account = account;
        Resource = resource;
    }

    public ReadOnlySpan<char> Partition { get; }

    public ReadOnlySpan<char> Service { get; }

    public ReadOnlySpan<char> Account { get; }

    public ReadOnlySpan<char> Resource { get; }

    /// <summary>What stands behind the last slash of the resource: a name without its path.</summary>
    public ReadOnlySpan<char> ResourceName => Resource[(Resource.LastIndexOf('/') + 1)..];

    public static bool TryParse(ReadOnlySpan<char> text, out Arn arn)
    {
        arn = default;
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[4..];
        if (!Next(ref rest, out var partition) || !Next(ref rest, out var service) || !Next(ref rest, out _) || !Next(ref rest, out var account))
        {
            return false;
        }

        arn = new Arn(partition, service, account, rest);
        return partition.Length > 0 && service.Length > 0 && rest.Length > 0;
    }

    public static bool IsAccountId(ReadOnlySpan<char> text) => text.Length == 12 && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool Next(scoped ref ReadOnlySpan<char> rest, scoped out ReadOnlySpan<char> part)
    {
        var colon = rest.IndexOf(':');
        if (colon < 0)
        {
            part = default;
            return false;
        }

        part = rest[..colon];
        rest = rest[(colon + 1)..];
        return true;
    }
}
