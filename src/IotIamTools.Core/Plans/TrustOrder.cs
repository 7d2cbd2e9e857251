using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Plans;

/// <summary>
/// The order in which new roles are created: after the roles and users of the same set-up that they trust, since IAM refuses a principal that
/// does not exist. Of roles that trust one another, or themselves, one is created with a trust policy that lets nobody in and gets its own when the
/// others exist. Source: IAM user guide, reference_policies_elements_principal.
/// </summary>
internal sealed class TrustOrder
{
    private const string PlaceholderId = "UntilItsPrincipalsExist";

    private static readonly PolicyDocument Placeholder = PolicyDocument.Parse(
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{PlaceholderId}}","Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""");

    private readonly Dictionary<string, RoleSpec> _missing;
    private readonly IReadOnlyDictionary<string, PlanStep> _createUsers;
    private readonly Func<RoleSpec, IReadOnlyList<PlanStep>> _before;
    private readonly Dictionary<string, PlanStep> _createRoles = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _early = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the steps that create the roles.</summary>
    /// <param name="missing">The roles of the set-up that do not exist.</param>
    /// <param name="createUsers">The steps that create users, by the user's name.</param>
    /// <param name="before">The steps that a role waits for besides, such as the one that creates its boundary.</param>
    public TrustOrder(IEnumerable<RoleSpec> missing, IReadOnlyDictionary<string, PlanStep> createUsers, Func<RoleSpec, IReadOnlyList<PlanStep>> before)
    {
        _missing = missing.ToDictionary(r => r.Name, StringComparer.OrdinalIgnoreCase);
        (_createUsers, _before) = (createUsers, before);
        foreach (var role in _missing.Values)
        {
            Visit(role);
        }
    }

    /// <summary>Whether a role's trust policy is the one of a role that was created before its principals.</summary>
    public static bool IsPlaceholder(string trustPolicy) =>
        PolicyParser.TryParse(trustPolicy, out var document, out _) && document!.Statements is [{ Sid: PlaceholderId }] && PolicyEquivalence.AreEquivalent(document, Placeholder);

    /// <summary>The step that creates a role.</summary>
    public PlanStep Create(RoleSpec role) => _createRoles[role.Name];

    /// <summary>The step that gives a role its trust policy after the principals exist; null if the role is created with it.</summary>
    public PlanStep? Trust(RoleSpec role) => _early.Contains(role.Name) ? PlanSteps.UpdateTrustPolicy(role, [Create(role), .. Principals(role)], []) : null;

    /// <summary>The steps that create the roles and users that a role trusts.</summary>
    public IReadOnlyList<PlanStep> Principals(RoleSpec role) =>
        [.. Trusted(role).Select(r => _createRoles[r.Name]), .. Users(role)];

    private void Visit(RoleSpec role)
    {
        if (_createRoles.ContainsKey(role.Name))
        {
            return;
        }

        _open.Add(role.Name);
        foreach (var trusted in Trusted(role))
        {
            if (_open.Contains(trusted.Name))
            {
                _early.Add(role.Name);
            }
            else
            {
                Visit(trusted);
            }
        }

        _open.Remove(role.Name);
        _createRoles[role.Name] = _early.Contains(role.Name)
            ? PlanSteps.CreateRole(role, _before(role), Placeholder)
            : PlanSteps.CreateRole(role, [.. _before(role), .. Principals(role)]);
    }

    private IEnumerable<RoleSpec> Trusted(RoleSpec role) =>
        Names(role, EntityKind.Role).Select(n => _missing.GetValueOrDefault(n)).OfType<RoleSpec>();

    private IEnumerable<PlanStep> Users(RoleSpec role) =>
        Names(role, EntityKind.User).Select(n => _createUsers.GetValueOrDefault(n)).OfType<PlanStep>();

    // The account is not compared: to wait for a role of the same name costs nothing.
    private static IEnumerable<string> Names(RoleSpec role, EntityKind kind) => role.Trust.Statements
        .SelectMany(s => (s.Principal ?? s.NotPrincipal)?.Principals ?? [])
        .Where(p => p.Kind == PrincipalKind.Aws && Arn.IsMeant(p.Value))
        .Select(p => EntityReference.Parse(p.Value))
        .Where(r => r.Kind == kind && r.Problem is null)
        .Select(r => r.Name)
        .Distinct(StringComparer.OrdinalIgnoreCase);
}
