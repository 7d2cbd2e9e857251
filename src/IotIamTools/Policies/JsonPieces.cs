using System.Text;

namespace IotIamTools.Policies;

/// <summary>
/// Puts JSON texts together that come in pieces, as Get-Content without -Raw and programs give them: line by line. A piece that is whole
/// is a text of its own; the others are held until their brackets are closed.
/// </summary>
internal sealed class JsonPieces
{
    private readonly StringBuilder _held = new();
    private bool _isHolding;
    private bool _hasBegun;
    private bool _gaveAny;
    private int _depth;

    /// <summary>Takes a piece, and gives the texts that are whole with it.</summary>
    public IReadOnlyList<string> Add(string piece)
    {
        var whole = new List<string>();
        if (_hasBegun && IsPolicy(piece))
        {
            // What was begun before never ends.
            whole.Add(Take());
        }

        if (_isHolding)
        {
            _held.Append('\n');
        }

        _held.Append(piece);
        _isHolding = true;
        _hasBegun |= !string.IsNullOrWhiteSpace(piece);
        _depth += Depth(piece);
        if (_hasBegun && _depth <= 0)
        {
            whole.Add(Take());
        }

        return whole;
    }

    /// <summary>Gives what is still held: a text that is not whole, or an empty one where there was no other.</summary>
    public IReadOnlyList<string> Flush() => _hasBegun || (_isHolding && !_gaveAny) ? [Take()] : [];

    private string Take()
    {
        var text = _held.ToString();
        _held.Clear();
        _isHolding = _hasBegun = false;
        _gaveAny = true;
        _depth = 0;
        return text;
    }

    private static bool IsPolicy(string piece) =>
        piece.AsSpan().TrimStart() is ['{', ..] && piece.Contains("\"Statement\"", StringComparison.Ordinal) && Depth(piece) == 0;

    /// <summary>How many more brackets are opened than closed, outside of strings; a string ends with its line.</summary>
    private static int Depth(string piece)
    {
        var depth = 0;
        var isString = false;
        for (var i = 0; i < piece.Length; i++)
        {
            switch (piece[i])
            {
                case '\\' when isString:
                    i++;
                    break;
                case '"':
                    isString = !isString;
                    break;
                case '\n':
                    isString = false;
                    break;
                case '{' or '[' when !isString:
                    depth++;
                    break;
                case '}' or ']' when !isString:
                    depth--;
                    break;
            }
        }

        return depth;
    }
}
