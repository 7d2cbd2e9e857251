namespace IotIamTools.Core.Iam;

/// <summary>
/// The parts of an ARN, <c>arn:partition:service:region:account:resource</c>, as views into its text. The resource holds all that comes
/// after the fifth colon, colons included. Source: IAM user guide, reference-arns.
/// </summary>
public readonly ref struct Arn
{
    private const string Prefix = "arn:";

    private Arn(ReadOnlySpan<char> partition, ReadOnlySpan<char> service, ReadOnlySpan<char> region, ReadOnlySpan<char> account, ReadOnlySpan<char> resource)
    {
        Partition = partition;
        Service = service;
        Region = region;
        Account = account;
        Resource = resource;
    }

    /// <summary>Such as <c>aws</c> or <c>aws-cn</c>; never empty.</summary>
    public ReadOnlySpan<char> Partition { get; }

    /// <summary>Such as <c>iam</c>; never empty.</summary>
    public ReadOnlySpan<char> Service { get; }

    /// <summary>Such as <c>eu-west-1</c>; empty for IAM and other global services.</summary>
    public ReadOnlySpan<char> Region { get; }

    /// <summary>The account's twelve digits, or what stands in their place: <c>aws</c>, a wildcard, or nothing.</summary>
    public ReadOnlySpan<char> Account { get; }

    /// <summary>Such as <c>role/service-role/Name</c>; never empty.</summary>
    public ReadOnlySpan<char> Resource { get; }

    /// <summary>The kind of resource: what comes before the resource's first slash, or all of it.</summary>
    public ReadOnlySpan<char> ResourceType => Resource.IndexOf('/') is var slash and >= 0 ? Resource[..slash] : Resource;

    /// <summary>The path of an IAM resource, with both its slashes: <c>/service-role/</c>. Empty if the resource has no slash.</summary>
    public ReadOnlySpan<char> ResourcePath => Resource.IndexOf('/') is var first and >= 0 ? Resource[first..(Resource.LastIndexOf('/') + 1)] : default;

    /// <summary>What comes after the resource's last slash: a name without its path.</summary>
    public ReadOnlySpan<char> ResourceName => Resource[(Resource.LastIndexOf('/') + 1)..];

    /// <summary>Whether a text is meant as an ARN rather than a name; no name that IAM takes has a colon.</summary>
    public static bool IsMeant(string text) => text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an ARN. Its parts may hold wildcards.</summary>
    /// <param name="text">The text.</param>
    /// <param name="arn">Its parts.</param>
    /// <returns>Whether the text has all six parts, and the partition, the service and the resource are not empty.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Arn arn)
    {
        arn = default;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[Prefix.Length..];
        if (!Next(ref rest, out var partition) || !Next(ref rest, out var service) || !Next(ref rest, out var region) || !Next(ref rest, out var account))
        {
            return false;
        }

        arn = new Arn(partition, service, region, account, rest);
        return partition.Length > 0 && service.Length > 0 && rest.Length > 0;
    }

    /// <summary>Whether a text is an account's id: twelve digits.</summary>
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
