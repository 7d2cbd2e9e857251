using System.Text.Json;

namespace IotIamTools.Aws.Tests.Wire;

/// <summary>The service model's facts of the operations that are used.</summary>
internal sealed class ServiceModel
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Wire");

    private readonly JsonElement _root = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "iam-model.json"))).RootElement;

    /// <summary>The one model.</summary>
    public static ServiceModel Instance { get; } = new();

    public string Version => _root.GetProperty("apiVersion").GetString()!;

    public IEnumerable<string> Operations => _root.GetProperty("operations").EnumerateObject().Select(o => o.Name);

    public JsonElement Operation(string name) => _root.GetProperty("operations").GetProperty(name);

    public JsonElement Shape(string name) => _root.GetProperty("shapes").GetProperty(name);

    /// <summary>The members of a structure with their shapes.</summary>
    public IEnumerable<(string Name, JsonElement Shape)> Members(JsonElement structure) =>
        structure.GetProperty("members").EnumerateObject().Select(m => (m.Name, Shape(m.Value.GetString()!)));

    /// <summary>The members of an operation's input, none where it has none.</summary>
    public JsonElement? Input(string operation) => Operation(operation).TryGetProperty("input", out var input) ? Shape(input.GetString()!) : null;

    /// <summary>The members of an operation's output, none where it has none.</summary>
    public JsonElement? Output(string operation) => Operation(operation).TryGetProperty("output", out var output) ? Shape(output.GetString()!) : null;

    /// <summary>A value that a member of this shape may have: the same one for the same place, whoever asks.</summary>
    public static string Value(string type, string place) => type switch
    {
        "string" => "<" + place + " & +% ü>",
        "integer" => (place.Length + 3).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "boolean" => "true",
        "timestamp" => "2026-07-01T12:34:56Z",
        _ => throw new InvalidOperationException(type),
    };
}
