using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IotIamTools.Tests.Help;

/// <summary>Checks a document by a JSON schema: the keywords that the module's own schemas use, and a loud failure for any other.</summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "definitions"];

    public static JsonSchema Load(string path) => new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    /// <summary>The members that an object of a definition may have; those of the whole document for "".</summary>
    public IReadOnlyList<string> MembersOf(string definition) =>
        [.. (definition.Length == 0 ? root : root["definitions"]![definition]!.AsObject())["properties"]!.AsObject().Select(p => p.Key)];

    /// <summary>What is wrong with the document, each with its place.</summary>
    public IReadOnlyList<string> Check(JsonNode? document) => [.. Check(document, root, "$")];

    private IEnumerable<string> Check(JsonNode? value, JsonObject schema, string place) =>
        schema.SelectMany(keyword => Annotations.Contains(keyword.Key) ? [] : Check(value, keyword.Key, keyword.Value!, schema, place)).ToList();

    private IEnumerable<string> Check(JsonNode? value, string keyword, JsonNode argument, JsonObject schema, string place) => (keyword, value) switch
    {
        ("$ref", _) => Check(value, root["definitions"]![((string)argument!)["#/definitions/".Length..]]!.AsObject(), place),
        ("type", _) => Types(argument).Any(t => Is(value, t)) ? [] : [$"{place}: it is no {string.Join(" or ", Types(argument))}"],
        ("enum", _) => argument.AsArray().Any(a => JsonNode.DeepEquals(a, value)) ? [] : [$"{place}: '{value}' is not one of {argument.ToJsonString()}"],
        ("anyOf", _) => argument.AsArray().Any(a => !Check(value, a!.AsObject(), place).Any()) ? [] : [$"{place}: none of the forms fits"],
        ("oneOf", _) => argument.AsArray().Count(a => !Check(value, a!.AsObject(), place).Any()) == 1 ? [] : [$"{place}: it is not of just one of the forms"],
        ("pattern", JsonValue) when Is(value, "string") =>
            Regex.IsMatch((string)value!, (string)argument!, RegexOptions.None, TimeSpan.FromSeconds(1)) ? [] : [$"{place}: '{value}' does not match"],
        ("minItems", JsonArray list) => list.Count >= (int)argument ? [] : [$"{place}: it has fewer than {argument} items"],
        ("items", JsonArray list) => list.SelectMany((item, i) => Check(item, argument.AsObject(), $"{place}[{i}]")),
        ("required", JsonObject owner) => argument.AsArray().Select(n => (string)n!).Where(n => !owner.ContainsKey(n)).Select(n => $"{place}: '{n}' is missing"),
        ("properties", JsonObject owner) => argument.AsObject()
            .Where(p => owner.ContainsKey(p.Key))
            .SelectMany(p => Check(owner[p.Key], p.Value!.AsObject(), $"{place}.{p.Key}")),
        ("dependencies", JsonObject owner) => argument.AsObject()
            .Where(d => owner.ContainsKey(d.Key))
            .SelectMany(d => d.Value is JsonArray others
                ? others.Select(n => (string)n!).Where(n => !owner.ContainsKey(n)).Select(n => $"{place}: '{n}' is missing, which '{d.Key}' needs")
                : Check(owner, d.Value!.AsObject(), place)),
        ("propertyNames", JsonObject owner) => owner.SelectMany(p => Check(System.Text.Json.Nodes.JsonValue.Create(p.Key), argument.AsObject(), $"{place}.{p.Key}")),
        ("additionalProperties", JsonObject owner) => owner
            .Where(p => schema["properties"]?[p.Key] is null)
            .SelectMany(p => argument is JsonObject allowed ? Check(p.Value, allowed, $"{place}.{p.Key}") : [$"{place}: '{p.Key}' is no member"]),
        ("pattern" or "items" or "minItems" or "required" or "properties" or "dependencies" or "propertyNames" or "additionalProperties", _) => [],
        _ => throw new NotSupportedException($"The keyword '{keyword}' is not known here."),
    };

    private static IEnumerable<string> Types(JsonNode argument) => argument is JsonArray list ? list.Select(t => (string)t!) : [(string)argument!];

    private static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("object", System.Text.Json.JsonValueKind.Object) => true,
        ("array", System.Text.Json.JsonValueKind.Array) => true,
        ("string", System.Text.Json.JsonValueKind.String) => true,
        ("boolean", System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) => true,
        ("integer", System.Text.Json.JsonValueKind.Number) => value!.AsValue().TryGetValue<long>(out _),
        _ => false,
    };
}
