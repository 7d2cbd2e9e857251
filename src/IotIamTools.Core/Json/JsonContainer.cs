using System.Text;
using System.Text.Json;

namespace IotIamTools.Core.Json;

/// <summary>An object or list whose end has not been read yet.</summary>
internal sealed class JsonContainer(JsonValue value)
{
    private readonly List<JsonMember> _members = [];
    private readonly List<JsonValue> _items = [];
    private Dictionary<string, int>? _offsets;
    private string? _name;
    private int _nameOffset;

    public JsonValue Value => value;

    public int End => value.Kind == JsonValueKind.Object ? '}' : ']';

    public int Count => _members.Count + _items.Count;

    /// <summary>The member of that name, if there is one.</summary>
    public (string Name, int Offset)? Find(string wanted)
    {
        if (_members.Count < 8)
        {
            foreach (var member in _members)
            {
                if (member.Name == wanted)
                {
                    return (member.Name, member.Offset);
                }
            }

            return null;
        }

        _offsets ??= _members.ToDictionary(m => m.Name, m => m.Offset, StringComparer.Ordinal);
        return _offsets.TryGetValue(wanted, out var offset) ? (wanted, offset) : null;
    }

    /// <summary>Starts a member, whose value comes next.</summary>
    public void Name(string newName, int offset)
    {
        _name = newName;
        _nameOffset = offset;
        _offsets?.Add(newName, offset);
    }

    public void Add(JsonValue item)
    {
        if (value.Kind == JsonValueKind.Object)
        {
            _members.Add(new JsonMember(_name!, _nameOffset, item));
            _name = null;
        }
        else
        {
            _items.Add(item);
        }
    }

    public void Close()
    {
        value.Members = _members;
        value.Items = _items;
    }

    /// <summary>Adds the step to the member or item that is being read.</summary>
    public void AppendStep(StringBuilder path)
    {
        if (value.Kind == JsonValueKind.Array)
        {
            path.Append('[').Append(_items.Count).Append(']');
        }
        else if (_name is not null)
        {
            JsonText.AppendName(path, _name);
        }
    }
}
