using System.Text.Json;
using System.Text.Json.Serialization;

namespace IotIamTools.Core.Leftovers;

/// <summary>What the rules know of the world; it stands in the JSON files beside this one, each fact with its source.</summary>
internal static partial class LeftoverFacts
{
    private static readonly Lazy<IReadOnlyList<EndedService>> Services = new(() => Read("ended-services", FactsJson.Default.ListEndedService));
    private static readonly Lazy<IReadOnlyList<SourceConditionFact>> Conditions = new(() => Read("source-conditions", FactsJson.Default.ListSourceConditionFact));
    private static readonly Lazy<IReadOnlyList<JetsBaseline>> Baselines = new(() => Read("jets-baselines", FactsJson.Default.ListJetsBaseline));

    public static IReadOnlyList<EndedService> EndedServices => Services.Value;

    public static IReadOnlyList<SourceConditionFact> SourceConditions => Conditions.Value;

    public static IReadOnlyList<JetsBaseline> JetsBaselines => Baselines.Value;

    private static List<T> Read<T>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<List<T>> type)
    {
        using var stream = typeof(LeftoverFacts).Assembly.GetManifestResourceStream($"Leftovers/{name}.json")!;
        return JsonSerializer.Deserialize(stream, type)!;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(List<EndedService>))]
    [JsonSerializable(typeof(List<SourceConditionFact>))]
    [JsonSerializable(typeof(List<JetsBaseline>))]
    private sealed partial class FactsJson : JsonSerializerContext;
}

/// <summary>A service that AWS has ended.</summary>
internal sealed record EndedService
{
    public required string Name { get; init; }

    /// <summary>The principal as which it assumed roles.</summary>
    public required string Principal { get; init; }

    public required DateOnly Ended { get; init; }

    /// <summary>What the names of all its roles had to start with; null if that was not so.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>The service that goes on under the same principal, or null.</summary>
    public Successor? Successor { get; init; }

    /// <summary>The built-in blueprint that has its roles; null if there is none.</summary>
    public string? Blueprint { get; init; }
}

/// <summary>A service that lives on under the principal of one that has ended.</summary>
internal sealed record Successor
{
    public required string Name { get; init; }

    /// <summary>The managed policy that the roles which it assumes have.</summary>
    public required string Policy { get; init; }
}

/// <summary>A principal for which its vendor documents source conditions.</summary>
internal sealed record SourceConditionFact
{
    public required string Principal { get; init; }

    public required string SourceArn { get; init; }

    public required Certainty Certainty { get; init; }
}

/// <summary>What a version of Jets has in its documented deploy policy.</summary>
internal sealed record JetsBaseline
{
    public required string Version { get; init; }

    public required IReadOnlyList<string> Services { get; init; }
}
