using IotIamTools.Core.Text;

namespace IotIamTools.Core.Permissions;

/// <summary>The built-in permission sets.</summary>
public static class PermissionSetCatalog
{
    private const string Prefix = "Permissions/";

    private static readonly Lazy<IReadOnlyList<PermissionSet>> BuiltIn = new(Load);

    /// <summary>All built-in sets, by name.</summary>
    public static IReadOnlyList<PermissionSet> All => BuiltIn.Value;

    /// <summary>The names of the built-in sets, without reading them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ResourceNames().Select(n => n[Prefix.Length..^".json".Length])];

    /// <summary>A built-in set, case ignored.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message says which there are.</exception>
    public static PermissionSet Get(string name) =>
        All.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new KeyNotFoundException($"there is no built-in permission set '{Excerpt.Of(name)}' (there are {string.Join(", ", Names)}){Nearest.Suggest(name, Names)}");

    private static List<PermissionSet> Load() => [.. ResourceNames().Select(resource =>
    {
        using var reader = new StreamReader(typeof(PermissionSetCatalog).Assembly.GetManifestResourceStream(resource)!);
        return PermissionSet.Parse(reader.ReadToEnd());
    })];

    private static IEnumerable<string> ResourceNames() =>
        typeof(PermissionSetCatalog).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
