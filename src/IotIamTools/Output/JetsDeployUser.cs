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

    /// <summary>What the command did: Unchanged (was in the group), Completed (put into it) or Created (the user was made, too).</summary>
    public Change Change { get; }

    /// <summary>The user's name.</summary>
    public override string ToString() => UserName;
}
