using IotIamTools.Core.Accounts;
using IotIamTools.Core.Blueprints;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Core.Tests.Plans;

/// <summary>Something that is done to a part which a set-up requires, by somebody who does not know of it.</summary>
/// <param name="Entity">The entity that suffers it.</param>
/// <param name="Part">The part.</param>
/// <param name="Kind">Missing where it takes the part away, Different where it puts another in its place.</param>
/// <param name="Name">The name of the policy, tag or user, where the part has several.</param>
/// <param name="DoAsync">Does it.</param>
internal sealed record Damage(Entity Entity, DifferencePart Part, DifferenceKind Kind, string? Name, Func<IIamAccount, Task> DoAsync)
{
    private const string OtherBoundary = "arn:aws:iam::aws:policy/AWSIoTDataAccess";
    private const string OtherTrust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string OtherPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"}]}""";

    /// <summary>All that can be done to a set-up, one at a time.</summary>
    public static IEnumerable<Damage> AllOf(Setup setup) => setup.Policies.SelectMany(Of).Concat(setup.Roles.SelectMany(Of)).Concat(setup.Groups.SelectMany(Of));

    /// <summary>"Missing Tag Stage of role EdgeGatewayRole".</summary>
    public override string ToString() => $"{Kind} {Part} {Name} of {Entity}";

    private static IEnumerable<Damage> Of(PolicySpec policy)
    {
        var entity = new Entity(EntityKind.Policy, policy.Name);
        yield return new(entity, DifferencePart.PolicyDocument, DifferenceKind.Different, null, a => a.CreatePolicyVersionAsync(policy.Arn, OtherPolicy, default));
        foreach (var tag in policy.Tags)
        {
            yield return new(entity, DifferencePart.Tag, DifferenceKind.Missing, tag.Key, a => a.UntagPolicyAsync(policy.Arn, [tag.Key], default));
            yield return new(entity, DifferencePart.Tag, DifferenceKind.Different, tag.Key, a => a.TagPolicyAsync(policy.Arn, [tag with { Value = "other" }], default));
        }
    }

    private static IEnumerable<Damage> Of(RoleSpec role)
    {
        var entity = Entity.Role(role.Name);
        yield return new(entity, DifferencePart.Existence, DifferenceKind.Missing, null, a => DeleteAsync(a, entity));
        yield return new(entity, DifferencePart.TrustPolicy, DifferenceKind.Different, null, a => a.UpdateTrustPolicyAsync(role.Name, OtherTrust, default));
        if (role.DescriptionIsRequired)
        {
            yield return new(entity, DifferencePart.Description, DifferenceKind.Different, null, a => a.UpdateRoleAsync(role.Name, "Another.", null, default));
        }

        if (role.MaxSessionDuration is not null)
        {
            yield return new(entity, DifferencePart.MaxSessionDuration, DifferenceKind.Different, null, a => a.UpdateRoleAsync(role.Name, null, 3600, default));
        }

        if (role.PermissionsBoundaryArn is not null)
        {
            yield return new(entity, DifferencePart.PermissionsBoundary, DifferenceKind.Missing, null, a => a.DeletePermissionsBoundaryAsync(entity, default));
            yield return new(entity, DifferencePart.PermissionsBoundary, DifferenceKind.Different, null, a => a.PutPermissionsBoundaryAsync(entity, OtherBoundary, default));
        }

        foreach (var tag in role.Tags)
        {
            yield return new(entity, DifferencePart.Tag, DifferenceKind.Missing, tag.Key, a => a.UntagAsync(entity, [tag.Key], default));
            yield return new(entity, DifferencePart.Tag, DifferenceKind.Different, tag.Key, a => a.TagAsync(entity, [tag with { Value = "other" }], default));
        }

        foreach (var damage in OfPolicies(entity, role.ManagedPolicies, role.InlinePolicies))
        {
            yield return damage;
        }
    }

    private static IEnumerable<Damage> Of(GroupSpec group)
    {
        var entity = Entity.Group(group.Name);
        yield return new(entity, DifferencePart.Existence, DifferenceKind.Missing, null, a => DeleteAsync(a, entity));
        foreach (var user in group.Users)
        {
            yield return new(entity, DifferencePart.Membership, DifferenceKind.Missing, user.Name, a => a.RemoveUserFromGroupAsync(group.Name, user.Name, default));
        }

        foreach (var damage in OfPolicies(entity, group.ManagedPolicies, group.InlinePolicies))
        {
            yield return damage;
        }
    }

    private static IEnumerable<Damage> OfPolicies(Entity entity, IReadOnlyList<ManagedPolicySpec> managed, IReadOnlyList<InlinePolicySpec> inline)
    {
        foreach (var policy in managed)
        {
            yield return new(entity, DifferencePart.ManagedPolicy, DifferenceKind.Missing, policy.Name, a => a.DetachPolicyAsync(entity, policy.Arn, default));
        }

        foreach (var policy in inline)
        {
            yield return new(entity, DifferencePart.InlinePolicy, DifferenceKind.Missing, policy.Name, a => a.DeleteInlinePolicyAsync(entity, policy.Name, default));
            yield return new(entity, DifferencePart.InlinePolicy, DifferenceKind.Different, policy.Name, a => a.PutInlinePolicyAsync(entity, policy.Name, OtherPolicy, default));
        }
    }

    private static async Task DeleteAsync(IIamAccount account, Entity entity)
    {
        foreach (var policy in await account.ListAttachedPoliciesAsync(entity, default))
        {
            await account.DetachPolicyAsync(entity, policy.Arn, default);
        }

        foreach (var policy in await account.ListInlinePolicyNamesAsync(entity, default))
        {
            await account.DeleteInlinePolicyAsync(entity, policy, default);
        }

        if (entity.Kind == EntityKind.Role)
        {
            await account.DeleteRoleAsync(entity.Name, default);
            return;
        }

        foreach (var user in (await account.FindGroupAsync(entity.Name, default))!.UserNames)
        {
            await account.RemoveUserFromGroupAsync(entity.Name, user, default);
        }

        await account.DeleteGroupAsync(entity.Name, default);
    }
}
