using System.Text.Json;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Analysis;

/// <summary>Where the statements of a policy's text start.</summary>
internal static class StatementLines
{
    /// <summary>The line of each statement, from 1.</summary>
    /// <param name="json">The text of a policy document.</param>
    public static IReadOnlyList<int> Of(string json)
    {
        var text = JsonText.Parse(json);
        return text.Root["Statement"] is not { } statement ? []
            : statement.Kind == JsonValueKind.Array ? [.. statement.Items.Select(s => text.PositionOf(s).Line)]
            : [text.PositionOf(statement).Line];
    }
}
