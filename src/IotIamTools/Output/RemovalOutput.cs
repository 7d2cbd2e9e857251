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
        Retained = new(result.Change == Change.Declined ? [] : result.Removal.Retained);
    }

    /// <summary>Role, Group, Policy or User.</summary>
    public EntityKind EntityType { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The ARN that it had; null if it does not exist.</summary>
    public string? Arn { get; }

    /// <summary>Removed, NotFound (it does not exist), or Declined (the user said no; it is as it was).</summary>
    public Change Change { get; }

    /// <summary>What belonged to it and stays, such as the users of a group.</summary>
    public TextList Retained { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
