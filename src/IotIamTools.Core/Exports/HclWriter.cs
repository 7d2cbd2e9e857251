using System.Globalization;
using System.Text;
using System.Text.Json;
using IotIamTools.Core.Policies;

namespace IotIamTools.Core.Exports;

/// <summary>Writes the language of Terraform. Source: Terraform language documentation, configuration syntax and strings.</summary>
internal sealed class HclWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>A block of arguments; those whose value is null are left out. A value is an expression as it is written.</summary>
    public void Block(string header, params (string Name, string? Value)[] arguments)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(header).Append(" {\n");
        var given = arguments.Where(a => a.Value is not null).ToList();

        // Names are lined up as 'terraform fmt' does it: among values of one line that follow one another.
        foreach (var run in Runs(given))
        {
            var width = run.Max(a => a.Name.Length);
            foreach (var (name, value) in run)
            {
                _text.Append("  ").Append(name.PadRight(width)).Append(" = ").Append(value).Append('\n');
            }
        }

        _text.Append("}\n");
    }

    public override string ToString() => _text.ToString();

    /// <summary>A text in quotes.</summary>
    public static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                // "${" and "%{" would begin an expression.
                '$' or '%' when i + 1 < value.Length && value[i + 1] == '{' => $"{c}{c}",
                _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A list, in one line.</summary>
    public static string List(IEnumerable<string> expressions) => $"[{string.Join(", ", expressions)}]";

    /// <summary>A map of texts.</summary>
    public static string? Map(IReadOnlyList<(string Key, string Value)> entries)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        var width = entries.Max(e => Quote(e.Key).Length);
        return $"{{\n{string.Concat(entries.Select(e => $"    {Quote(e.Key).PadRight(width)} = {Quote(e.Value)}\n"))}  }}";
    }

    /// <summary>A policy as an expression that gives its JSON.</summary>
    public static string Policy(PolicyDocument document)
    {
        using var json = JsonDocument.Parse(PolicyWriter.Write(document));
        return $"jsonencode({Value(json.RootElement, 1)})";
    }

    private static string Value(JsonElement value, int depth)
    {
        var indent = new string(' ', 2 * (depth + 1));
        var end = new string(' ', 2 * depth);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value.EnumerateObject().Select(m => (Name: Name(m.Name), Value: (string?)Value(m.Value, depth + 1))).ToList();
                return $"{{\n{string.Concat(Runs(members).SelectMany(run => run.Select(m => $"{indent}{m.Name.PadRight(run.Max(r => r.Name.Length))} = {m.Value}\n")))}{end}}}";
            case JsonValueKind.Array when value.GetArrayLength() == 0:
                return "[]";
            case JsonValueKind.Array:
                return $"[\n{string.Concat(value.EnumerateArray().Select(i => $"{indent}{Value(i, depth + 1)},\n"))}{end}]";
            default:
                return Quote(value.GetString()!);
        }
    }

    private static string Name(string name) => name.All(char.IsAsciiLetter) ? name : Quote(name);

    private static IEnumerable<List<(string Name, string Value)>> Runs(IEnumerable<(string Name, string? Value)> arguments)
    {
        var run = new List<(string Name, string Value)>();
        foreach (var (name, value) in arguments)
        {
            var isLong = value!.Contains('\n', StringComparison.Ordinal);
            if (isLong && run.Count > 0)
            {
                yield return run;
                run = [];
            }

            run.Add((name, value));
            if (isLong)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
