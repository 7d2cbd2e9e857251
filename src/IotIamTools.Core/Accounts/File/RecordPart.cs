using System.Text.Json;

namespace IotIamTools.Core.Accounts.File;

/// <summary>An object whose members the module reads or changes; the others stay as they are, in their places.</summary>
internal sealed class RecordPart(RecordShape shape) : FilePart
{
    private readonly List<Member> _members = new(shape.Members.Count);

    public RecordShape Shape => shape;

    public FilePart? this[string name]
    {
        get
        {
            var i = IndexOf(name);
            return i < 0 ? null : _members[i].Value;
        }
    }

    public string? Text(string name) => (this[name] as TextPart)?.AsString();

    public int? Number(string name) => this[name] is TextPart text && !text.IsString && int.TryParse(text.ToString(), out var number) ? number : null;

    public bool? Flag(string name) => this[name] is TextPart text ? text.ToString() switch { "true" => true, "false" => false, _ => null } : null;

    public RecordPart? Record(string name) => this[name] as RecordPart;

    /// <summary>The items of a list; empty where it is absent.</summary>
    public IReadOnlyList<FilePart> Items(string name) => this[name] is ListPart list ? list.Items : [];

    /// <summary>The list of that name, made where it is absent.</summary>
    public ListPart List(string name)
    {
        if (this[name] is ListPart list)
        {
            return list;
        }

        list = new ListPart();
        Set(name, list);
        return list;
    }

    public RecordPart With(string name, string? value) => value is null ? this : Set(name, TextPart.Of(value));

    public RecordPart With(string name, int value) => Set(name, TextPart.Of(value));

    public RecordPart With(string name, bool value) => Set(name, TextPart.Of(value));

    /// <summary>Sets a member, in the place that it has or in the one that the aws CLI gives it.</summary>
    public RecordPart Set(string name, FilePart value)
    {
        var i = IndexOf(name);
        if (i >= 0)
        {
            _members[i] = _members[i] with { Value = value };
            return this;
        }

        var rank = shape.RankOf(name);
        var at = _members.FindIndex(m => shape.RankOf(m.Name) > rank);
        _members.Insert(at < 0 ? _members.Count : at, new Member(name, JsonEncodedText.Encode(name).EncodedUtf8Bytes.ToArray(), value));
        return this;
    }

    public bool Remove(string name) => _members.RemoveAll(m => m.Name == name) > 0;

    /// <summary>Adds a member that was read; false where its name is there already.</summary>
    public bool Read(string name, ReadOnlyMemory<byte> nameText, FilePart value)
    {
        if (IndexOf(name) >= 0)
        {
            return false;
        }

        _members.Add(new Member(name, nameText, value));
        return true;
    }

    public override void Write(JsonIndenter output)
    {
        output.Append("{"u8);
        for (var i = 0; i < _members.Count; i++)
        {
            output.Name(_members[i].NameText.Span, first: i == 0);
            _members[i].Value.Write(output);
        }

        output.Append("}"u8);
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _members.Count; i++)
        {
            if (_members[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A member.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="NameText">The name as it is written, without its quotes.</param>
    /// <param name="Value">The value.</param>
    private readonly record struct Member(string Name, ReadOnlyMemory<byte> NameText, FilePart Value);
}
