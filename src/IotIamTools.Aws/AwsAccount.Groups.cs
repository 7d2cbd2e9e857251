using IotIamTools.Aws.Calls;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <content>Groups and who is in them.</content>
internal sealed partial class AwsAccount
{
    /// <inheritdoc/>
    public async Task<GroupWithUsers?> FindGroupAsync(string groupName, CancellationToken cancellationToken)
    {
        try
        {
            var pages = await _calls.ListAsync(
                new Call("GetGroup", Entity.Group(groupName)),
                (marker, ct) => _iam.GetGroupAsync(new() { GroupName = groupName, Marker = marker, MaxItems = PageSize }, ct),
                answer => new Page<GroupWithUsers>(
                    [new GroupWithUsers(Map.Group(answer.Group), Map.List(answer.Users, u => Map.Required(u.UserName, "UserName")))],
                    answer.IsTruncated,
                    answer.Marker),
                cancellationToken).ConfigureAwait(false);
            return new GroupWithUsers(pages[0].Group, [.. pages.SelectMany(p => p.UserNames)]);
        }
        catch (IamException e) when (e.Code is IamErrorCodes.NoSuchEntity)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Group> ListGroupsAsync(string pathPrefix, CancellationToken cancellationToken) => _calls.ItemsAsync(
        new Call("ListGroups", pathPrefix),
        (marker, ct) => _iam.ListGroupsAsync(new() { PathPrefix = pathPrefix, Marker = marker, MaxItems = PageSize }, ct),
        answer => new Page<Group>(Map.List(answer.Groups, Map.Group), answer.IsTruncated, answer.Marker),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Group>> ListGroupsForUserAsync(string userName, CancellationToken cancellationToken) => await _calls.ListAsync(
        new Call("ListGroupsForUser", Entity.User(userName)),
        (marker, ct) => _iam.ListGroupsForUserAsync(new() { UserName = userName, Marker = marker, MaxItems = PageSize }, ct),
        answer => new Page<Group>(Map.List(answer.Groups, Map.Group), answer.IsTruncated, answer.Marker),
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<Group> CreateGroupAsync(string groupName, string path, CancellationToken cancellationToken)
    {
        var made = await _calls.ReadAsync(
            new Call("CreateGroup", Entity.Group(groupName)),
            ct => _iam.CreateGroupAsync(new() { GroupName = groupName, Path = path }, ct),
            answer => Map.Group(answer.Group),
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Made(Entity.Group(groupName), made.Arn);
        return made;
    }

    /// <inheritdoc/>
    public async Task DeleteGroupAsync(string groupName, CancellationToken cancellationToken)
    {
        await _calls.RunAsync(
            new Call("DeleteGroup", Entity.Group(groupName)),
            ct => _iam.DeleteGroupAsync(new() { GroupName = groupName }, ct),
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Gone(Entity.Group(groupName));
    }

    /// <inheritdoc/>
    public Task AddUserToGroupAsync(string groupName, string userName, CancellationToken cancellationToken) => _calls.RunAsync(
        new Call("AddUserToGroup", Entity.Group(groupName)) { Other = Entity.User(userName) },
        ct => _iam.AddUserToGroupAsync(new() { GroupName = groupName, UserName = userName }, ct),
        cancellationToken);

    /// <inheritdoc/>
    public async Task RemoveUserFromGroupAsync(string groupName, string userName, CancellationToken cancellationToken)
    {
        await _calls.RunAsync(
            new Call("RemoveUserFromGroup", Entity.Group(groupName)) { Other = Entity.User(userName) },
            ct => _iam.RemoveUserFromGroupAsync(new() { GroupName = groupName, UserName = userName }, ct),
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Loosened(Entity.Group(groupName));
        _calls.Recent.Loosened(Entity.User(userName));
    }
}
