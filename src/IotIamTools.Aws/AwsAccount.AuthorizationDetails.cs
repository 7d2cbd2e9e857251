using IotIamTools.Aws.Calls;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Aws;

/// <content>The whole account at once.</content>
internal sealed partial class AwsAccount
{
    /// <inheritdoc/>
    public async Task<AuthorizationDetails> GetAuthorizationDetailsAsync(CancellationToken cancellationToken)
    {
        List<UserDetail> users = [];
        List<GroupDetail> groups = [];
        List<RoleDetail> roles = [];
        List<ManagedPolicyDetail> policies = [];
        await foreach (var answer in PagesAsync(filter: null, cancellationToken).ConfigureAwait(false))
        {
            users.AddRange(Map.List(answer.UserDetailList, MapDetails.User));
            groups.AddRange(Map.List(answer.GroupDetailList, MapDetails.Group));
            roles.AddRange(Map.List(answer.RoleDetailList, MapDetails.Role));
            policies.AddRange(Map.List(answer.Policies, MapDetails.Policy));
        }

        return new AuthorizationDetails { Users = users, Groups = groups, Roles = roles, Policies = policies };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RoleDetail>> ListRoleDetailsAsync(CancellationToken cancellationToken)
    {
        List<RoleDetail> roles = [];
        await foreach (var answer in PagesAsync(["Role"], cancellationToken).ConfigureAwait(false))
        {
            roles.AddRange(Map.List(answer.RoleDetailList, MapDetails.Role));
        }

        return roles;
    }

    private IAsyncEnumerable<Iam.GetAccountAuthorizationDetailsResponse> PagesAsync(List<string>? filter, CancellationToken cancellationToken) => _calls.PagesAsync(
        new Call("GetAccountAuthorizationDetails"),
        (marker, ct) => _iam.GetAccountAuthorizationDetailsAsync(new() { Marker = marker, MaxItems = PageSize, Filter = filter }, ct),
        answer => (answer.IsTruncated, answer.Marker),
        cancellationToken);
}
