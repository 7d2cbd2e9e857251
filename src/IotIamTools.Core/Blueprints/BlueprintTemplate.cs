using System.Text.Json;
using IotIamTools.Core.Json;

namespace IotIamTools.Core.Blueprints;

/// <summary>
/// Fills the parameters into a blueprint's JSON: objects whose <c>when</c> does not hold are left out, <c>${Name}</c> becomes
/// the value, and in a list an item with a list's name becomes one item for each of its values.
/// </summary>
internal sealed class BlueprintTemplate(BlueprintValues values, Func<JsonValue, string, Exception> wrong)
{
    /// <summary>The value with its parameters filled in, or null where its <c>when</c> does not hold.</summary>
    public JsonValue? Expand(JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonValueKind.Object:
                if (value["when"] is { } when && !Holds(when))
                {
                    return null;
                }

                var members = new List<JsonMember>(value.Members.Count);
                foreach (var member in value.Members)
                {
                    if (member.Name != "when" && Expand(member.Value) is { } expanded)
                    {
                        members.Add(new JsonMember(Fill(member.Name, value), member.Offset, expanded));
                    }
                }

                return new JsonValue(value.Kind, value.Offset, null) { Origin = value, Members = members };

            case JsonValueKind.Array:
                return new JsonValue(value.Kind, value.Offset, null) { Origin = value, Items = [.. value.Items.SelectMany(ExpandItem)] };

            case JsonValueKind.String:
                return new JsonValue(value.Kind, value.Offset, Fill(value.Text!, value)) { Origin = value };

            default:
                return value;
        }
    }

    private IEnumerable<JsonValue> ExpandItem(JsonValue item)
    {
        if (item.Kind == JsonValueKind.String && ListsIn(item.Text!) is { Count: > 0 } lists)
        {
            return lists.Count == 1
                ? values[lists[0]].Select(v => new JsonValue(item.Kind, item.Offset, Fill(item.Text!, item, v)) { Origin = item })
                : throw wrong(item, $"an item of a list can be repeated for one parameter, and this one has {string.Join(" and ", lists.Select(l => $"'{l}'"))}");
        }

        return Expand(item) is { } expanded ? [expanded] : [];
    }

    private bool Holds(JsonValue when) =>
        (when.Kind == JsonValueKind.Array ? when.Items : [when]).All(c => values.Holds(BlueprintCondition.Parse(c.Text!)));

    private List<string> ListsIn(string text) =>
        [.. ParameterReader.NamesIn(text).Where(values.IsList).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Fills the text in one go: what a value holds is never taken for a parameter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="ofList">The value of the list parameter that the text is repeated for.</param>
    private string Fill(string text, JsonValue place, string? ofList = null) => ParameterReader.Placeholder().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        if (!values.Has(name))
        {
            return match.Value;
        }

        return values.IsList(name)
            ? ofList ?? throw wrong(place, $"'{name}' has any number of values and can stand in a list only")
            : values[name][0];
    });
}
