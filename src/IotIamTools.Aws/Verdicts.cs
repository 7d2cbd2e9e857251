using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Core.Json;

namespace IotIamTools.Aws;

/// <summary>
/// Makes one row for each action on each resource of what a simulation answers. Until July 2026 there was one result for each of
/// them. Since then there is one for each action; its resource may be the template of an ARN, and what holds for each resource
/// stands below it. Source: IAM API reference, EvaluationResult and ResourceSpecificResult.
/// </summary>
internal static class Verdicts
{
    /// <summary>What is tried when no resource is named.</summary>
    public const string AnyResource = "*";

    /// <summary>The rows, by action and then by resource, as they were asked for.</summary>
    /// <exception cref="IamException">UnreadableAnswer: there is no verdict on one of them.</exception>
    public static IEnumerable<SimulatedResult> Rows(IReadOnlyList<string> actions, IReadOnlyList<string> resources, IReadOnlyList<Iam.EvaluationResult> results)
    {
        var byAction = results.ToLookup(r => r.EvalActionName ?? "", StringComparer.OrdinalIgnoreCase);
        foreach (var action in actions)
        {
            var ofAction = byAction[action].ToList();
            foreach (var resource in resources)
            {
                yield return OfResource(ofAction, action, resource)
                    ?? OfAction(ofAction, resources, action, resource)
                    ?? throw new IamException(IamErrorCodes.UnreadableAnswer, $"AWS gave no verdict on {action} for {resource}.", "SimulatePrincipalPolicy");
            }
        }
    }

    /// <summary>The verdict that names the resource, in either shape.</summary>
    private static SimulatedResult? OfResource(List<Iam.EvaluationResult> results, string action, string resource)
    {
        foreach (var result in results)
        {
            if (result.ResourceSpecificResults?.Find(s => string.Equals(s.EvalResourceName, resource, StringComparison.Ordinal)) is { } specific)
            {
                return new SimulatedResult
                {
                    ActionName = action,
                    Resource = resource,
                    Decision = Decision(specific.EvalResourceDecision),
                    MatchedStatements = Statements(specific.MatchedStatements),
                    MissingContextKeys = specific.MissingContextValues ?? result.MissingContextValues ?? [],
                    AllowedByOrganizations = result.OrganizationsDecisionDetail?.AllowedByOrganizations,
                    AllowedByPermissionsBoundary = (specific.PermissionsBoundaryDecisionDetail ?? result.PermissionsBoundaryDecisionDetail)?.AllowedByPermissionsBoundary,
                };
            }
        }

        return results.Find(r => string.Equals(r.EvalResourceName, resource, StringComparison.Ordinal)) is { } own ? Whole(own, action, resource) : null;
    }

    /// <summary>
    /// The verdict on the action as a whole, where no result names the resource: a template's. Of several templates the strictest
    /// holds, for it is not said which is the resource's.
    /// </summary>
    private static SimulatedResult? OfAction(List<Iam.EvaluationResult> results, IReadOnlyList<string> resources, string action, string resource) => results
        .Where(r => r.EvalResourceName is null || !resources.Contains(r.EvalResourceName, StringComparer.Ordinal))
        .Select(r => Whole(r, action, resource))
        .MinBy(r => r.Decision switch { SimulatedDecision.ExplicitDeny => 0, SimulatedDecision.ImplicitDeny => 1, _ => 2 });

    private static SimulatedResult Whole(Iam.EvaluationResult result, string action, string resource) => new()
    {
        ActionName = action,
        Resource = resource,
        Decision = Decision(result.EvalDecision),
        MatchedStatements = Statements(result.MatchedStatements),
        MissingContextKeys = result.MissingContextValues ?? [],
        AllowedByOrganizations = result.OrganizationsDecisionDetail?.AllowedByOrganizations,
        AllowedByPermissionsBoundary = result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
    };

    private static SimulatedDecision Decision(Amazon.IdentityManagement.PolicyEvaluationDecisionType? decision) => decision?.Value switch
    {
        "allowed" => SimulatedDecision.Allowed,
        "explicitDeny" => SimulatedDecision.ExplicitDeny,
        "implicitDeny" => SimulatedDecision.ImplicitDeny,
        var other => throw new IamException(IamErrorCodes.UnreadableAnswer, $"AWS gave the verdict '{other}', which is none that is known.", "SimulatePrincipalPolicy"),
    };

    private static IReadOnlyList<SimulatedStatement> Statements(List<Iam.Statement>? statements) =>
        Map.List(statements, s => new SimulatedStatement(s.SourcePolicyId ?? "", s.SourcePolicyType?.Value, Place(s.StartPosition), Place(s.EndPosition)));

    private static TextPosition? Place(Iam.Position? position) =>
        position is { Line: { } line, Column: { } column } ? new TextPosition(line, column) : null;
}
