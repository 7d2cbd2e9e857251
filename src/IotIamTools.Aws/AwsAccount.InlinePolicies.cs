using IotIamTools.Aws.Calls;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <content>Inline policies and tags: what entities carry themselves.</content>
internal sealed partial class AwsAccount
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListInlinePolicyNamesAsync(Entity entity, CancellationToken cancellationToken)
    {
        var name = entity.Name;
        return await (entity.Kind switch
        {
            EntityKind.Role => _calls.ListAsync(
                new Call("ListRolePolicies", entity),
                (marker, ct) => _iam.ListRolePoliciesAsync(new() { RoleName = name, Marker = marker, MaxItems = PageSize }, ct),
                answer => new Page<string>(answer.PolicyNames ?? [], answer.IsTruncated, answer.Marker),
                cancellationToken),
            EntityKind.Group => _calls.ListAsync(
                new Call("ListGroupPolicies", entity),
                (marker, ct) => _iam.ListGroupPoliciesAsync(new() { GroupName = name, Marker = marker, MaxItems = PageSize }, ct),
                answer => new Page<string>(answer.PolicyNames ?? [], answer.IsTruncated, answer.Marker),
                cancellationToken),
            EntityKind.User => _calls.ListAsync(
                new Call("ListUserPolicies", entity),
                (marker, ct) => _iam.ListUserPoliciesAsync(new() { UserName = name, Marker = marker, MaxItems = PageSize }, ct),
                answer => new Page<string>(answer.PolicyNames ?? [], answer.IsTruncated, answer.Marker),
                cancellationToken),
            _ => throw NotFor(entity, "ListRolePolicies"),
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<string?> FindInlinePolicyAsync(Entity entity, string policyName, CancellationToken cancellationToken)
    {
        var name = entity.Name;
        return entity.Kind switch
        {
            EntityKind.Role => _calls.FindAsync(
                new Call("GetRolePolicy", entity),
                ct => _iam.GetRolePolicyAsync(new() { RoleName = name, PolicyName = policyName }, ct),
                answer => Document(answer.PolicyDocument),
                cancellationToken),
            EntityKind.Group => _calls.FindAsync(
                new Call("GetGroupPolicy", entity),
                ct => _iam.GetGroupPolicyAsync(new() { GroupName = name, PolicyName = policyName }, ct),
                answer => Document(answer.PolicyDocument),
                cancellationToken),
            EntityKind.User => _calls.FindAsync(
                new Call("GetUserPolicy", entity),
                ct => _iam.GetUserPolicyAsync(new() { UserName = name, PolicyName = policyName }, ct),
                answer => Document(answer.PolicyDocument),
                cancellationToken),
            _ => throw NotFor(entity, "GetRolePolicy"),
        };

        static string Document(string? sent) => Map.Document(Map.Required(sent, "PolicyDocument"));
    }

    /// <inheritdoc/>
    public async Task PutInlinePolicyAsync(Entity entity, string policyName, string document, CancellationToken cancellationToken)
    {
        var name = entity.Name;
        Task call = entity.Kind switch
        {
            EntityKind.Role => _calls.RunAsync(
                new Call("PutRolePolicy", entity),
                ct => _iam.PutRolePolicyAsync(new() { RoleName = name, PolicyName = policyName, PolicyDocument = document }, ct),
                cancellationToken),
            EntityKind.Group => _calls.RunAsync(
                new Call("PutGroupPolicy", entity),
                ct => _iam.PutGroupPolicyAsync(new() { GroupName = name, PolicyName = policyName, PolicyDocument = document }, ct),
                cancellationToken),
            EntityKind.User => _calls.RunAsync(
                new Call("PutUserPolicy", entity),
                ct => _iam.PutUserPolicyAsync(new() { UserName = name, PolicyName = policyName, PolicyDocument = document }, ct),
                cancellationToken),
            _ => throw NotFor(entity, "PutRolePolicy"),
        };
        await call.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DeleteInlinePolicyAsync(Entity entity, string policyName, CancellationToken cancellationToken)
    {
        var name = entity.Name;
        Task call = entity.Kind switch
        {
            EntityKind.Role => _calls.RunAsync(new Call("DeleteRolePolicy", entity), ct => _iam.DeleteRolePolicyAsync(new() { RoleName = name, PolicyName = policyName }, ct), cancellationToken),
            EntityKind.Group => _calls.RunAsync(new Call("DeleteGroupPolicy", entity), ct => _iam.DeleteGroupPolicyAsync(new() { GroupName = name, PolicyName = policyName }, ct), cancellationToken),
            EntityKind.User => _calls.RunAsync(new Call("DeleteUserPolicy", entity), ct => _iam.DeleteUserPolicyAsync(new() { UserName = name, PolicyName = policyName }, ct), cancellationToken),
            _ => throw NotFor(entity, "DeleteRolePolicy"),
        };
        await call.ConfigureAwait(false);
        _calls.Recent.Loosened(entity);
    }

    /// <inheritdoc/>
    public async Task TagAsync(Entity entity, IReadOnlyList<Tag> tags, CancellationToken cancellationToken)
    {
        Task call = entity.Kind switch
        {
            EntityKind.Role => _calls.RunAsync(new Call("TagRole", entity), ct => _iam.TagRoleAsync(new() { RoleName = entity.Name, Tags = Map.Tags(tags) }, ct), cancellationToken),
            EntityKind.User => _calls.RunAsync(new Call("TagUser", entity), ct => _iam.TagUserAsync(new() { UserName = entity.Name, Tags = Map.Tags(tags) }, ct), cancellationToken),
            _ => throw NotFor(entity, "TagRole"),
        };
        await call.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task UntagAsync(Entity entity, IReadOnlyList<string> tagKeys, CancellationToken cancellationToken)
    {
        Task call = entity.Kind switch
        {
            EntityKind.Role => _calls.RunAsync(new Call("UntagRole", entity), ct => _iam.UntagRoleAsync(new() { RoleName = entity.Name, TagKeys = [.. tagKeys] }, ct), cancellationToken),
            EntityKind.User => _calls.RunAsync(new Call("UntagUser", entity), ct => _iam.UntagUserAsync(new() { UserName = entity.Name, TagKeys = [.. tagKeys] }, ct), cancellationToken),
            _ => throw NotFor(entity, "UntagRole"),
        };
        await call.ConfigureAwait(false);
    }
}
