using System.Text.Json.Nodes;
using IotIamTools.Core.Decisions.Simulation;

namespace IotIamTools.Core.Analysis;

/// <summary>Writes comparisons for programs.</summary>
public static class ComparisonJson
{
    /// <summary>
    /// The comparison as JSON: <c>verdict</c>, <c>gained</c>, <c>lost</c>, <c>deniesRemoved</c> and <c>reason</c>. Each group has <c>actions</c>, <c>resources</c>,
    /// <c>principals</c>, <c>conditions</c>, <c>statement</c>, <c>line</c> and <c>witness</c>, a request in the form of the simulation cases.
    /// </summary>
    /// <param name="comparison">The comparison.</param>
    public static JsonObject Of(PolicyComparison comparison) => new()
    {
        ["verdict"] = comparison.Verdict.ToString(),
        ["gained"] = Groups(comparison.Gained),
        ["lost"] = Groups(comparison.Lost),
        ["deniesRemoved"] = Groups(comparison.DeniesRemoved),
        ["reason"] = comparison.Reason,
    };

    private static JsonArray Groups(IReadOnlyList<AccessGroup> groups) => new([.. groups.Select(Group)]);

    private static JsonNode Group(AccessGroup group) => new JsonObject
    {
        ["actions"] = List(group.Actions),
        ["resources"] = List(group.Resources),
        ["principals"] = List(group.Principals),
        ["conditions"] = List(group.Conditions),
        ["statement"] = group.Statement,
        ["line"] = group.Line,
        ["witness"] = RequestJson.Of(group.Witness),
    };

    private static JsonArray List(IReadOnlyList<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
