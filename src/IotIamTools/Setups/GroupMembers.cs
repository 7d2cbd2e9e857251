using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Setups;

/// <summary>The users of the group that a command is at, read once for all items of the input that name the same group one after the other.</summary>
internal sealed class GroupMembers
{
    private (EntityReference Reference, GroupMembership Members)? _group;

    /// <summary>The users of a group.</summary>
    /// <exception cref="IamException">There is no such group (NoSuchEntity), or it cannot be read.</exception>
    /// <exception cref="EntityReferenceException">The group is of another account, partition or path, or its name is not one that IAM takes.</exception>
    public async Task<GroupMembership> OfAsync(EntityReference group, IIamAccount account, CancellationToken cancellationToken)
    {
        if (_group?.Reference != group)
        {
            var named = await account.RequireAsync(group, cancellationToken).ConfigureAwait(false);
            _group = (group, await GroupMembership.ReadAsync(named.Name, account, cancellationToken).ConfigureAwait(false));
        }

        return _group.Value.Members;
    }
}
