using IotIamTools.Aws.Calls;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <content>Managed policies and their versions.</content>
internal sealed partial class AwsAccount
{
    /// <inheritdoc/>
    public Task<ManagedPolicy?> FindPolicyAsync(string policyArn, CancellationToken cancellationToken) => _calls.FindAsync(
        Call.ForPolicy("GetPolicy", policyArn),
        ct => _iam.GetPolicyAsync(new() { PolicyArn = policyArn }, ct),
        answer => Map.Policy(answer.Policy),
        cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ManagedPolicy> ListPoliciesAsync(bool includeAwsManaged, CancellationToken cancellationToken) => _calls.ItemsAsync(
        new Call("ListPolicies"),
        (marker, ct) => _iam.ListPoliciesAsync(
            new()
            {
                Scope = includeAwsManaged ? Amazon.IdentityManagement.PolicyScopeType.All : Amazon.IdentityManagement.PolicyScopeType.Local,
                Marker = marker,
                MaxItems = PageSize,
            },
            ct),
        answer => new Page<ManagedPolicy>(Map.List(answer.Policies, Map.Policy), answer.IsTruncated, answer.Marker),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PolicyUse>> ListEntitiesForPolicyAsync(string policyArn, CancellationToken cancellationToken)
    {
        // One call does not tell what the policy is to each entity, so that there is one for each kind of use.
        var attached = await UsesAsync(Amazon.IdentityManagement.PolicyUsageType.PermissionsPolicy, asBoundary: false).ConfigureAwait(false);
        var boundaries = await UsesAsync(Amazon.IdentityManagement.PolicyUsageType.PermissionsBoundary, asBoundary: true).ConfigureAwait(false);
        return [.. attached, .. boundaries];

        Task<List<PolicyUse>> UsesAsync(Amazon.IdentityManagement.PolicyUsageType usage, bool asBoundary) => _calls.ListAsync(
            Call.ForPolicy("ListEntitiesForPolicy", policyArn),
            (marker, ct) => _iam.ListEntitiesForPolicyAsync(new() { PolicyArn = policyArn, PolicyUsageFilter = usage, Marker = marker, MaxItems = PageSize }, ct),
            answer => new Page<PolicyUse>(
                [
                    .. Map.List(answer.PolicyRoles, r => new PolicyUse(Entity.Role(Map.Required(r.RoleName, "RoleName")), asBoundary)),
                    .. Map.List(answer.PolicyGroups, g => new PolicyUse(Entity.Group(Map.Required(g.GroupName, "GroupName")), asBoundary)),
                    .. Map.List(answer.PolicyUsers, u => new PolicyUse(Entity.User(Map.Required(u.UserName, "UserName")), asBoundary)),
                ],
                answer.IsTruncated,
                answer.Marker),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ManagedPolicy> CreatePolicyAsync(NewPolicy policy, CancellationToken cancellationToken)
    {
        var made = await _calls.ReadAsync(
            new Call("CreatePolicy", policy.Name),
            ct => _iam.CreatePolicyAsync(
                new()
                {
                    PolicyName = policy.Name,
                    Path = policy.Path,
                    PolicyDocument = policy.Document,
                    Description = policy.Description,
                    Tags = Map.Tags(policy.Tags),
                },
                ct),
            answer => Map.Policy(answer.Policy) with { Description = policy.Description, Tags = policy.Tags },
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Made(made.Arn);
        return made;
    }

    /// <inheritdoc/>
    public async Task DeletePolicyAsync(string policyArn, CancellationToken cancellationToken)
    {
        await _calls.RunAsync(
            Call.ForPolicy("DeletePolicy", policyArn),
            ct => _iam.DeletePolicyAsync(new() { PolicyArn = policyArn }, ct),
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Gone(policyArn);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PolicyVersion>> ListPolicyVersionsAsync(string policyArn, CancellationToken cancellationToken) => await _calls.ListAsync(
        Call.ForPolicy("ListPolicyVersions", policyArn),
        (marker, ct) => _iam.ListPolicyVersionsAsync(new() { PolicyArn = policyArn, Marker = marker, MaxItems = PageSize }, ct),
        answer => new Page<PolicyVersion>(Map.List(answer.Versions, v => Map.Version(v) with { Document = null }), answer.IsTruncated, answer.Marker),
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<PolicyVersion> GetPolicyVersionAsync(string policyArn, string versionId, CancellationToken cancellationToken) => _calls.ReadAsync(
        Call.ForPolicy("GetPolicyVersion", policyArn),
        ct => _iam.GetPolicyVersionAsync(new() { PolicyArn = policyArn, VersionId = versionId }, ct),
        answer => Map.Version(answer.PolicyVersion),
        cancellationToken);

    /// <inheritdoc/>
    public Task<PolicyVersion> CreatePolicyVersionAsync(string policyArn, string document, CancellationToken cancellationToken) => _calls.ReadAsync(
        Call.ForPolicy("CreatePolicyVersion", policyArn),
        ct => _iam.CreatePolicyVersionAsync(new() { PolicyArn = policyArn, PolicyDocument = document, SetAsDefault = true }, ct),
        answer => Map.Version(answer.PolicyVersion) with { Document = document },
        cancellationToken);

    /// <inheritdoc/>
    public Task TagPolicyAsync(string policyArn, IReadOnlyList<Tag> tags, CancellationToken cancellationToken) => _calls.RunAsync(
        Call.ForPolicy("TagPolicy", policyArn),
        ct => _iam.TagPolicyAsync(new() { PolicyArn = policyArn, Tags = Map.Tags(tags) }, ct),
        cancellationToken);

    /// <inheritdoc/>
    public Task UntagPolicyAsync(string policyArn, IReadOnlyList<string> tagKeys, CancellationToken cancellationToken) => _calls.RunAsync(
        Call.ForPolicy("UntagPolicy", policyArn),
        ct => _iam.UntagPolicyAsync(new() { PolicyArn = policyArn, TagKeys = [.. tagKeys] }, ct),
        cancellationToken);

    /// <inheritdoc/>
    public async Task DeletePolicyVersionAsync(string policyArn, string versionId, CancellationToken cancellationToken)
    {
        await _calls.RunAsync(
            Call.ForPolicy("DeletePolicyVersion", policyArn),
            ct => _iam.DeletePolicyVersionAsync(new() { PolicyArn = policyArn, VersionId = versionId }, ct),
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Loosened(policyArn);
    }
}
