namespace IotIamTools.Core.Json;

/// <summary>A document that the user gave is not what it should be: the error says what is wrong, and where.</summary>
public class DocumentFormatException : FormatException
{
    /// <summary>Makes the error.</summary>
    /// <param name="problem">What is wrong and what to do, as one sentence without the place.</param>
    /// <param name="position">Where it is wrong.</param>
    /// <param name="path">The JSON path of the value, such as <c>$.Statement[0].Effect</c>.</param>
    /// <param name="source">The file or thing that holds the document, if it has a name.</param>
    public DocumentFormatException(string problem, TextPosition position, string path, string? source = null)
        : base($"{(source is null ? "" : source + ": ")}{position}, at {path}: {problem}")
    {
        Problem = problem;
        Position = position;
        Path = path;
        DocumentSource = source;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>Where it is wrong.</summary>
    public TextPosition Position { get; }

    /// <summary>The JSON path of the value that is wrong.</summary>
    public string Path { get; }

    /// <summary>The file or thing that holds the document, if it has a name.</summary>
    public string? DocumentSource { get; }
}
