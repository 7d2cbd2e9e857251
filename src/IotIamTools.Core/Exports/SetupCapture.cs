using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Exports;

/// <summary>What stands in an account, as a set-up.</summary>
/// <param name="Setup">The customer managed policies that are used, the roles and the groups.</param>
/// <param name="Identity">The account.</param>
public sealed record CapturedSetup(Setup Setup, AccountIdentity Identity)
{
    /// <summary>What the user should know about it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>
/// Captures roles and groups of an account, however they were made. It only reads: the account once, and each role and customer
/// managed policy once more, for what the account's details leave out (description, longest session, tags of policies).
/// </summary>
public static class SetupCapture
{
    /// <summary>Captures.</summary>
    /// <param name="name">The name of the set-up.</param>
    /// <param name="selection">What is captured.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EntityReferenceException">An ARN is of another account or partition.</exception>
    /// <exception cref="IamException">The account cannot be read; or a role or group that was named is not there, or nothing is (NoSuchEntity).</exception>
    /// <exception cref="SetupException">A policy in it cannot be read.</exception>
    public static async Task<CapturedSetup> CaptureAsync(string name, CaptureSelection selection, IIamAccount account, CancellationToken cancellationToken)
    {
        foreach (var entity in selection.Entities)
        {
            await account.RequireHereAsync(entity, cancellationToken).ConfigureAwait(false);
        }

        var details = await account.GetAuthorizationDetailsAsync(cancellationToken).ConfigureAwait(false);
        var roles = details.Roles
            .Where(r => selection.Includes(EntityKind.Role, r.Role, byPattern: !IamNames.IsServiceLinkedPath(r.Role.Path)))
            .OrderBy(r => r.Role.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var groups = details.Groups
            .Where(g => selection.Includes(EntityKind.Group, g.Group))
            .OrderBy(g => g.Group.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        RequireMeant(selection, details);
        RequireAll(selection, roles, groups);

        var specs = await ParallelCalls.AskAsync(
            roles,
            async (role, ct) => RoleOf(await account.FindRoleAsync(role.Role.Name, ct).ConfigureAwait(false) ?? role.Role, role),
            cancellationToken).ConfigureAwait(false);

        // A boundary is a policy that must be there too.
        var used = specs.SelectMany(r => r.ManagedPolicies.Select(p => p.Arn).Append(r.PermissionsBoundaryArn)).Concat(groups.SelectMany(g => g.AttachedPolicies.Select(p => p.Arn)));
        var arns = used.OfType<string>().Distinct(StringComparer.Ordinal).Select(PolicyArn.Find).OfType<PolicyArn>().Where(a => !a.IsAwsManaged).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase);
        var policies = await ParallelCalls.AskAsync([.. arns], (arn, ct) => PolicyOfAsync(arn, details, account, ct), cancellationToken).ConfigureAwait(false);

        var setup = new Setup { Blueprint = name, Policies = policies, Roles = specs, Groups = [.. groups.Select(g => GroupOf(g, details))] };
        return new CapturedSetup(setup, await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false)) { Warnings = details.Warnings };
    }

    /// <summary>An ARN with another path than the role or group of its name must not pass for a name that is not there.</summary>
    private static void RequireMeant(CaptureSelection selection, AuthorizationDetails details)
    {
        IEnumerable<(EntityKind Kind, IamEntity Entity)> all = [.. details.Roles.Select(r => (EntityKind.Role, (IamEntity)r.Role)), .. details.Groups.Select(g => (EntityKind.Group, (IamEntity)g.Group))];
        foreach (var (kind, entity) in all)
        {
            if (selection.Entities.FirstOrDefault(e => e.Kind == kind && e.Name.Equals(entity.Name, StringComparison.OrdinalIgnoreCase) && e.ProblemWith(entity.Arn) is not null) is { } other)
            {
                throw new EntityReferenceException(other, other.ProblemWith(entity.Arn)!, isElsewhere: true);
            }
        }
    }

    private static void RequireAll(CaptureSelection selection, List<RoleDetail> roles, List<GroupDetail> groups)
    {
        List<string> missing =
        [
            .. selection.Missing(EntityKind.Role, [.. roles.Select(r => r.Role)]).Select(e => $"role {e}"),
            .. selection.Missing(EntityKind.Group, [.. groups.Select(g => g.Group)]).Select(e => $"group {e}"),
        ];
        if (missing.Count > 0 || roles.Count + groups.Count == 0)
        {
            var what = missing.Count > 0 ? string.Join(", ", missing) : "a role or group of such a name";
            throw new IamException(IamErrorCodes.NoSuchEntity, $"{what} is not in the account; nothing was exported", "GetAccountAuthorizationDetails");
        }
    }

    private static RoleSpec RoleOf(Role role, RoleDetail detail) => new()
    {
        Kind = role.Name,
        Name = role.Name,
        Path = role.Path,
        Trust = Document(role.TrustPolicy, $"the trust policy of role {role.Name}"),
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration == IamLimits.DefaultSessionDuration ? null : role.MaxSessionDuration,
        PermissionsBoundaryArn = role.PermissionsBoundaryArn,
        Tags = role.Tags,
        ManagedPolicies = Managed(detail.AttachedPolicies),
        InlinePolicies = Inline(detail.InlinePolicies, $"role {role.Name}"),
    };

    private static GroupSpec GroupOf(GroupDetail detail, AuthorizationDetails details) => new()
    {
        Name = detail.Group.Name,
        Path = detail.Group.Path,
        ManagedPolicies = Managed(detail.AttachedPolicies),
        InlinePolicies = Inline(detail.InlinePolicies, $"group {detail.Group.Name}"),
        Users =
        [
            .. details.Users.Where(u => u.GroupNames.Contains(detail.Group.Name, StringComparer.OrdinalIgnoreCase))
                .Select(u => new UserSpec { Name = u.User.Name, Path = u.User.Path })
                .OrderBy(u => u.Name, StringComparer.OrdinalIgnoreCase),
        ],
    };

    private static async Task<PolicySpec> PolicyOfAsync(PolicyArn arn, AuthorizationDetails details, IIamAccount account, CancellationToken cancellationToken)
    {
        var text = arn.ToString();
        var policy = await account.FindPolicyAsync(text, cancellationToken).ConfigureAwait(false)
            ?? throw new IamException(IamErrorCodes.NoSuchEntity, $"policy {text} is in use and cannot be found", "GetPolicy");
        var document = details.Policies.FirstOrDefault(p => p.Policy.Arn == text)?.DocumentInForce
            ?? (await account.GetPolicyVersionAsync(text, policy.DefaultVersionId, cancellationToken).ConfigureAwait(false)).Document;
        return new PolicySpec
        {
            Name = arn.Name,
            Path = arn.Path,
            Arn = text,
            Description = policy.Description,
            Document = Document(document ?? "", $"policy {arn.Name}"),
            Tags = policy.Tags,
        };
    }

    private static List<ManagedPolicySpec> Managed(IReadOnlyList<AttachedPolicy> policies) =>
        [.. policies.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Select(p => new ManagedPolicySpec(p.Arn, []))];

    private static List<InlinePolicySpec> Inline(IReadOnlyList<InlinePolicy> policies, string owner) =>
        [.. policies.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new InlinePolicySpec(p.Name, Document(p.Document, $"inline policy {p.Name} of {owner}")))];

    private static PolicyDocument Document(string json, string what) =>
        PolicyParser.TryParse(json, out var document, out var error) ? document : throw new SetupException([$"{what} cannot be read: {error.Message}"]);
}
