using System.Text.Json;

namespace IotIamTools.Cli.Tests;

/// <summary><c>iotiam simulate</c>: files of cases.</summary>
public sealed class SimulateTests : IDisposable
{
    private readonly Iotiam _iotiam = new();

    [Fact]
    public void A_file_without_surprises_is_done()
    {
        _iotiam.Write("cases.jsonl", string.Join('\n', Enumerable.Range(0, 1000).Select(i => Case($"c{i}", i % 2 == 0 ? "Allow" : "Deny", i % 2 == 0 ? "Allowed" : "ExplicitlyDenied"))));
        var outcome = _iotiam.Run("simulate cases.jsonl");
        Assert.Equal((0, "0 of 1000 cases differ\n"), (outcome.Code, outcome.Error));
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1000, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal("c0", first.RootElement.GetProperty("id").GetString());
        Assert.Equal("Allowed", first.RootElement.GetProperty("decision").GetString());
        Assert.Equal(1, first.RootElement.GetProperty("matched").GetArrayLength());
    }

    [Fact]
    public void A_case_that_differs_is_named_and_one_that_cannot_be_read_stops_no_other()
    {
        _iotiam.Write("cases.jsonl", $"{Case("good", "Allow", "Allowed")}\n{{\"id\": }}\n{Case("wrong", "Deny", "Allowed")}\n");
        var outcome = _iotiam.Run("simulate cases.jsonl");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("case 'wrong' (line 3) expects Allowed", outcome.Error);
        Assert.Contains("cases.jsonl: line 2, column 8", outcome.Error);
        Assert.EndsWith("1 of 3 cases differ; 1 cannot be read\n", outcome.Error);
        Assert.Equal(3, outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_file_without_cases_is_wrong_use()
    {
        _iotiam.Write("cases.jsonl", "\n");
        var outcome = _iotiam.Run("simulate cases.jsonl");
        Assert.Equal(2, outcome.Code);
        Assert.EndsWith("there is no case in the file\n", outcome.Error);
    }

    [Fact]
    public void A_file_that_is_not_there_is_wrong_use() => Assert.Equal(2, _iotiam.Run("simulate missing.jsonl").Code);

    public void Dispose() => _iotiam.Dispose();

    private static string Case(string id, string effect, string expected) => $$$"""
        {"id":"{{{id}}}","identityPolicies":[{"Version":"2012-10-17","Statement":{"Effect":"{{{effect}}}","Action":"s3:GetObject","Resource":"*"}}],"groupPolicies":[],"boundary":null,"sessionPolicy":null,"resourcePolicy":null,"scps":[],"rcps":[],"request":{"principal":"arn:aws:iam::123456789012:user/ann","action":"s3:GetObject","resource":{"arn":"arn:aws:s3:::flows/a","accountId":"123456789012"},"context":{}},"expected":"{{{expected}}}"}
        """;
}
