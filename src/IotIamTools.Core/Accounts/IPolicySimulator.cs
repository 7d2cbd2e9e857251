using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Accounts;

/// <summary>
/// Asks AWS itself what a principal's policies allow. An account in the cloud can do it; a file cannot. Source: IAM API reference,
/// SimulatePrincipalPolicy.
/// </summary>
public interface IPolicySimulator
{
    /// <summary>One verdict for each action on each resource, in the request's order, whichever shape AWS answers in.</summary>
    /// <exception cref="IamException">It failed; OperationNotSupported where the endpoint does not know the operation.</exception>
    Task<IReadOnlyList<SimulatedResult>> SimulateAsync(SimulationRequest request, CancellationToken cancellationToken);
}

/// <summary>What is to be tried.</summary>
public sealed record SimulationRequest
{
    /// <summary>The user, group or role whose policies are tried.</summary>
    public required string PrincipalArn { get; init; }

    /// <summary>The actions, such as <c>iam:CreateRole</c>.</summary>
    public required IReadOnlyList<string> ActionNames { get; init; }

    /// <summary>The resources to try each action on; empty for <c>*</c>.</summary>
    public IReadOnlyList<string> ResourceArns { get; init; } = [];

    /// <summary>The context keys with their values.</summary>
    public IReadOnlyList<SimulationContextEntry> Context { get; init; } = [];
}

/// <summary>A context key with its values. Source: IAM API reference, ContextEntry.</summary>
/// <param name="Name">The key, such as <c>aws:SourceIp</c>.</param>
/// <param name="Type"><c>string</c>, <c>stringList</c>, <c>numeric</c>, <c>numericList</c>, <c>boolean</c>, <c>booleanList</c>,
/// <c>ip</c>, <c>ipList</c>, <c>binary</c>, <c>binaryList</c>, <c>date</c> or <c>dateList</c>.</param>
/// <param name="Values">The values as text.</param>
public sealed record SimulationContextEntry(string Name, string Type, IReadOnlyList<string> Values);

/// <summary>The verdict of a simulation.</summary>
public enum SimulatedDecision
{
    /// <summary>A statement allows it and none denies it.</summary>
    Allowed,

    /// <summary>A statement denies it.</summary>
    ExplicitDeny,

    /// <summary>No statement allows it.</summary>
    ImplicitDeny,
}

/// <summary>The verdict on one action on one resource.</summary>
public sealed record SimulatedResult
{
    /// <summary>The action, as it was asked for.</summary>
    public required string ActionName { get; init; }

    /// <summary>The resource, as it was asked for.</summary>
    public required string Resource { get; init; }

    /// <summary>The verdict.</summary>
    public required SimulatedDecision Decision { get; init; }

    /// <summary>The statements that decided.</summary>
    public IReadOnlyList<SimulatedStatement> MatchedStatements { get; init; } = [];

    /// <summary>The context keys that the policies ask for and the request did not give: the verdict may be another with them.</summary>
    public IReadOnlyList<string> MissingContextKeys { get; init; } = [];

    /// <summary>Whether the organization's policies allow it; null where none apply.</summary>
    public bool? AllowedByOrganizations { get; init; }

    /// <summary>Whether the permissions boundary allows it; null where there is none.</summary>
    public bool? AllowedByPermissionsBoundary { get; init; }
}

/// <summary>Where a statement that decided stands. Source: IAM API reference, Statement.</summary>
/// <param name="SourcePolicyId">The policy's name or id, such as <c>PolicyInputList.1</c>.</param>
/// <param name="SourcePolicyType"><c>user</c>, <c>group</c>, <c>role</c>, <c>aws-managed</c>, <c>user-managed</c>, <c>resource</c>
/// or <c>none</c>; or null.</param>
/// <param name="Start">Where it starts in the policy's text, or null.</param>
/// <param name="End">Where it ends, or null.</param>
public sealed record SimulatedStatement(string SourcePolicyId, string? SourcePolicyType, TextPosition? Start, TextPosition? End);
