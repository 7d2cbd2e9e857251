using IotIamTools.Aws.Calls;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws;

/// <content>Users.</content>
internal sealed partial class AwsAccount
{
    /// <inheritdoc/>
    public Task<User?> FindUserAsync(string userName, CancellationToken cancellationToken) => _calls.FindAsync(
        new Call("GetUser", Entity.User(userName)),
        ct => _iam.GetUserAsync(new() { UserName = userName }, ct),
        answer => Map.User(answer.User),
        cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<User> ListUsersAsync(string pathPrefix, CancellationToken cancellationToken) => _calls.ItemsAsync(
        new Call("ListUsers", pathPrefix),
        (marker, ct) => _iam.ListUsersAsync(new() { PathPrefix = pathPrefix, Marker = marker, MaxItems = PageSize }, ct),
        answer => new Page<User>(Map.List(answer.Users, Map.User), answer.IsTruncated, answer.Marker),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<User> CreateUserAsync(NewUser user, CancellationToken cancellationToken)
    {
        var made = await _calls.ReadAsync(
            new Call("CreateUser", Entity.User(user.Name)),
            ct => _iam.CreateUserAsync(
                new() { UserName = user.Name, Path = user.Path, PermissionsBoundary = user.PermissionsBoundaryArn, Tags = Map.Tags(user.Tags) },
                ct),
            answer => Map.User(answer.User) with { PermissionsBoundaryArn = user.PermissionsBoundaryArn, Tags = user.Tags },
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Made(Entity.User(user.Name), made.Arn);
        return made;
    }

    /// <inheritdoc/>
    public async Task DeleteUserAsync(string userName, CancellationToken cancellationToken)
    {
        await _calls.RunAsync(
            new Call("DeleteUser", Entity.User(userName)),
            ct => _iam.DeleteUserAsync(new() { UserName = userName }, ct),
            cancellationToken).ConfigureAwait(false);
        _calls.Recent.Gone(Entity.User(userName));
    }
}
