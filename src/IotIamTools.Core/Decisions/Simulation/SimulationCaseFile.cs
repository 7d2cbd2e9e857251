using IotIamTools.Core.Json;

namespace IotIamTools.Core.Decisions.Simulation;

/// <summary>
/// A file of simulation cases in JSON Lines: one case a line, empty lines are passed over. A line that cannot be read is an
/// error of its own, and the others still run; a file without a case tests nothing, and is an error too.
/// </summary>
public static class SimulationCaseFile
{
    /// <summary>Reads the cases and decides them one after the other, as they are asked for.</summary>
    /// <param name="reader">The file's text; the caller closes it.</param>
    /// <param name="source">The file's name, for errors.</param>
    /// <returns>One outcome a case, in the order of the file.</returns>
    /// <exception cref="DocumentFormatException">There is no case in the file.</exception>
    public static IEnumerable<SimulationOutcome> Run(TextReader reader, string? source = null)
    {
        var number = 0;
        var hasCases = false;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                hasCases = true;
                yield return Run(line, number, source);
            }
        }

        if (!hasCases)
        {
            throw new DocumentFormatException("there is no case in the file", new TextPosition(1, 1), "$", source);
        }
    }

    private static SimulationOutcome Run(string line, int number, string? source)
    {
        try
        {
            var simulation = SimulationCase.Parse(line);
            return new SimulationOutcome
            {
                Line = number,
                Id = simulation.Id,
                Expected = simulation.Expected,
                Explanation = PolicyDecider.Explain(simulation.Policies, simulation.Request),
            };
        }
        catch (DocumentFormatException e)
        {
            // The case was read as a text of its own, one line long; in the file it stands elsewhere, and so do the places that the problem mentions.
            var problem = e.Problem.Replace("at line 1, ", $"at line {number}, ", StringComparison.Ordinal);
            return new SimulationOutcome { Line = number, Error = new DocumentFormatException(problem, e.Position with { Line = number }, e.Path, source) };
        }
    }
}
