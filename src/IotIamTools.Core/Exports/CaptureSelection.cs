using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Exports;

/// <summary>
/// What of an account is captured: roles and groups, by names or ARNs in whose names <c>*</c> stands for any text and <c>?</c> for one
/// character. Case has no meaning, as in IAM.
/// </summary>
/// <param name="Entities">Roles and groups. A pattern takes no service-linked roles, since only their services make them.</param>
public sealed record CaptureSelection(IReadOnlyList<EntityReference> Entities)
{
    /// <summary>Whether nothing is selected.</summary>
    public bool IsEmpty => Entities.Count == 0;

    /// <summary>The roles and groups that texts name.</summary>
    /// <param name="roles">Names, patterns or ARNs of roles.</param>
    /// <param name="groups">Names, patterns or ARNs of groups.</param>
    public static CaptureSelection Of(IEnumerable<string>? roles = null, IEnumerable<string>? groups = null) => new(
    [
        .. (roles ?? []).Select(r => EntityReference.Parse(r, EntityKind.Role)),
        .. (groups ?? []).Select(g => EntityReference.Parse(g, EntityKind.Group)),
    ]);

    /// <summary>Whether an entity is selected.</summary>
    /// <param name="kind">Role or Group.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="byPattern">Whether a pattern can select it, rather than its name only.</param>
    internal bool Includes(EntityKind kind, IamEntity entity, bool byPattern = true) =>
        Entities.Any(e => e.Kind == kind && (byPattern || !PolicyPattern.HasWildcard(e.Name)) && IsMeant(e, entity));

    /// <summary>The entities that are named in full and that the account does not have.</summary>
    internal IEnumerable<EntityReference> Missing(EntityKind kind, IReadOnlyList<IamEntity> found) =>
        Entities.Where(e => e.Kind == kind && !PolicyPattern.HasWildcard(e.Name) && !found.Any(f => IsMeant(e, f)));

    private static bool IsMeant(EntityReference reference, IamEntity entity) =>
        PolicyPattern.Covers(reference.Name.ToUpperInvariant(), entity.Name.ToUpperInvariant()) && reference.ProblemWith(entity.Arn) is null;
}
