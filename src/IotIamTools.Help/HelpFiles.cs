using System.Text;
using IotIamTools.Help.Writing;

namespace IotIamTools.Help;

/// <summary>The files that the help consists of.</summary>
internal static class HelpFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What belongs into the repository's folder of help: the pages, and the about topics with their tables. By file name.</summary>
    /// <param name="module">The module.</param>
    /// <param name="folder">The folder, where the hand-written topics are.</param>
    public static IReadOnlyDictionary<string, string> Make(ModuleHelp module, string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] topics =
        [
            .. Directory.EnumerateFiles(folder, "about_*.help.txt")
                .Select(f => Path.GetFileName(f)[..^".help.txt".Length])
                .Order(StringComparer.Ordinal),
        ];
        foreach (var (name, text) in MarkdownWriter.Write(module, topics).Concat(TopicSections.Write(module, name => Read(Path.Combine(folder, name)))))
        {
            files[name] = text;
        }

        return files;
    }

    /// <summary>Writes what differs, and deletes pages of cmdlets that are no more.</summary>
    public static void Write(IReadOnlyDictionary<string, string> files, string folder)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            if (Read(path) != text)
            {
                File.WriteAllText(path, text, Utf8);
            }
        }

        foreach (var page in Directory.EnumerateFiles(folder, "*-*.md").Where(p => !files.ContainsKey(Path.GetFileName(p))))
        {
            File.Delete(page);
        }
    }

    /// <summary>Writes the help that Get-Help reads.</summary>
    public static void WriteMaml(ModuleHelp module, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, MamlWriter.Write(module), Utf8);
    }

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
}
