using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Accounts.File;

/// <summary>Users in groups. Source: IAM API reference, AddUserToGroup and RemoveUserFromGroup.</summary>
internal static class MembershipChanges
{
    public static void Add(AccountState state, string groupName, string userName)
    {
        const string Operation = "AddUserToGroup";
        var group = state.Require(Entity.Group(groupName), Operation);
        var user = state.Require(Entity.User(userName), Operation);
        if (user.IsIn(group.Name))
        {
            return;
        }

        var quota = state.Quotas.GroupsPerUser;
        if (user.GroupNames.Count() >= quota)
        {
            throw IamErrors.Quota("GroupsPerUser", quota).ToException(Operation);
        }

        user.GroupList.Items.Add(TextPart.Of(group.Name));
        state.Touch();
    }

    public static void Remove(AccountState state, string groupName, string userName)
    {
        const string Operation = "RemoveUserFromGroup";
        var group = state.Require(Entity.Group(groupName), Operation);
        var user = state.Require(Entity.User(userName), Operation);
        var removed = user.GroupList.Items.RemoveAll(i => i is TextPart text && string.Equals(text.AsString(), group.Name, StringComparison.OrdinalIgnoreCase));
        if (removed == 0)
        {
            throw new IamProblem(IamErrorCodes.NoSuchEntity, $"User {user.Name} not in group {group.Name}.").ToException(Operation);
        }

        state.Touch();
    }
}
