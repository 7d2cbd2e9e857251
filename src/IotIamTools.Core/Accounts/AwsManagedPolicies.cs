using System.Globalization;
using System.Text.Json;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts;

/// <summary>
/// The managed policies of AWS that are known without asking AWS: those that the set-ups use, and three that the documents name but
/// AWS has retired. The data stands in AwsManagedPolicies.json and is read when it is first needed.
/// </summary>
public static class AwsManagedPolicies
{
    private static readonly Lazy<IReadOnlyDictionary<string, AwsManagedPolicy>> ByName = new(Read);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyCollection<AwsManagedPolicy> All => [.. ByName.Value.Values];

    /// <summary>The policy of that name, or of that ARN in any partition; null where it is not known here.</summary>
    public static AwsManagedPolicy? Find(string arnOrName)
    {
        if (!arnOrName.StartsWith("arn:", StringComparison.Ordinal))
        {
            return ByName.Value.GetValueOrDefault(arnOrName);
        }

        return PolicyArn.Find(arnOrName) is { IsAwsManaged: true } arn && ByName.Value.GetValueOrDefault(arn.Name) is { } policy && policy.Path == arn.Path
            ? policy
            : null;
    }

    /// <summary>The document of the policy of that ARN, as it is in the ARN's partition; null where it is not known here.</summary>
    public static string? FindDocument(string arn) => PolicyArn.Find(arn) is { } parts ? Find(arn)?.DocumentIn(parts.Partition) : null;

    /// <summary>What to use in place of a retired policy; null where it is not retired.</summary>
    public static AwsManagedPolicy? Replacement(string arnOrName) => Find(arnOrName)?.ReplacementName is { } name ? Find(name) : null;

    private static Dictionary<string, AwsManagedPolicy> Read()
    {
        using var stream = typeof(AwsManagedPolicies).Assembly.GetManifestResourceStream("AwsManagedPolicies.json")!;
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.EnumerateArray().Select(Policy).ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    private static AwsManagedPolicy Policy(JsonElement json) => new()
    {
        Name = json.GetProperty("Name").GetString()!,
        Path = json.GetProperty("Path").GetString()!,
        DefaultVersionId = json.GetProperty("VersionId").GetString()!,
        UpdateDate = json.GetProperty("UpdateDate").GetDateTimeOffset(),
        Description = Optional(json, "Description"),
        DeprecatedOn = Optional(json, "DeprecatedOn") is { } day ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : null,
        ReplacementName = Optional(json, "Replacement"),
        Document = json.GetProperty("Document").GetRawText(),
    };

    private static string? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
