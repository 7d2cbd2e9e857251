using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>One change to an account. Steps are made by <see cref="Planner"/> and carried out by <see cref="PlanRunner"/>.</summary>
public abstract class PlanStep
{
    private protected PlanStep(Entity entity, string operation, string action)
    {
        Entity = entity;
        Operation = operation;
        Action = action;
    }

    /// <summary>The entity that is changed.</summary>
    public Entity Entity { get; }

    /// <summary>The API operation, such as <c>CreateRole</c>.</summary>
    public string Operation { get; }

    /// <summary>What is done, without the entity: "attach managed policy AWSIoTDataAccess".</summary>
    public string Action { get; }

    /// <summary>What changes in a policy, a line each, <c>-</c> for what goes and <c>+</c> for what comes.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The steps that must be done before this one.</summary>
    public IReadOnlyList<PlanStep> DependsOn { get; init; } = [];

    /// <summary>"role ThingsGraphFlowRole: attach managed policy AWSIoTDataAccess".</summary>
    public override string ToString() => $"{Entity}: {Action}";

    /// <summary>Does it.</summary>
    /// <returns>The entity that was made, where the step makes one.</returns>
    internal abstract Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken);
}
