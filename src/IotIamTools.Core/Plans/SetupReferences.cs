using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>Compares what a set-up refers to by ARN with the account that it is for.</summary>
internal static class SetupReferences
{
    /// <summary>Makes sure that the managed policies and boundaries of a set-up are of the account, or AWS's in its partition. Customer managed ones cost the account's identity.</summary>
    /// <exception cref="EntityReferenceException">One is of another account or partition; IAM would refuse it after the first steps were done.</exception>
    /// <exception cref="IamException">The account does not say which one it is.</exception>
    public static async Task RequireHereAsync(Setup setup, IIamAccount account, CancellationToken cancellationToken)
    {
        var arns = setup.Roles.SelectMany(r => r.ManagedPolicies).Concat(setup.Groups.SelectMany(g => g.ManagedPolicies)).Select(p => p.Arn)
            .Concat(setup.Roles.Select(r => r.PermissionsBoundaryArn).Concat(setup.Groups.SelectMany(g => g.Users).Select(u => u.PermissionsBoundaryArn)).OfType<string>());
        foreach (var arn in arns.Distinct(StringComparer.Ordinal).Except(setup.Policies.Select(p => p.Arn), StringComparer.Ordinal))
        {
            await account.RequireHereAsync(EntityReference.Parse(arn, EntityKind.Policy), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Why an entity that the account does not have cannot be made under the ARN that the user gave; null if it can.</summary>
    public static IamProblem? ObstacleTo(EntityKind kind, EntitySpec spec, Setup setup) =>
        setup.References.FirstOrDefault(r => r.Kind == kind && r.Path is not null && r.Name == spec.Name) is { } reference && reference.Path != spec.Path
            ? new IamProblem(IamErrorCodes.InvalidInput, $"{kind.ToNoun()} {spec.Name}: '{reference}' does not exist, and the {kind.ToNoun()} would be created at path {spec.Path}; give its name, and the path by itself")
            : null;
}
