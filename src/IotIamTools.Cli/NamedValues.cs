using IotIamTools.Core.Blueprints;

namespace IotIamTools.Cli;

/// <summary>Values that are given as NAME=VALUE.</summary>
internal static class NamedValues
{
    /// <summary>The values by name, in the order in which they were given.</summary>
    public static Dictionary<string, List<string>> Pairs(string[] texts, string option)
    {
        var pairs = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException($"{option} '{text}': write NAME=VALUE");
            }

            if (!pairs.TryGetValue(text[..equals], out var values))
            {
                pairs[text[..equals]] = values = [];
            }

            values.Add(text[(equals + 1)..]);
        }

        return pairs;
    }

    /// <summary>The values for parameters: those of a list are separated by commas.</summary>
    public static Dictionary<string, IReadOnlyList<string>> For(IReadOnlyList<BlueprintParameter> parameters, IEnumerable<KeyValuePair<string, List<string>>> pairs) =>
        pairs.ToDictionary(
            p => p.Key,
            p => (IReadOnlyList<string>)(parameters.Any(q => q.Type == BlueprintParameterType.List && q.Name.Equals(p.Key, StringComparison.OrdinalIgnoreCase))
                ? [.. p.Value.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
                : p.Value),
            StringComparer.OrdinalIgnoreCase);
}
