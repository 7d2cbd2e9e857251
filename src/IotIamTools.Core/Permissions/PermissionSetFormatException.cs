using IotIamTools.Core.Json;

namespace IotIamTools.Core.Permissions;

/// <summary>A permission set's file is not right; says what is wrong and where.</summary>
public sealed class PermissionSetFormatException : DocumentFormatException
{
    /// <inheritdoc/>
    public PermissionSetFormatException(string problem, TextPosition position, string path, string? source = null)
        : base(problem, position, path, source)
    {
    }
}

/// <summary>A set has no permission of a name that was asked for; the message names the nearest one.</summary>
public sealed class PermissionNotFoundException : ArgumentException
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">Which name, and what there is.</param>
    public PermissionNotFoundException(string message)
        : base(message)
    {
    }
}
