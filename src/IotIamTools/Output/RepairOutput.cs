using IotIamTools.Core.Iam;
using IotIamTools.Core.Leftovers;
using IotIamTools.Core.Plans;

namespace IotIamTools;

/// <summary>What became of an entity that was to be repaired.</summary>
public sealed class RepairOutput
{
    internal RepairOutput(Entity entity, string arn, Change change, LeftoverRule? rule, Remediation? remediation)
    {
        EntityType = entity.Kind;
        Name = entity.Name;
        Arn = arn;
        Change = change;
        Rule = rule;
        Remediation = remediation;
    }

    /// <summary>Updated, or Unchanged if there is no finding about the entity.</summary>
    public Change Change { get; }

    /// <summary>Role, Group or User.</summary>
    public EntityKind EntityType { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>The rule of the finding; null if there is none.</summary>
    public LeftoverRule? Rule { get; }

    /// <summary>What was done; null if there is no finding.</summary>
    public Remediation? Remediation { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
