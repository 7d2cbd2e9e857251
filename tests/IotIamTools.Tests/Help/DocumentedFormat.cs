using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IotIamTools.Core.Blueprints;
using IotIamTools.Tests.House;

namespace IotIamTools.Tests.Help;

/// <summary>A kind of file that users write, as it is told in three places: the reader in Core, the schema for editors, and the about topic with its example.</summary>
/// <param name="schemaFile">The schema's file.</param>
/// <param name="topic">The topic.</param>
/// <param name="reader">The reader's type; its private lists of texts are the members that it takes.</param>
/// <param name="resources">How the names of the built-in documents begin.</param>
internal sealed class DocumentedFormat(string schemaFile, string topic, string reader, string resources)
{
    private static readonly Assembly Core = typeof(Blueprint).Assembly;

    private readonly Type _reader = Core.GetType(reader, throwOnError: true)!;

    public JsonSchema Schema { get; } = JsonSchema.Load(Path.Combine(Repository.CmdletSources, schemaFile));

    public string TopicText { get; } = File.ReadAllText(Path.Combine(Repository.Root, "en-US", $"{topic}.help.txt")).ReplaceLineEndings("\n");

    /// <summary>The first document that stands in the topic.</summary>
    public string Example => Regex.Match(TopicText, @"^ {8}\{$.*?^ {8}\}$", RegexOptions.Multiline | RegexOptions.Singleline).Value;

    /// <summary>The names of the reader's lists of members, in order.</summary>
    public IEnumerable<string> Lists =>
        _reader.GetFields(BindingFlags.NonPublic | BindingFlags.Static).Where(f => f.FieldType == typeof(string[])).Select(f => f.Name).Order(StringComparer.Ordinal);

    /// <summary>The members that the reader takes.</summary>
    public string[] Members(string list) => (string[])_reader.GetField(list, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>The built-in documents.</summary>
    public IReadOnlyList<JsonNode> BuiltIn => [.. Core.GetManifestResourceNames().Where(n => n.StartsWith(resources, StringComparison.Ordinal)).Select(Read)];

    public void AssertSchemaHas(string definition, string list) =>
        Assert.Equal(Members(list).Order(StringComparer.Ordinal), Schema.MembersOf(definition).Order(StringComparer.Ordinal));

    /// <summary>Holds each member of a list to a place in the topic.</summary>
    /// <param name="list">The list.</param>
    /// <param name="place">What the text about a member begins with, with {0} for its name.</param>
    public void AssertTopicTellsOf(string list, string place) => Assert.All(Members(list), m => Assert.True(
        Regex.IsMatch(TopicText, place.Replace("{0}", Regex.Escape(m), StringComparison.Ordinal), RegexOptions.Multiline), $"{topic} says nothing about {m}."));

    private static JsonNode Read(string name)
    {
        using var resource = Core.GetManifestResourceStream(name)!;
        return JsonNode.Parse(resource)!;
    }
}
