using IotIamTools.Core.Json;

namespace IotIamTools.Core.Policies;

/// <summary>A text is not an IAM policy document; says what is wrong and where.</summary>
public sealed class PolicyFormatException : DocumentFormatException
{
    /// <inheritdoc/>
    public PolicyFormatException(string problem, TextPosition position, string path, string? source = null)
        : base(problem, position, path, source)
    {
    }
}
