namespace IotIamTools.Core.Json;

/// <summary>A place in a text. Lines and columns count from 1; a column counts characters (UTF-16 units), not bytes.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The place of a character of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The character's index, from 0.</param>
    public static TextPosition Of(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new TextPosition(before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }

    /// <summary>"line 13, column 1".</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}
