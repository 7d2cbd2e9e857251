using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IotIamTools.Cli.Output;

/// <summary>Writes results: text for people, or JSON for programs, to standard output; notes and warnings to standard error.</summary>
internal sealed class Printer(bool json)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>One result for programs, or lines for people.</summary>
    public void Write(object forPrograms, IEnumerable<string> forPeople)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(forPrograms, Options));
            return;
        }

        // In one piece: the console writes each through at once, and lines can be a hundred thousand.
        var text = string.Join(Environment.NewLine, forPeople);
        if (text.Length > 0)
        {
            Console.Out.WriteLine(text);
        }
    }

    /// <summary>Writes a file that the user asked for.</summary>
    public static async Task SaveAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the file cannot be written: {e.Message}");
        }
    }

    /// <summary>Something that the user should know beside the result.</summary>
    public static void Remark(string text) => Console.Error.WriteLine(text);
}
