using IotIamTools.Core.Decisions.Simulation;

namespace IotIamTools.Core.Tests.Decisions;

/// <summary>The examples and tables of the AWS guides as simulation cases; the id of each begins with the name of the page that states it.</summary>
public class DocumentationCases
{
    private static readonly List<SimulationOutcome> Outcomes = Run();

    [Fact]
    public void All_cases_can_be_read_and_have_an_id_of_their_own()
    {
        Assert.All(Outcomes, o => Assert.Null(o.Error));
        Assert.All(Outcomes, o => Assert.NotNull(o.Expected));
        Assert.Equal(Outcomes.Count, Outcomes.Select(o => o.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(Outcomes.Count, 300, int.MaxValue);
    }

    [Fact]
    public void All_cases_are_decided_as_the_pages_say() => Assert.Empty(Outcomes.Where(o => o.Differs).Select(o => $"line {o.Line}, {o.Id}: {o.Explanation}"));

    private static List<SimulationOutcome> Run()
    {
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "Decisions", "documentation.jsonl"));
        return [.. SimulationCaseFile.Run(reader, "documentation.jsonl")];
    }
}
