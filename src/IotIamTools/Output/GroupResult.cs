using IotIamTools.Core.Accounts;
using IotIamTools.Core.Plans;

namespace IotIamTools;

/// <summary>A group of a set-up, as it is now, with what the command changed.</summary>
public sealed class GroupResult
{
    internal GroupResult(EntityResult result, string blueprint)
    {
        // A group that was to be created and was declined does not exist.
        var group = result.Current as Group;
        GroupName = group?.Name ?? result.Plan.Spec.Name;
        Arn = group?.Arn;
        Path = group?.Path ?? result.Plan.Spec.Path;
        GroupId = group?.Id;
        CreateDate = group?.CreateDate.UtcDateTime;
        UserName = new(result.UserNames);
        AttachedPolicies = new(result.AttachedPolicyNames);
        InlinePolicies = new(result.InlinePolicyNames);
        Additional = new(result.Plan.Differences.Where(d => !d.IsDrift).Select(d => d.Text));
        Change = result.Change;
        Blueprint = blueprint;
    }

    /// <summary>The group's name.</summary>
    public string GroupName { get; }

    /// <summary>The group's ARN; null if it does not exist.</summary>
    public string? Arn { get; }

    /// <summary>What the command did: Unchanged, Created, Completed (missing parts were added), Updated (something different was overwritten) or Declined (the user said no to it, or to one of the users that it was to have).</summary>
    public Change Change { get; }

    /// <summary>The blueprint.</summary>
    public string Blueprint { get; }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The stable id; null if the group does not exist.</summary>
    public string? GroupId { get; }

    /// <summary>When it was created, in UTC; null if it does not exist.</summary>
    public DateTime? CreateDate { get; }

    /// <summary>The names of the users in it.</summary>
    public TextList UserName { get; }

    /// <summary>The names of its managed policies.</summary>
    public TextList AttachedPolicies { get; }

    /// <summary>The names of its inline policies.</summary>
    public TextList InlinePolicies { get; }

    /// <summary>What it has beyond the blueprint, which the command left alone.</summary>
    public TextList Additional { get; }

    /// <summary>The ARN, or the name of a group that does not exist.</summary>
    public override string ToString() => Arn ?? GroupName;
}
