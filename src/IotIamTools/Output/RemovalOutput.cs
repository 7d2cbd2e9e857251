using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools;

/// <summary>What became of a role, group, policy or user that was to be removed.</summary>
public sealed class RemovalOutput
{
    internal RemovalOutput(RemovalResult result)
    {
        EntityType = result.Removal.Entity.Kind;
        Name = result.Removal.Entity.Name;
        Arn = result.Removal.Arn;
        Change = result.Change;
        Kept = new(result.Removal.Kept);
    }

    /// <summary>Role, Group, Policy or User.</summary>
    public EntityKind EntityType { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The ARN that it had, or null where it was not there.</summary>
    public string? Arn { get; }

    /// <summary>Removed, or Absent where it was not there.</summary>
    public Change Change { get; }

    /// <summary>What belonged to it and is kept, such as the users of a group.</summary>
    public TextList Kept { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
