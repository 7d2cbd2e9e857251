using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Decisions;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Permissions.Checks;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Permissions.Grants;

/// <summary>
/// Works out grants with one reading of the account for all users, groups and roles, which learns what has been granted since. Only
/// reads. Not for several threads.
/// </summary>
public sealed class PermissionGranter
{
    private readonly RequiredPermissions _required;
    private readonly CheckOptions _options;
    private readonly AccountIndex _index;
    private readonly PolicyLibrary _library;
    private readonly LocalChecker _checker;

    private PermissionGranter(RequiredPermissions required, CheckOptions options, AuthorizationDetails details)
    {
        (_required, _options) = (required, options);
        _index = new AccountIndex(details, required.Place);
        _library = new PolicyLibrary(_index);
        _checker = new LocalChecker(_library, new PermissionTrials(required, options));
        Warnings = details.Warnings;
    }

    /// <summary>What the user should know about the account, whoever is granted something.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Reads the account.</summary>
    /// <param name="required">The permissions.</param>
    /// <param name="options">What to limit the permissions to, and under which circumstances they are needed.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IamException">The account cannot be read.</exception>
    public static async Task<PermissionGranter> OpenAsync(RequiredPermissions required, CheckOptions options, IIamAccount account, CancellationToken cancellationToken) =>
        new(required, options, await account.GetAuthorizationDetailsAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Works out what to grant.</summary>
    /// <param name="target">The user, group or role.</param>
    /// <param name="policyName">The name of the inline policy.</param>
    /// <exception cref="EntityReferenceException">The target is of another account, partition or path, or its name is not one that IAM takes.</exception>
    /// <exception cref="IamException">There is no such user, group or role (NoSuchEntity), or the role is one that only AWS changes (UnmodifiableEntity).</exception>
    /// <exception cref="PolicyFormatException">There is a policy of that name, and it cannot be read.</exception>
    public PermissionGrant Plan(EntityReference target, string policyName)
    {
        var principal = _index.Require(target);
        var found = _checker.Check(principal);
        var entity = new Entity(principal.Kind, principal.Name);
        var rows = found.Passed ? [] : found.Explain();
        var gap = rows.Where(r => r.Decision is PermissionDecision.ImplicitlyDenied or PermissionDecision.Undecided && r.BlockedBy == PolicyType.Identity.NameOf()).Select(r => r.Permission).ToList();
        if (gap.Count == 0)
        {
            return new PermissionGrant(entity, principal.Arn, policyName) { Remaining = [.. rows.Where(r => r.Decision != PermissionDecision.Allowed)] };
        }

        if (IamNames.CheckPolicyName(policyName) is { } unfit)
        {
            throw unfit.ToException("PutInlinePolicy");
        }

        if (entity.Kind == EntityKind.Role && Arn.TryParse(principal.Arn, out var arn) && IamNames.IsProtectedPath(arn.ResourcePath))
        {
            throw IamNames.Protected(entity.Name).ToException("PutRolePolicy");
        }

        var warnings = new List<string>();
        var scope = WithRoles(gap, warnings);
        var existing = principal.InlinePolicies.FirstOrDefault(p => p.Name == policyName)?.Document;
        var (document, after) = Try(gap);

        // What the policy would not change does not belong into it.
        var vain = after.Where(r => r.Decision is PermissionDecision.ImplicitlyDenied or PermissionDecision.ExplicitlyDenied).Select(r => r.Permission).ToHashSet();
        var granted = gap.Where(p => !vain.Contains(p)).ToList();
        if (granted.Count == 0)
        {
            return new PermissionGrant(entity, principal.Arn, policyName) { Remaining = after };
        }

        if (granted.Count < gap.Count)
        {
            (document, after) = Try(granted);
        }

        CheckSize(entity, principal, policyName, document);
        warnings.AddRange(ConditionWarnings(entity, rows.Where(r => granted.Contains(r.Permission))));
        return new PermissionGrant(entity, principal.Arn, policyName)
        {
            Granted = granted,
            Document = document,
            Replaces = existing is not null,
            Remaining = after,
            Warnings = warnings,
            Steps = [PlanSteps.PutInlinePolicy(entity, new InlinePolicySpec(policyName, document), existing is not null, [], PolicyWriter.Write(document, indented: true).Split('\n'))],
        };

        (PolicyDocument Document, IReadOnlyList<PermissionRow> Remaining) Try(List<Permission> permissions)
        {
            var wanted = _required.Only(permissions.Contains).ToPolicy(scope);
            var merged = existing is null ? wanted : PolicyUnion.Add(PolicyDocument.Parse(existing, $"inline policy {policyName} of {entity}"), wanted);
            var outcome = new LocalChecker(_library, new PermissionTrials(_required, _options with { Scope = scope }))
                .CheckWith(principal, new PolicySource(policyName, PolicyWriter.Write(merged)));
            return (merged, outcome.Passed ? [] : [.. outcome.Explain().Where(r => r.Decision != PermissionDecision.Allowed)]);
        }
    }

    /// <summary>IAM would refuse the policy: better told before the step is shown.</summary>
    private static void CheckSize(Entity entity, AccountPrincipal principal, string policyName, PolicyDocument document)
    {
        var size = PolicySize.Of(document) + principal.InlinePolicies.Where(p => p.Name != policyName).Sum(p => PolicySize.NonWhitespaceLength(p.Document));
        var most = IamLimits.InlineSize(entity.Kind);
        if (size > most)
        {
            throw new IamException(
                IamErrorCodes.LimitExceeded,
                $"with the policy, the inline policies of {entity} would have {size} characters, and IAM takes {most}; grant to a group, or put the policy into a managed one (Get-IotIamPermissionSet -AsPolicy)",
                "PutInlinePolicy");
        }
    }

    /// <summary>A grant goes round the conditions under which a permission is there already, such as MFA.</summary>
    private static IEnumerable<string> ConditionWarnings(Entity entity, IEnumerable<PermissionRow> granted)
    {
        var conditional = granted.Where(r => r.MissingContextKeys.Count > 0).ToList();
        if (conditional.Count > 0)
        {
            yield return $"{entity} may depend on a condition on {string.Join(", ", conditional.SelectMany(r => r.MissingContextKeys).Distinct(StringComparer.OrdinalIgnoreCase))} for "
                + $"{string.Join(", ", conditional.Select(r => r.Permission.Documented).Distinct(StringComparer.Ordinal))}; what is granted has no condition. "
                + "Where the requests meet it nothing is to be granted: say so in the context.";
        }
    }

    /// <summary>Learns that a grant has been made: what it gives a group need not be given to the users in it.</summary>
    public void Learn(PermissionGrant grant)
    {
        if (grant.Document is { } document)
        {
            _index.Put(grant.Entity, new InlinePolicy(grant.PolicyName, PolicyWriter.Write(document)));
            _library.Forget(grant.Entity);
        }
    }

    /// <summary>Where the roles to pass are not named: those that the services may assume; where there are none yet, all.</summary>
    private PermissionScope WithRoles(List<Permission> gap, List<string> warnings)
    {
        var scope = _options.Scope;
        var services = gap.Where(p => p.IsForAnyRole).SelectMany(p => p.PassedTo).Distinct(StringComparer.Ordinal).ToList();
        if (services.Count == 0 || scope.PassRoleArns.Count > 0)
        {
            return scope;
        }

        var roles = services.SelectMany(_library.RolesTrusting).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (roles.Count == 0)
        {
            warnings.Add($"No role of account {_required.Place.AccountId} trusts {string.Join(" or ", services)} yet, so iam:PassRole is granted for every role, to these services only. Name the roles to grant less.");
            return scope;
        }

        return scope with { PassRoleArns = roles };
    }
}
