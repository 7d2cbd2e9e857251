using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Permissions;

/// <summary>
/// The inline policy that gives a user, group or role the permissions that it lacks: what is there already is not granted
/// again, and what a policy denies is not tried. Decided here, from the account's policies.
/// </summary>
public sealed class PermissionGrant
{
    private PermissionGrant(Entity entity, string arn, string policyName)
    {
        (Entity, Arn, PolicyName) = (entity, arn, policyName);
    }

    /// <summary>The user, group or role, by the name that it has.</summary>
    public Entity Entity { get; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; }

    /// <summary>The name of the inline policy.</summary>
    public string PolicyName { get; }

    /// <summary>What the policy adds: all that no policy of the principal's allows.</summary>
    public IReadOnlyList<Permission> Granted { get; private init; } = [];

    /// <summary>The policy as it will be, or null where nothing is missing. What a policy of that name holds already stays in it.</summary>
    public PolicyDocument? Document { get; private init; }

    /// <summary>Whether a policy of that name is there already.</summary>
    public bool Replaces { get; private init; }

    /// <summary>What is still not allowed when the policy is there, with the reasons: something else denies it, limits it, or cannot be read.</summary>
    public IReadOnlyList<PermissionRow> Remaining { get; private init; } = [];

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>The change that makes it so; none where nothing is missing.</summary>
    public IReadOnlyList<PlanStep> Steps { get; private init; } = [];

    /// <summary>The name that the policy has where none is given: the set's, such as <c>GreengrassUserPermissions</c>.</summary>
    public static string DefaultPolicyName(RequiredPermissions required) =>
        string.Concat(required.Set.Name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])) + "Permissions";

    /// <summary>Works out what to grant. Only reads.</summary>
    /// <param name="required">The permissions.</param>
    /// <param name="target">The user, group or role.</param>
    /// <param name="policyName">The name of the inline policy.</param>
    /// <param name="options">What to limit the permissions to, and under which circumstances they are needed.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IamException">There is no such user, group or role (NoSuchEntity), or the account cannot be read.</exception>
    /// <exception cref="PolicyFormatException">There is a policy of that name, and it cannot be read.</exception>
    public static async Task<PermissionGrant> PlanAsync(
        RequiredPermissions required, PrincipalName target, string policyName, CheckOptions options, IIamAccount account, CancellationToken cancellationToken)
    {
        var index = new AccountIndex(await account.GetAuthorizationDetailsAsync(cancellationToken).ConfigureAwait(false), required.Place.AccountId);
        var principal = index.Find(target, out var problem) ?? throw new IamException(IamErrorCodes.NoSuchEntity, problem!, $"Get{target.Kind ?? EntityKind.User}");
        var library = new PolicyLibrary(index);
        var checker = new LocalChecker(library, new PermissionTrials(required, options));
        var found = checker.Check(principal);
        var entity = new Entity(principal.Kind, principal.Name);
        var rows = found.Passed ? [] : found.Explain();
        var gap = rows.Where(r => r.Decision is PermissionDecision.ImplicitlyDenied or PermissionDecision.Undecided && r.BlockedBy == PolicyType.Identity.NameOf()).Select(r => r.Permission).ToList();
        if (gap.Count == 0)
        {
            return new PermissionGrant(entity, principal.Arn, policyName) { Remaining = [.. rows.Where(r => r.Decision != PermissionDecision.Allowed)] };
        }

        var warnings = new List<string>();
        var scope = WithRoles(options.Scope, gap, required.Place, library, warnings);
        var document = required.Only(gap.Contains).ToPolicy(scope);
        var existing = principal.InlinePolicies.FirstOrDefault(p => p.Name == policyName)?.Document;
        if (existing is not null)
        {
            document = PolicyUnion.Add(PolicyDocument.Parse(existing, $"inline policy {policyName} of {entity}"), document);
        }

        var after = new LocalChecker(library, new PermissionTrials(required, options with { Scope = scope }))
            .CheckWith(principal, new PolicySource(policyName, PolicyWriter.Write(document)));
        return new PermissionGrant(entity, principal.Arn, policyName)
        {
            Granted = gap,
            Document = document,
            Replaces = existing is not null,
            Remaining = after.Passed ? [] : [.. after.Explain().Where(r => r.Decision != PermissionDecision.Allowed)],
            Warnings = warnings,
            Steps = [new PutInlinePolicyStep(entity, new InlinePolicySpec(policyName, document), existing is not null) { Lines = PolicyWriter.Write(document, indented: true).Split('\n') }],
        };
    }

    /// <summary>Where the roles to pass are not named: those that the services may assume; where there are none yet, all.</summary>
    private static PermissionScope WithRoles(
        PermissionScope scope, List<Permission> gap, BlueprintPlace place, PolicyLibrary library, List<string> warnings)
    {
        var services = gap.Where(p => p.IsForAnyRole).SelectMany(p => p.PassedTo).Distinct(StringComparer.Ordinal).ToList();
        if (services.Count == 0 || scope.PassRoleArns.Count > 0)
        {
            return scope;
        }

        var roles = services.SelectMany(library.RolesTrusting).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (roles.Count == 0)
        {
            warnings.Add($"No role of account {place.AccountId} trusts {string.Join(" or ", services)} yet, so iam:PassRole is granted for every role, to these services only. Name the roles to grant less.");
            return scope;
        }

        return scope with { PassRoleArns = roles };
    }
}
