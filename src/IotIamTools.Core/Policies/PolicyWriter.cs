using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IotIamTools.Core.Policies;

/// <summary>
/// Writes policy documents: elements in the order in which the IAM user guide shows them, one value as a string, several as
/// a list. A document that was read and written is read as the same again.
/// </summary>
public static class PolicyWriter
{
    /// <summary>The document as JSON.</summary>
    /// <param name="document">The document.</param>
    /// <param name="indented">On several lines, indented by two spaces, for people; otherwise without any white space, as quotas count it.</param>
    /// <returns>The text, in the characters that the IAM API takes (up to U+00FF; others as <c>\uXXXX</c>).</returns>
    public static string Write(PolicyDocument document, bool indented = false) => Text(writer => Write(writer, document), indented);

    /// <summary>A statement as JSON, without a document around it.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="indented">On several lines, as for documents.</param>
    public static string Write(Statement statement, bool indented = false) => Text(writer => Write(writer, statement), indented);

    private static string Text(Action<Utf8JsonWriter> write, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        // The same text on every system, whatever its line ends are; inside strings there is none.
        var json = Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("\r\n", "\n", StringComparison.Ordinal);
        return EscapeBeyondLatin1(json);
    }

    /// <summary>Writes the document as a part of a larger JSON text.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="document">The document.</param>
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

    /// <summary>IAM refuses a document with a character over U+00FF (the API's policyDocumentType), but takes its escape. Such characters stand in strings only.</summary>
    private static string EscapeBeyondLatin1(string json)
    {
        if (json.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF') < 0)
        {
            return json;
        }

        var escaped = new StringBuilder(json.Length + 64);
        foreach (var c in json)
        {
            if (c > '\u00FF')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
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
        WriteConditions(writer, ConditionMerge.Combine(statement.Conditions, StringComparison.Ordinal));
        writer.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter writer, IReadOnlyList<Condition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("Condition");
        foreach (var byOperator in conditions.GroupBy(c => c.Operator))
        {
            // One object holds a key once. Where it is there twice, and no single list of values says both, the second stands
            // under the same operator in another case, which means the same.
            var objects = new List<List<Condition>>();
            foreach (var condition in byOperator)
            {
                var free = objects.Find(o => !o.Exists(c => c.Key == condition.Key));
                if (free is null)
                {
                    objects.Add(free = []);
                }

                free.Add(condition);
            }

            for (var i = 0; i < objects.Count; i++)
            {
                writer.WriteStartObject(InCase(byOperator.Key.ToString(), i));
                foreach (var condition in objects[i])
                {
                    WriteValues(writer, condition.Key, condition.Values);
                }

                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// The name with the case of those letters changed whose bits are set in the number; 0 changes none. There are as many such
    /// names as a text that was read can have had.
    /// </summary>
    private static string InCase(string name, int number)
    {
        var spelled = name.ToCharArray();
        for (var i = 0; number > 0; i++)
        {
            if (char.IsAsciiLetter(spelled[i]))
            {
                spelled[i] = (number & 1) == 1 ? (char)(spelled[i] ^ ' ') : spelled[i];
                number >>= 1;
            }
        }

        return new string(spelled);
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
