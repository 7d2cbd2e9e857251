using IotIamTools.Core.Text;

namespace IotIamTools.Core.Permissions;

/// <summary>The built-in permission sets.</summary>
public static class PermissionSetCatalog
{
    private static readonly BuiltInDocuments<PermissionSet> BuiltIn = new("Permissions/", "permission set", json => PermissionSet.Parse(json));

    /// <summary>All built-in sets, by name.</summary>
    public static IReadOnlyList<PermissionSet> All => BuiltIn.All;

    /// <summary>The names of the built-in sets, without reading them.</summary>
    public static IReadOnlyList<string> Names => BuiltIn.Names;

    /// <summary>A built-in set, case ignored.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message says which there are.</exception>
    public static PermissionSet Get(string name) => BuiltIn.Get(name);
}
