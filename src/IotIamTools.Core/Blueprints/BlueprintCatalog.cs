using IotIamTools.Core.Text;

namespace IotIamTools.Core.Blueprints;

/// <summary>The built-in blueprints.</summary>
public static class BlueprintCatalog
{
    private static readonly BuiltInDocuments<Blueprint> BuiltIn = new("Blueprints/", "blueprint", json => Blueprint.Parse(json));

    /// <summary>All built-in blueprints, by name.</summary>
    public static IReadOnlyList<Blueprint> All => BuiltIn.All;

    /// <summary>The names of the built-in blueprints, without reading them.</summary>
    public static IReadOnlyList<string> Names => BuiltIn.Names;

    /// <summary>A built-in blueprint, case ignored.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message says which there are.</exception>
    public static Blueprint Get(string name) => BuiltIn.Get(name);
}
