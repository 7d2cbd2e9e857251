using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Core.Plans;

/// <summary>One call that changes an account. <see cref="PlanSteps"/> makes steps, the planners put them in order, and <see cref="PlanRunner"/> runs them.</summary>
public sealed class PlanStep
{
    private readonly Func<IIamAccount, CancellationToken, Task<IamEntity?>> _apply;

    internal PlanStep(Entity entity, string operation, string action, Func<IIamAccount, CancellationToken, Task<IamEntity?>> apply) =>
        (Entity, Operation, Action, _apply) = (entity, operation, action, apply);

    /// <summary>The entity that the call changes.</summary>
    public Entity Entity { get; }

    /// <summary>The API operation, such as <c>CreateRole</c>.</summary>
    public string Operation { get; }

    /// <summary>What the step does, without the entity: "attach managed policy AWSIoTDataAccess".</summary>
    public string Action { get; }

    /// <summary>
    /// What the operation adds to the entity or takes from it: the ARN of a managed policy, the name of an inline policy, a user or an instance
    /// profile, a version or a credential. Null if the operation is about the entity itself.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>What changes in a policy, a line each: <c>-</c> before what goes and <c>+</c> before what comes.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The steps that must be done before this one.</summary>
    public IReadOnlyList<PlanStep> DependsOn { get; init; } = [];

    /// <summary>"role ThingsGraphFlowRole: attach managed policy AWSIoTDataAccess".</summary>
    public override string ToString() => $"{Entity}: {Action}";

    /// <summary>Calls the account.</summary>
    /// <returns>The entity that was created, or null if the step creates none.</returns>
    internal Task<IamEntity?> ApplyAsync(IIamAccount account, CancellationToken cancellationToken) => _apply(account, cancellationToken);
}
