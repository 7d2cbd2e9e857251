using IotIamTools.Core.Actions;
using IotIamTools.Core.Blueprints;

namespace IotIamTools.Core.Permissions;

/// <summary>What the user of a permission set is to be told, each as a sentence.</summary>
public static class PermissionWarnings
{
    /// <summary>Actions that are not known, with the nearest one that is, and patterns that match none.</summary>
    public static IEnumerable<string> UnknownActions(IEnumerable<string> actions) => actions
        .Where(a => !ActionCatalog.Default.Match(a).Any())
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(a => a.AsSpan().IndexOfAny('*', '?') >= 0
            ? $"No action matches {a}."
            : $"The action {a} is not known{(ActionCatalog.Default.FindNearest(a) is { } near ? $"; did you mean {near}?" : $" as of {ActionCatalog.Default.AsOf}.")}");

    /// <summary>The warnings about a set: what has ended, what is risky, and the unknown actions of a user's own set.</summary>
    public static IEnumerable<string> Of(PermissionSet set) => set.Notes
        .Where(n => n.Kind is NoteKind.Retired or NoteKind.Security)
        .Select(n => n.Text)
        .Concat(set.Source is null ? [] : UnknownActions(set.Actions));

    /// <summary>The ARNs that none of the permissions is about.</summary>
    public static IEnumerable<string> UnusedArns(RequiredPermissions required, PermissionScope scope) => scope.Unused(required.Permissions)
        .Select(arn => $"{arn} is no resource of any action of {required.Set.Name}; it is not used.");
}
