namespace IotIamTools.Core.Text;

/// <summary>The documents of one kind that this assembly holds.</summary>
/// <param name="folder">What their resources' names begin with.</param>
/// <param name="kind">What one is called in a message.</param>
/// <param name="parse">Reads one.</param>
internal sealed class BuiltInDocuments<T>(string folder, string kind, Func<string, T> parse)
{
    private readonly Lazy<IReadOnlyList<T>> _all = new(() => [.. Resources(folder).Select(name => parse(Text(name)))]);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<T> All => _all.Value;

    /// <summary>Their names, without reading them.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Resources(folder).Select(name => name[folder.Length..^".json".Length])];

    /// <summary>The one of that name, case ignored.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message says which there are.</exception>
    public T Get(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return All[i];
            }
        }

        throw new KeyNotFoundException($"there is no built-in {kind} '{Excerpt.Of(name)}' (there are {string.Join(", ", Names)}){Nearest.Suggest(name, Names)}");
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(BuiltInDocuments<T>).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Resources(string folder) =>
        typeof(BuiltInDocuments<T>).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
