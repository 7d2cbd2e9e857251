using System.Text.Json;

namespace IotIamTools.Core.Json;

/// <summary>A JSON value that remembers where it stood in its text, so that what is wrong with it can be said with its place.</summary>
public sealed class JsonValue
{
    private static readonly IReadOnlyList<JsonMember> NoMembers = [];
    private static readonly IReadOnlyList<JsonValue> NoItems = [];

    internal JsonValue(JsonValueKind kind, int offset, string? text)
    {
        Kind = kind;
        Offset = offset;
        Text = text;
    }

    /// <summary>Object, list (Array), string, number, true, false or null.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>The byte at which the value starts in its UTF-8 text.</summary>
    public int Offset { get; }

    /// <summary>A string's characters, or a number, <c>true</c> or <c>false</c> as it is written; null for the other kinds.</summary>
    public string? Text { get; }

    /// <summary>For a value that was computed from another (a blueprint's, with its parameters filled in): the one that stands in the text.</summary>
    internal JsonValue? Origin { get; init; }

    /// <summary>An object's members in their order; empty for the other kinds.</summary>
    public IReadOnlyList<JsonMember> Members { get; internal set; } = NoMembers;

    /// <summary>A list's items in their order; empty for the other kinds.</summary>
    public IReadOnlyList<JsonValue> Items { get; internal set; } = NoItems;

    /// <summary>The member of that exact name, or null.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    /// <summary>What a person would call the value's kind: "an object", "a list", "a string"...</summary>
    public string KindName => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}

/// <summary>A named value of a JSON object.</summary>
/// <param name="Name">The name.</param>
/// <param name="Offset">The byte at which the name starts.</param>
/// <param name="Value">The value.</param>
public readonly record struct JsonMember(string Name, int Offset, JsonValue Value);
