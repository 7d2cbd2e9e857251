using System.Text.Json;
using IotIamTools.Core.Analysis;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Tests.Analysis;

/// <summary>Pairs of policies whose difference is stated: Analysis/Data/*.jsonl.</summary>
public class StatedCases
{
    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in new[] { "compare", "equivalence" })
            {
                foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Analysis", "Data", $"{file}.jsonl")))
                {
                    using var json = JsonDocument.Parse(line);
                    data.Add(json.RootElement.GetProperty("id").GetString()!, line);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Are_answered_as_stated(string id, string line)
    {
        using var json = JsonDocument.Parse(line);
        var kind = Enum.Parse<PolicyKind>(json.RootElement.GetProperty("type").GetString()!);
        var comparison = PolicyComparer.Compare(json.RootElement.GetProperty("old").GetRawText(), json.RootElement.GetProperty("new").GetRawText(), kind);
        var expected = json.RootElement.GetProperty("verdict").GetString();
        Assert.True(comparison.Verdict != ComparisonVerdict.Unknown, $"{id}: {comparison.Reason}");
        if (expected == "Different")
        {
            Assert.NotEqual(ComparisonVerdict.Equal, comparison.Verdict);
        }
        else
        {
            Assert.Equal(expected, comparison.Verdict.ToString());
        }
    }
}
