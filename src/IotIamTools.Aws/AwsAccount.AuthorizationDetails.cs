using IotIamTools.Aws.Calls;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Aws;

/// <content>The whole account at once.</content>
internal sealed partial class AwsAccount
{
    /// <inheritdoc/>
    public async Task<AuthorizationDetails> GetAuthorizationDetailsAsync(CancellationToken cancellationToken)
    {
        var pages = await PagesAsync(filter: null, cancellationToken).ConfigureAwait(false);
        return new AuthorizationDetails
        {
            Users = [.. pages.SelectMany(p => p.Users)],
            Groups = [.. pages.SelectMany(p => p.Groups)],
            Roles = [.. pages.SelectMany(p => p.Roles)],
            Policies = [.. pages.SelectMany(p => p.Policies)],
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RoleDetail>> ListRoleDetailsAsync(CancellationToken cancellationToken) =>
        [.. (await PagesAsync(["Role"], cancellationToken).ConfigureAwait(false)).SelectMany(p => p.Roles)];

    private Task<List<AuthorizationDetails>> PagesAsync(List<string>? filter, CancellationToken cancellationToken) => _calls.ListAsync(
        new Call("GetAccountAuthorizationDetails"),
        (marker, ct) => _iam.GetAccountAuthorizationDetailsAsync(new() { Marker = marker, MaxItems = PageSize, Filter = filter }, ct),
        answer => new Page<AuthorizationDetails>([Details(answer)], answer.IsTruncated, answer.Marker),
        cancellationToken);

    private static AuthorizationDetails Details(Iam.GetAccountAuthorizationDetailsResponse answer) => new()
    {
        Users = Map.List(answer.UserDetailList, MapDetails.User),
        Groups = Map.List(answer.GroupDetailList, MapDetails.Group),
        Roles = Map.List(answer.RoleDetailList, MapDetails.Role),
        Policies = Map.List(answer.Policies, MapDetails.Policy),
    };
}
