using IotIamTools.Core.Text;

namespace IotIamTools.Core.Blueprints;

/// <summary>The built-in blueprints.</summary>
public static class BlueprintCatalog
{
    private const string Prefix = "Blueprints/";

    private static readonly Lazy<IReadOnlyList<Blueprint>> BuiltIn = new(Load);

    /// <summary>All built-in blueprints, by name.</summary>
    public static IReadOnlyList<Blueprint> All => BuiltIn.Value;

    /// <summary>The names of the built-in blueprints, without reading them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ResourceNames().Select(n => n[Prefix.Length..^".json".Length])];

    /// <summary>A built-in blueprint, case ignored.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message says which there are.</exception>
    public static Blueprint Get(string name) =>
        All.FirstOrDefault(b => b.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new KeyNotFoundException($"there is no built-in blueprint '{name}' (there are {string.Join(", ", Names)}){Nearest.Suggest(name, Names)}");

    /// <summary>Whether a text is the path of a file, not the name of a built-in blueprint.</summary>
    public static bool IsPath(string text) =>
        text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal);

    private static List<Blueprint> Load() => [.. ResourceNames().Select(resource =>
    {
        using var reader = new StreamReader(typeof(BlueprintCatalog).Assembly.GetManifestResourceStream(resource)!);
        return Blueprint.Parse(reader.ReadToEnd());
    })];

    private static IEnumerable<string> ResourceNames() =>
        typeof(BlueprintCatalog).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
