using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Setups;

/// <summary>The users of the group that a command is at, read once for all items of the input that name the same group one after the other.</summary>
internal sealed class GroupMembers
{
    private (EntityReference Reference, GroupMembership Members)? _group;

    /// <summary>The users of a group.</summary>
    /// <exception cref="EntityReferenceException">The name is not one that IAM takes, or the ARN is of another account, partition or path.</exception>
    /// <exception cref="IamException">It cannot be read.</exception>
    public async Task<GroupMembership> OfAsync(EntityReference group, IIamAccount account, CancellationToken cancellationToken)
    {
        if (_group?.Reference != group)
        {
            _group = (group, await GroupMembership.ReadAsync(group, account, cancellationToken).ConfigureAwait(false));
        }

        return _group.Value.Members;
    }
}
