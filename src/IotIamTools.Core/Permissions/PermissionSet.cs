using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Decisions.Requests;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Permissions;

/// <summary>
/// A named list of permissions that somebody needs, as data. The built-in ones are in <see cref="PermissionSetCatalog"/>; a file of the
/// user's has the same form.
/// </summary>
public sealed class PermissionSet
{
    private readonly IReadOnlyList<PermissionTemplate> _templates;

    internal PermissionSet(IReadOnlyList<PermissionTemplate> templates) => _templates = templates;

    /// <summary>The name: lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>One line that says what it is for.</summary>
    public required string Title { get; init; }

    /// <summary>The documents that it is from, by their short names or addresses.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The values that it takes, such as a version; each decides what is in the set, or a name in its resources.</summary>
    public IReadOnlyList<BlueprintParameter> Parameters { get; init; } = [];

    /// <summary>What its user should know.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The pattern that stands for all actions of the set, such as <c>iotthingsgraph:*</c>, or null.</summary>
    public string? Whole { get; init; }

    /// <summary>The file that it was read from, or null for a built-in one.</summary>
    public string? Source { get; init; }

    /// <summary>All actions that may be in the set, whatever the parameters are; each once.</summary>
    public IReadOnlyList<string> Actions => [.. _templates.Select(t => t.Action).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Reads a set.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">The file's name, for errors.</param>
    /// <exception cref="DocumentFormatException">The text is no permission set; the error says what is wrong and where.</exception>
    public static PermissionSet Parse(string json, string? source = null) => PermissionSetReader.Read(json, source);

    /// <summary>Fills in the parameters.</summary>
    /// <param name="values">The values that the user gave, by parameter name (case ignored).</param>
    /// <param name="place">The account that the permissions are for.</param>
    /// <exception cref="BlueprintParameterException">A value is missing, unknown, or not one that the parameter takes.</exception>
    public RequiredPermissions Resolve(IReadOnlyDictionary<string, IReadOnlyList<string>> values, BlueprintPlace place)
    {
        var filled = BlueprintValues.From($"permission set '{Name}'", Parameters, values, place);
        var permissions = new List<Permission>();
        var places = new Dictionary<(string Documented, string Action, string PassedTo, bool IsForAnyRole, string Context), int>();
        foreach (var template in _templates.Where(t => t.Holds(filled)))
        {
            // Two features may need the same action, on the same things or others. Under other circumstances it is another permission.
            var permission = template.Fill(filled);
            var key = (permission.Documented, permission.Action, string.Join(' ', permission.PassedTo), permission.IsForAnyRole, Text(permission.Context));
            if (places.TryGetValue(key, out var at))
            {
                permissions[at] = permissions[at] with { Resources = [.. permissions[at].Resources.Union(permission.Resources, StringComparer.Ordinal)] };
            }
            else
            {
                places.Add(key, permissions.Count);
                permissions.Add(permission);
            }
        }

        return new RequiredPermissions(this, place, permissions) { Whole = Whole };
    }

    /// <summary>Fills in the parameters for an account.</summary>
    /// <param name="values">As for <see cref="Resolve"/>.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="BlueprintParameterException">A value is missing, unknown, or not one that the parameter takes.</exception>
    /// <exception cref="EntityReferenceException">The ARN of an entity is of another account, partition or path.</exception>
    /// <exception cref="IamException">The account's number cannot be had.</exception>
    public async Task<RequiredPermissions> ResolveAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> values, IIamAccount account, CancellationToken cancellationToken)
    {
        var identity = await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false);
        var (names, _) = await BlueprintReferences.ReadAsync(Parameters, values, account, cancellationToken).ConfigureAwait(false);
        return Resolve(names, new BlueprintPlace(identity.AccountId, identity.Partition, account.Region));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static string Text(IReadOnlyDictionary<string, ContextValue> context) => string.Join('\n', context
        .Select(c => $"{c.Key.ToUpperInvariant()} {c.Value.IsMultivalued} {string.Join('\t', c.Value.Values)}")
        .Order(StringComparer.Ordinal));
}
