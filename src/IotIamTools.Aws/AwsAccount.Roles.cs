using IotIamTools.Aws.Calls;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <content>Roles, and the instance profiles that they are in.</content>
internal sealed partial class AwsAccount
{
    /// <inheritdoc/>
    public Task<Role?> FindRoleAsync(string roleName, CancellationToken cancellationToken) => _calls.FindAsync(
        new Call("GetRole", Entity.Role(roleName)),
        ct => _iam.GetRoleAsync(new() { RoleName = roleName }, ct),
        answer => Map.Role(answer.Role),
        cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Role> ListRolesAsync(string pathPrefix, CancellationToken cancellationToken) => _calls.ItemsAsync(
        new Call("ListRoles", pathPrefix),
        (marker, ct) => _iam.ListRolesAsync(new() { PathPrefix = pathPrefix, Marker = marker, MaxItems = PageSize }, ct),
        answer => new Page<Role>(Map.List(answer.Roles, Map.Role), answer.IsTruncated, answer.Marker),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<Role> CreateRoleAsync(NewRole role, CancellationToken cancellationToken)
    {
        var made = await _calls.ReadAsync(
            new Call("CreateRole", Entity.Role(role.Name)) { TrustPolicy = role.TrustPolicy },
            ct => _iam.CreateRoleAsync(
                new()
                {
                    RoleName = role.Name,
                    Path = role.Path,
                    AssumeRolePolicyDocument = role.TrustPolicy,
                    Description = role.Description,
                    MaxSessionDuration = role.MaxSessionDuration,
                    PermissionsBoundary = role.PermissionsBoundaryArn,
                    Tags = Map.Tags(role.Tags),
                },
                ct),
            answer => Map.Role(answer.Role),
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Made(Entity.Role(role.Name), made.Arn);

        // The answer has neither the boundary nor the tags that were sent.
        made = made with { TrustPolicy = role.TrustPolicy, PermissionsBoundaryArn = role.PermissionsBoundaryArn, Tags = role.Tags };
        return Arns.IsArn(made.Arn) ? made : await WaitForArnAsync(made, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task UpdateRoleAsync(string roleName, string? description, int? maxSessionDuration, CancellationToken cancellationToken)
    {
        // UpdateRole puts what is left out back to its default, so that all is sent that is to stay.
        if (description is null || maxSessionDuration is null)
        {
            var role = await _calls.ReadAsync(
                new Call("GetRole", Entity.Role(roleName)),
                ct => _iam.GetRoleAsync(new() { RoleName = roleName }, ct),
                answer => Map.Role(answer.Role),
                cancellationToken).ConfigureAwait(false);
            description ??= role.Description;
            maxSessionDuration ??= role.MaxSessionDuration;
        }

        await _calls.RunAsync(
            new Call("UpdateRole", Entity.Role(roleName)),
            ct => _iam.UpdateRoleAsync(new() { RoleName = roleName, Description = description, MaxSessionDuration = maxSessionDuration }, ct),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task UpdateTrustPolicyAsync(string roleName, string document, CancellationToken cancellationToken) => _calls.RunAsync(
        new Call("UpdateAssumeRolePolicy", Entity.Role(roleName)) { TrustPolicy = document },
        ct => _iam.UpdateAssumeRolePolicyAsync(new() { RoleName = roleName, PolicyDocument = document }, ct),
        cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteRoleAsync(string roleName, CancellationToken cancellationToken)
    {
        await _calls.RunAsync(
            new Call("DeleteRole", Entity.Role(roleName)),
            ct => _iam.DeleteRoleAsync(new() { RoleName = roleName }, ct),
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Gone(Entity.Role(roleName));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListInstanceProfilesForRoleAsync(string roleName, CancellationToken cancellationToken) => await _calls.ListAsync(
        new Call("ListInstanceProfilesForRole", Entity.Role(roleName)),
        (marker, ct) => _iam.ListInstanceProfilesForRoleAsync(new() { RoleName = roleName, Marker = marker, MaxItems = PageSize }, ct),
        answer => new Page<string>(Map.List(answer.InstanceProfiles, p => Map.Required(p.InstanceProfileName, "InstanceProfileName")), answer.IsTruncated, answer.Marker),
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task RemoveRoleFromInstanceProfileAsync(string instanceProfileName, string roleName, CancellationToken cancellationToken)
    {
        await _calls.RunAsync(
            new Call("RemoveRoleFromInstanceProfile", instanceProfileName),
            ct => _iam.RemoveRoleFromInstanceProfileAsync(new() { InstanceProfileName = instanceProfileName, RoleName = roleName }, ct),
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Loosened(Entity.Role(roleName));
    }

    /// <summary>
    /// Right after a role is made, IAM may give its id where the ARN should be; policies that name it then are refused.
    /// </summary>
    private async Task<Role> WaitForArnAsync(Role made, CancellationToken cancellationToken)
    {
        var wait = _calls.StartWait(Propagation.Time);
        while (await wait.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await FindRoleAsync(made.Name, cancellationToken).ConfigureAwait(false) is { } role && Arns.IsArn(role.Arn))
            {
                _calls.Recent.Made(Entity.Role(made.Name), role.Arn);
                return made with { Arn = role.Arn };
            }
        }

        throw new IamException(
            IamErrorCodes.EntityTemporarilyUnmodifiable,
            $"The role {made.Name} was made, but after {Propagation.Time.TotalSeconds:0} seconds IAM still gives no ARN for it. Try again later.",
            "CreateRole");
    }
}
