using IotIamTools.Core.Decisions.Requests;

namespace IotIamTools.Core.Decisions.Simulation;

/// <summary>A unit test for policies: the policies, a request and, maybe, the decision that is expected.</summary>
/// <param name="Id">The case's name in the output.</param>
/// <param name="Policies">The policies.</param>
/// <param name="Request">The request.</param>
/// <param name="Expected">The decision that is expected, or null.</param>
public sealed record SimulationCase(string Id, PolicySet Policies, AuthorizationRequest Request, Decision? Expected)
{
    /// <summary>Reads a case from one line of a case file.</summary>
    /// <exception cref="Json.DocumentFormatException">The text is not a case; the error says what is wrong and where.</exception>
    public static SimulationCase Parse(string json) => SimulationCaseReader.Read(Json.JsonText.Parse(json));
}
