using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Setups;

/// <summary>The users of the group that a command is at, read once for all items of the input that name the same group one after the other.</summary>
internal sealed class GroupMembers
{
    private (string GroupName, GroupMembership Members)? _group;

    /// <summary>The users of a group.</summary>
    /// <exception cref="IamException">There is no such group (NoSuchEntity), or it cannot be read.</exception>
    public async Task<GroupMembership> OfAsync(string groupName, IIamAccount account, CancellationToken cancellationToken)
    {
        if (_group?.GroupName != groupName)
        {
            _group = (groupName, await GroupMembership.ReadAsync(groupName, account, cancellationToken).ConfigureAwait(false));
        }

        return _group.Value.Members;
    }
}
