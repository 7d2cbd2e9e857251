using System.Buffers;

namespace IotIamTools.Core.Accounts.File;

/// <summary>
/// Lays JSON out as the aws CLI prints it: four spaces a level, "name": value, empty lists and objects closed at once, a line feed at
/// the end. It takes the text in pieces that need not be whole values, and changes nothing but white space.
/// </summary>
internal sealed class JsonIndenter
{
    private const int IndentSize = 4;
    private readonly ArrayBufferWriter<byte> _buffer;
    private int _depth;
    private bool _justOpened;

    public JsonIndenter(int sizeHint) => _buffer = new ArrayBufferWriter<byte>(Math.Max(sizeHint, 256));

    /// <summary>A member's name with what stands before and after it.</summary>
    /// <param name="name">The name as it is written, without its quotes.</param>
    /// <param name="first">Whether no member stands before it in its object.</param>
    public void Name(ReadOnlySpan<byte> name, bool first)
    {
        Start();
        if (!first)
        {
            Put((byte)',');
            Line();
        }

        Put((byte)'"');
        _buffer.Write(name);
        _buffer.Write("\": "u8);
    }

    /// <summary>A piece of JSON, whole strings and literals at least.</summary>
    public void Append(ReadOnlySpan<byte> json)
    {
        for (var i = 0; i < json.Length; i++)
        {
            var b = json[i];
            switch (b)
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    i += JsonScan.GapLength(json[i..]) - 1;
                    break;
                case (byte)'{' or (byte)'[':
                    Start();
                    Put(b);
                    _depth++;
                    _justOpened = true;
                    break;
                case (byte)'}' or (byte)']':
                    _depth--;
                    if (!_justOpened)
                    {
                        Line();
                    }

                    _justOpened = false;
                    Put(b);
                    break;
                case (byte)',':
                    Put(b);
                    Line();
                    break;
                case (byte)':':
                    _buffer.Write(": "u8);
                    break;
                default:
                    Start();
                    var length = b == '"' ? JsonScan.StringLength(json[i..]) : JsonScan.LiteralLength(json[i..]);
                    _buffer.Write(json.Slice(i, length));
                    i += length - 1;
                    break;
            }
        }
    }

    /// <summary>The whole text, ended with a line feed.</summary>
    public byte[] Finish()
    {
        Put((byte)'\n');
        return _buffer.WrittenSpan.ToArray();
    }

    private void Start()
    {
        if (_justOpened)
        {
            _justOpened = false;
            Line();
        }
    }

    private void Line()
    {
        var span = _buffer.GetSpan(1 + (_depth * IndentSize));
        span[0] = (byte)'\n';
        span.Slice(1, _depth * IndentSize).Fill((byte)' ');
        _buffer.Advance(1 + (_depth * IndentSize));
    }

    private void Put(byte b)
    {
        _buffer.GetSpan(1)[0] = b;
        _buffer.Advance(1);
    }
}
