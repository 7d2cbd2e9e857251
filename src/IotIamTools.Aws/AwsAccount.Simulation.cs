using IotIamTools.Aws.Calls;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Aws;

/// <content>What AWS itself says that policies allow.</content>
internal sealed partial class AwsAccount : IPolicySimulator
{
    /// <summary>So many actions, or resources, go into one call: the API names no limit, but a form must not grow without one.</summary>
    private const int BatchSize = 100;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SimulatedResult>> SimulateAsync(SimulationRequest request, CancellationToken cancellationToken)
    {
        if (request.ActionNames.Count == 0)
        {
            return [];
        }

        var resources = request.ResourceArns.Count == 0 ? [Verdicts.AnyResource] : request.ResourceArns;
        Dictionary<(string Action, string Resource), SimulatedResult> found = [];
        foreach (var actionBatch in request.ActionNames.Distinct(StringComparer.Ordinal).Chunk(BatchSize))
        {
            foreach (var resourceBatch in resources.Distinct(StringComparer.Ordinal).Chunk(BatchSize))
            {
                var results = await SendAsync(request, [.. actionBatch], [.. resourceBatch], cancellationToken).ConfigureAwait(false);
                foreach (var row in Verdicts.Rows(actionBatch, resourceBatch, results))
                {
                    found[(row.ActionName, row.Resource)] = row;
                }
            }
        }

        return [.. request.ActionNames.SelectMany(a => resources, (action, resource) => found[(action, resource)])];
    }

    private Task<List<Iam.EvaluationResult>> SendAsync(SimulationRequest request, List<string> actions, List<string> resources, CancellationToken cancellationToken)
    {
        var context = request.Context.Count == 0
            ? null
            : request.Context.Select(c => new Iam.ContextEntry { ContextKeyName = c.Name, ContextKeyType = c.Type, ContextKeyValues = [.. c.Values] }).ToList();
        return _calls.ListAsync(
            new Call("SimulatePrincipalPolicy", request.PrincipalArn),
            (marker, ct) => _iam.SimulatePrincipalPolicyAsync(
                new()
                {
                    PolicySourceArn = request.PrincipalArn,
                    ActionNames = actions,
                    ResourceArns = resources,
                    ContextEntries = context,
                    Marker = marker,
                    MaxItems = PageSize,
                },
                ct),
            answer => new Page<Iam.EvaluationResult>(answer.EvaluationResults ?? [], answer.IsTruncated, answer.Marker),
            cancellationToken);
    }
}
