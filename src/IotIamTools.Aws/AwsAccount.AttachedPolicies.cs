using IotIamTools.Aws.Calls;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <content>Managed policies on entities, as permissions and as boundary.</content>
internal sealed partial class AwsAccount
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<AttachedPolicy>> ListAttachedPoliciesAsync(Entity entity, CancellationToken cancellationToken)
    {
        var name = entity.Name;
        return await (entity.Kind switch
        {
            EntityKind.Role => _calls.ListAsync(
                new Call("ListAttachedRolePolicies", entity),
                (marker, ct) => _iam.ListAttachedRolePoliciesAsync(new() { RoleName = name, Marker = marker, MaxItems = PageSize }, ct),
                answer => new Page<AttachedPolicy>(Map.List(answer.AttachedPolicies, Map.Attached), answer.IsTruncated, answer.Marker),
                cancellationToken),
            EntityKind.Group => _calls.ListAsync(
                new Call("ListAttachedGroupPolicies", entity),
                (marker, ct) => _iam.ListAttachedGroupPoliciesAsync(new() { GroupName = name, Marker = marker, MaxItems = PageSize }, ct),
                answer => new Page<AttachedPolicy>(Map.List(answer.AttachedPolicies, Map.Attached), answer.IsTruncated, answer.Marker),
                cancellationToken),
            EntityKind.User => _calls.ListAsync(
                new Call("ListAttachedUserPolicies", entity),
                (marker, ct) => _iam.ListAttachedUserPoliciesAsync(new() { UserName = name, Marker = marker, MaxItems = PageSize }, ct),
                answer => new Page<AttachedPolicy>(Map.List(answer.AttachedPolicies, Map.Attached), answer.IsTruncated, answer.Marker),
                cancellationToken),
            _ => throw NotFor(entity, "ListAttachedRolePolicies"),
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task AttachPolicyAsync(Entity entity, string policyArn, CancellationToken cancellationToken)
    {
        var name = entity.Name;
        Call Attach(string operation) => new(operation, entity) { PolicyArn = policyArn };
        Task call = entity.Kind switch
        {
            EntityKind.Role => _calls.RunAsync(Attach("AttachRolePolicy"), ct => _iam.AttachRolePolicyAsync(new() { RoleName = name, PolicyArn = policyArn }, ct), cancellationToken),
            EntityKind.Group => _calls.RunAsync(Attach("AttachGroupPolicy"), ct => _iam.AttachGroupPolicyAsync(new() { GroupName = name, PolicyArn = policyArn }, ct), cancellationToken),
            EntityKind.User => _calls.RunAsync(Attach("AttachUserPolicy"), ct => _iam.AttachUserPolicyAsync(new() { UserName = name, PolicyArn = policyArn }, ct), cancellationToken),
            _ => throw NotFor(entity, "AttachRolePolicy"),
        };
        await call.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DetachPolicyAsync(Entity entity, string policyArn, CancellationToken cancellationToken)
    {
        var name = entity.Name;
        Task call = entity.Kind switch
        {
            EntityKind.Role => _calls.RunAsync(new Call("DetachRolePolicy", entity), ct => _iam.DetachRolePolicyAsync(new() { RoleName = name, PolicyArn = policyArn }, ct), cancellationToken),
            EntityKind.Group => _calls.RunAsync(new Call("DetachGroupPolicy", entity), ct => _iam.DetachGroupPolicyAsync(new() { GroupName = name, PolicyArn = policyArn }, ct), cancellationToken),
            EntityKind.User => _calls.RunAsync(new Call("DetachUserPolicy", entity), ct => _iam.DetachUserPolicyAsync(new() { UserName = name, PolicyArn = policyArn }, ct), cancellationToken),
            _ => throw NotFor(entity, "DetachRolePolicy"),
        };
        await call.ConfigureAwait(false);
        _calls.Recent.Loosened(entity);
        _calls.Recent.Loosened(policyArn);
    }

    /// <inheritdoc/>
    public async Task PutPermissionsBoundaryAsync(Entity entity, string policyArn, CancellationToken cancellationToken)
    {
        var name = entity.Name;
        Call Put(string operation) => new(operation, entity) { PolicyArn = policyArn };
        Task call = entity.Kind switch
        {
            EntityKind.Role => _calls.RunAsync(Put("PutRolePermissionsBoundary"), ct => _iam.PutRolePermissionsBoundaryAsync(new() { RoleName = name, PermissionsBoundary = policyArn }, ct), cancellationToken),
            EntityKind.User => _calls.RunAsync(Put("PutUserPermissionsBoundary"), ct => _iam.PutUserPermissionsBoundaryAsync(new() { UserName = name, PermissionsBoundary = policyArn }, ct), cancellationToken),
            _ => throw NotFor(entity, "PutRolePermissionsBoundary"),
        };
        await call.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DeletePermissionsBoundaryAsync(Entity entity, CancellationToken cancellationToken)
    {
        var name = entity.Name;
        Task call = entity.Kind switch
        {
            EntityKind.Role => _calls.RunAsync(new Call("DeleteRolePermissionsBoundary", entity), ct => _iam.DeleteRolePermissionsBoundaryAsync(new() { RoleName = name }, ct), cancellationToken),
            EntityKind.User => _calls.RunAsync(new Call("DeleteUserPermissionsBoundary", entity), ct => _iam.DeleteUserPermissionsBoundaryAsync(new() { UserName = name }, ct), cancellationToken),
            _ => throw NotFor(entity, "DeleteRolePermissionsBoundary"),
        };
        await call.ConfigureAwait(false);
    }

    /// <summary>IAM has the operation for other kinds of entity only.</summary>
    private static IamException NotFor(Entity entity, string operation) =>
        new(IamErrorCodes.ValidationError, $"IAM cannot do this to the {entity}.", operation);
}
