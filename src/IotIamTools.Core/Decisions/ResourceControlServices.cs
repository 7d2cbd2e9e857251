using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions;

/// <summary>The services whose resources RCPs restrict; they stand in the JSON file beside this one, with their source and date.</summary>
internal static partial class ResourceControlServices
{
    private static readonly Lazy<Facts> Known = new(Read);
    private static readonly Lazy<FrozenSet<string>> Services = new(() => Known.Value.Services.ToFrozenSet(StringComparer.Ordinal));
    private static readonly Lazy<FrozenSet<string>> ExceptedActions = new(() => Known.Value.ExceptedActions.ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The day of the list: AWS adds services to it.</summary>
    public static DateOnly AsOf => Known.Value.AsOf;

    /// <summary>The prefixes of the services that RCPs can restrict.</summary>
    public static IEnumerable<string> All => Known.Value.Services;

    /// <summary>The actions of these services that RCPs cannot restrict, in lower case.</summary>
    public static IEnumerable<string> Excepted => ExceptedActions.Value.Select(a => a.ToLowerInvariant());

    /// <summary>Whether RCPs can restrict a service at all.</summary>
    public static bool Support(string service) => Services.Value.Contains(service);

    /// <summary>Whether RCPs can restrict an action.</summary>
    public static bool Restrict(RequestAction action) => Support(action.Service) && !ExceptedActions.Value.Contains(action.Folded);

    private static Facts Read()
    {
        using var stream = typeof(ResourceControlServices).Assembly.GetManifestResourceStream("Decisions/resource-control-services.json")!;
        return JsonSerializer.Deserialize(stream, ServicesJson.Default.Facts)!;
    }

    private sealed record Facts(DateOnly AsOf, IReadOnlyList<string> Services, IReadOnlyList<string> ExceptedActions);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Facts))]
    private sealed partial class ServicesJson : JsonSerializerContext;
}
