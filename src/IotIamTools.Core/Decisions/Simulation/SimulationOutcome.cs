using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Decisions.Simulation;

/// <summary>What became of one case of a case file.</summary>
public sealed record SimulationOutcome
{
    /// <summary>The case's line in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The case's id; null where the line cannot be read.</summary>
    public string? Id { get; init; }

    /// <summary>The decision with its reasons; null where the line cannot be read.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>The decision that the case expects, or null.</summary>
    public Decision? Expected { get; init; }

    /// <summary>Why the line cannot be read, with its place in the file; otherwise null.</summary>
    public DocumentFormatException? Error { get; init; }

    /// <summary>The decision; null where the line cannot be read.</summary>
    public Decision? Decision => Explanation?.Decision;

    /// <summary>The statements that decided.</summary>
    public IReadOnlyList<MatchedStatement> Matched => Explanation?.Matched ?? [];

    /// <summary>Whether another decision was expected.</summary>
    public bool Differs => Decision is { } decision && Expected is { } expected && decision != expected;

    /// <summary>
    /// The outcome as one line of JSON: <c>{"id", "decision", "matched": [{"type", "policy", "sid", "index", "effect"}]}</c>, with
    /// <c>"orgIdentifier"</c> for a statement of an SCP or RCP. Of a line that cannot be read: <c>{"line", "error"}</c>.
    /// </summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            if (Error is not null)
            {
                writer.WriteNumber("line", Line);
                writer.WriteString("error", Error.Message);
            }
            else
            {
                writer.WriteString("id", Id);
                writer.WriteString("decision", Decision.ToString());
                writer.WriteStartArray("matched");
                foreach (var statement in Matched)
                {
                    Write(writer, statement);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter writer, MatchedStatement statement)
    {
        writer.WriteStartObject();
        writer.WriteString("type", statement.Type.ToString());
        writer.WriteString("policy", statement.PolicyName);
        if (statement.OrganizationLevel is { } level)
        {
            writer.WriteString("orgIdentifier", level);
        }

        writer.WriteString("sid", statement.Sid);
        writer.WriteNumber("index", statement.Index);
        writer.WriteString("effect", statement.Effect.ToString());
        writer.WriteEndObject();
    }
}
