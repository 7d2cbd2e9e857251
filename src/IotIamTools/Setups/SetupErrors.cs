using IotIamTools.Core.Iam;
using IotIamTools.Core.Plans;
using IotIamTools.Errors;

namespace IotIamTools.Setups;

/// <summary>What became of an entity, as an error where it is one.</summary>
internal static class SetupErrors
{
    /// <summary>The error of a result, or null where it is none.</summary>
    public static CommandException? Find(EntityResult result) => result.Change switch
    {
        Change.Drifted => new CommandException(Drift(result.Plan.Entity.Kind), result.Problem!),
        Change.Failed => new CommandException(ErrorCatalog.Find(result.Error!) ?? ErrorCatalog.IamRequestFailed, result.Problem!, result.Error),
        _ => null,
    };

    private static ErrorDefinition Drift(EntityKind kind) => kind switch
    {
        EntityKind.Group => ErrorCatalog.GroupDrifted,
        EntityKind.Policy => ErrorCatalog.PolicyDrifted,
        _ => ErrorCatalog.RoleDrifted,
    };
}
