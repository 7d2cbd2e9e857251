using System.Text.Json;
using IotIamTools.Core.Text;

namespace IotIamTools.Core.Json;

/// <summary>
/// What the values of a JSON text must be: an object with known members, a list, a string. What is otherwise is an error of the text's
/// kind, with its place.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="error">Makes the error: of what is wrong, where, and the path of the value.</param>
internal sealed class JsonForm(JsonText text, Func<string, TextPosition, string, DocumentFormatException> error)
{
    /// <summary>Reads a text; one that is no JSON is an error of the same kind.</summary>
    public static JsonForm Parse(string json, Func<string, TextPosition, string, DocumentFormatException> error)
    {
        try
        {
            return new JsonForm(JsonText.Parse(json), error);
        }
        catch (DocumentFormatException e)
        {
            throw error(e.Problem, e.Position, e.Path);
        }
    }

    public JsonText Text => text;

    public void RequireObject(JsonValue value, string what)
    {
        if (value.Kind != JsonValueKind.Object)
        {
            throw Wrong(value, $"{what} must be an object, and this is {value.KindName}");
        }
    }

    /// <summary>An object with no other members than these: a mistyped one must not be passed over.</summary>
    public void RequireObject(JsonValue value, string what, string[] members)
    {
        RequireObject(value, what);
        foreach (var member in value.Members)
        {
            if (Array.IndexOf(members, member.Name) < 0)
            {
                throw Wrong(member, value, $"{what} has no member '{Excerpt.Of(member.Name)}'{Nearest.Suggest(member.Name, members)}");
            }
        }
    }

    public IReadOnlyList<JsonValue> List(JsonValue value, string name) => value.Kind == JsonValueKind.Array
        ? value.Items
        : throw Wrong(value, $"'{name}' must be a list, and this is {value.KindName}");

    /// <summary>The items of a list that may be absent.</summary>
    public IReadOnlyList<JsonValue> Items(JsonValue owner, string name) => owner[name] is { } list ? List(list, name) : [];

    public JsonValue Required(JsonValue owner, string name, string what) => owner[name] ?? throw Wrong(owner, $"{what} needs '{name}'");

    public string String(JsonValue value, string name) =>
        value.Kind == JsonValueKind.String ? value.Text! : throw Wrong(value, $"'{Excerpt.Of(name)}' is {value.KindName}; write a string");

    public string RequiredString(JsonValue owner, string name, string what) => String(Required(owner, name, what), name);

    public string? OptionalString(JsonValue owner, string name) => owner[name] is { } value ? String(value, name) : null;

    /// <summary>The strings of a list that may be absent.</summary>
    public List<string> Strings(JsonValue owner, string name) => [.. Items(owner, name).Select(item => String(item, name))];

    /// <summary>true or false; absent is false.</summary>
    public bool Flag(JsonValue owner, string name) => owner[name] switch
    {
        null or { Kind: JsonValueKind.False } => false,
        { Kind: JsonValueKind.True } => true,
        { } other => throw Wrong(other, $"'{name}' is {other.KindName}; write true or false"),
    };

    /// <summary>A value of an enumeration by its name, case ignored; its number is none.</summary>
    public T OneOf<T>(JsonValue value, string what)
        where T : struct, Enum
    {
        var given = String(value, what);
        var names = Enum.GetNames<T>();
        return names.FirstOrDefault(n => n.Equals(given, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : throw Wrong(value, $"{what} is one of {string.Join(", ", names)}, and not '{Excerpt.Of(given)}'{Nearest.Suggest(given, names)}");
    }

    public DocumentFormatException Wrong(JsonValue value, string problem) => error(problem, text.PositionOf(value), text.PathOf(value));

    /// <summary>It is the member's name that is wrong: the error stands there, with the path of another value, as a name has none.</summary>
    public DocumentFormatException Wrong(JsonMember member, JsonValue near, string problem) => error(problem, text.PositionAt(member.Offset), text.PathOf(near));
}
