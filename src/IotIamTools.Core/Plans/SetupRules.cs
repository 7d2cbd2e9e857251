using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Plans;

/// <summary>
/// Checks a set-up against the rules of IAM before anything is asked or written: what IAM would refuse step by step is told at once,
/// and nothing is left half-done. Source: IAM API reference (the patterns and lengths of each operation) and IAM user guide,
/// reference_iam-quotas.
/// </summary>
public static class SetupRules
{
    /// <summary>Checks names, paths, descriptions, durations, tags, ARNs and sizes.</summary>
    /// <exception cref="SetupException">IAM would refuse something.</exception>
    public static void Require(Setup setup)
    {
        var problems = Check(setup);
        if (problems.Count > 0)
        {
            throw new SetupException(problems);
        }
    }

    /// <summary>What IAM would refuse, each as a sentence that starts with the entity; empty where it takes all.</summary>
    public static IReadOnlyList<string> Check(Setup setup)
    {
        var problems = new List<string>();
        problems.AddRange(Twice(setup.Policies.Select(p => new Entity(EntityKind.Policy, p.Name))));
        problems.AddRange(Twice(setup.Roles.Select(r => Entity.Role(r.Name))));
        problems.AddRange(Twice(setup.Groups.Select(g => Entity.Group(g.Name))));
        foreach (var policy in setup.Policies)
        {
            Add(problems, new Entity(EntityKind.Policy, policy.Name), [
                IamNames.CheckPolicyName(policy.Name),
                IamNames.CheckPolicyPath(policy.Path),
                IamNames.CheckPolicyDescription(policy.Description),
                IamTags.Check(policy.Tags),
                IamDocuments.CheckManaged(PolicyWriter.Write(policy.Document)),
            ]);
        }

        foreach (var role in setup.Roles)
        {
            Add(problems, Entity.Role(role.Name), [
                IamNames.CheckRoleName(role.Name),
                IamNames.CheckRolePath(role.Path),
                IamNames.CheckRoleDescription(role.Description),
                role.MaxSessionDuration is { } seconds ? IamNames.CheckSessionDuration(seconds) : null,
                role.PermissionsBoundaryArn is { } boundary ? PolicyReference.Check(boundary) : null,
                IamTags.Check(role.Tags),
                IamDocuments.CheckTrust(PolicyWriter.Write(role.Trust), IamLimits.MaximumTrustPolicySize),
                .. Policies(EntityKind.Role, role.ManagedPolicies, role.InlinePolicies),
            ]);
        }

        foreach (var group in setup.Groups)
        {
            Add(problems, Entity.Group(group.Name), [
                IamNames.CheckGroupName(group.Name),
                IamNames.CheckPath(group.Path),
                .. Policies(EntityKind.Group, group.ManagedPolicies, group.InlinePolicies),
            ]);
            foreach (var user in group.Users)
            {
                Add(problems, Entity.User(user.Name), [
                    IamNames.CheckUserName(user.Name),
                    IamNames.CheckPath(user.Path),
                    user.PermissionsBoundaryArn is { } boundary ? PolicyReference.Check(boundary) : null,
                    IamTags.Check(user.Tags),
                ]);
            }
        }

        return problems;
    }

    private static IEnumerable<IamProblem?> Policies(EntityKind kind, IReadOnlyList<ManagedPolicySpec> managed, IReadOnlyList<InlinePolicySpec> inline)
    {
        var documents = inline.Select(p => PolicyWriter.Write(p.Document)).ToList();
        var size = documents.Sum(PolicySize.NonWhitespaceLength);
        var quota = IamLimits.InlineSize(kind);
        var attached = managed.DistinctBy(p => p.Arn, StringComparer.Ordinal).Count();
        var most = kind == EntityKind.Role ? IamLimits.MaximumAttachedPoliciesOfRole : IamLimits.AttachedPolicies;
        return
        [
            .. managed.Select(p => PolicyReference.Check(p.Arn)),
            .. inline.Select(p => IamNames.CheckPolicyName(p.Name)),
            .. documents.Select(IamDocuments.CheckPermissions),
            .. inline.GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any())
                .Select(g => new IamProblem(IamErrorCodes.InvalidInput, $"there are two inline policies of the name {g.Key}")),
            attached <= most ? null : new IamProblem(
                IamErrorCodes.LimitExceeded, $"it has {attached} managed policies, and IAM takes {most}; put what they allow into fewer policies of your own"),
            size <= quota ? null : new IamProblem(
                IamErrorCodes.LimitExceeded, $"its inline policies have {size} characters in all, and IAM takes {quota}; put some of it into a managed policy"),
        ];
    }

    private static IEnumerable<string> Twice(IEnumerable<Entity> entities) => entities
        .GroupBy(e => e.Name, StringComparer.OrdinalIgnoreCase)
        .Where(g => g.Skip(1).Any())
        .Select(g => $"{g.First()}: it is in the set-up twice; names ignore case");

    private static void Add(List<string> problems, Entity entity, IEnumerable<IamProblem?> found) =>
        problems.AddRange(found.OfType<IamProblem>().Select(p => $"{entity}: {p.Message}"));
}
