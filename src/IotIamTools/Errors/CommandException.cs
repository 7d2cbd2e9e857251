namespace IotIamTools.Errors;

/// <summary>An error that a cmdlet itself finds, as one of the kinds of <see cref="ErrorCatalog"/>.</summary>
public sealed class CommandException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="error">Its kind.</param>
    /// <param name="message">What is wrong, in the case at hand.</param>
    /// <param name="innerException">The error below it, if any.</param>
    public CommandException(ErrorDefinition error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>The kind of error.</summary>
    public ErrorDefinition Error { get; }
}
