using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;

namespace IotIamTools.Setups;

/// <summary>What a command writes for an entity that it made.</summary>
internal static class SetupOutput
{
    /// <summary>The object, or null where there is nothing to say.</summary>
    public static object? Of(EntityResult result, string blueprint) => result.Plan.Entity.Kind switch
    {
        EntityKind.Role => new RoleResult(result, blueprint),
        EntityKind.Group => new GroupResult(result, blueprint),
        EntityKind.Policy => new PolicyResult(result, blueprint),
        _ => null,
    };
}
