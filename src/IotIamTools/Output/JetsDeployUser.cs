using IotIamTools.Core.Plans;

namespace IotIamTools;

/// <summary>A user of a Jets deploy group.</summary>
public sealed class JetsDeployUser
{
    internal JetsDeployUser(string userName, string groupName, Change change)
    {
        UserName = userName;
        GroupName = groupName;
        Change = change;
    }

    /// <summary>The user's name.</summary>
    public string UserName { get; }

    /// <summary>The group's name.</summary>
    public string GroupName { get; }

    /// <summary>What the command did: Unchanged (was in the group), Completed (added to it), Created (the user was created, too) or Declined (the user of the command said no).</summary>
    public Change Change { get; }

    /// <summary>The user's name.</summary>
    public override string ToString() => UserName;
}
