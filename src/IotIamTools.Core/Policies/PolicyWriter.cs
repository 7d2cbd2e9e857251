using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IotIamTools.Core.Policies;

/// <summary>Writes policy documents: elements in the order in which the IAM user guide shows them, one value as a string, several as a list.</summary>
public static class PolicyWriter
{
    /// <summary>The document as JSON.</summary>
    /// <param name="document">The document.</param>
    /// <param name="indented">On several lines, indented by two spaces, for people; otherwise without any white space, as quotas count it.</param>
    public static string Write(PolicyDocument document, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, document);
        }

        // The same text on every system, whatever its line ends are.
        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n");
    }

    /// <summary>Writes the document as a part of a larger JSON text.</summary>
    public static void Write(Utf8JsonWriter writer, PolicyDocument document)
    {
        writer.WriteStartObject();
        Optional(writer, "Version", document.Version);
        Optional(writer, "Id", document.Id);
        writer.WriteStartArray("Statement");
        foreach (var statement in document.Statements)
        {
            Write(writer, statement);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Statement statement)
    {
        writer.WriteStartObject();
        Optional(writer, "Sid", statement.Sid);
        writer.WriteString("Effect", statement.Effect.ToString());
        Write(writer, "Principal", statement.Principal);
        Write(writer, "NotPrincipal", statement.NotPrincipal);
        Write(writer, "Action", statement.Actions);
        Write(writer, "NotAction", statement.NotActions);
        Write(writer, "Resource", statement.Resources);
        Write(writer, "NotResource", statement.NotResources);
        if (statement.Conditions.Count > 0)
        {
            writer.WriteStartObject("Condition");
            foreach (var byOperator in statement.Conditions.GroupBy(c => c.Operator))
            {
                writer.WriteStartObject(byOperator.Key.ToString());
                foreach (var condition in byOperator)
                {
                    WriteValues(writer, condition.Key, condition.Values);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string element, PrincipalSet? principals)
    {
        if (principals is null)
        {
            return;
        }

        if (principals.IsStar)
        {
            writer.WriteString(element, "*");
            return;
        }

        writer.WriteStartObject(element);
        foreach (var kind in principals.Principals.GroupBy(p => p.Kind))
        {
            Write(writer, Principal.NameOf(kind.Key), [.. kind.Select(p => p.Value)]);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string element, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            WriteValues(writer, element, values);
        }
    }

    private static void WriteValues(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            writer.WriteString(name, values[0]);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
