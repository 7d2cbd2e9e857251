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
        var pages = _calls.PagesAsync(
            new Call("GetAccountAuthorizationDetails"),
            (marker, ct) => _iam.GetAccountAuthorizationDetailsAsync(new() { Marker = marker, MaxItems = PageSize }, ct),
            answer => (answer.IsTruncated, answer.Marker),
            cancellationToken);
        await foreach (var answer in pages.ConfigureAwait(false))
        {
            users.AddRange(Map.List(answer.UserDetailList, MapDetails.User));
            groups.AddRange(Map.List(answer.GroupDetailList, MapDetails.Group));
            roles.AddRange(Map.List(answer.RoleDetailList, MapDetails.Role));
            policies.AddRange(Map.List(answer.Policies, MapDetails.Policy));
        }

        return new AuthorizationDetails { Users = users, Groups = groups, Roles = roles, Policies = policies };
    }
}
