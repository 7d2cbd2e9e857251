namespace IotIamTools.Aws.Transport;

/// <summary>
/// The endpoint took too long to connect or to answer. The SDK does not know the type and so does not try again: whoever gave a
/// time meant that time, not a multiple of it.
/// </summary>
internal sealed class EndpointSilentException(string message, Exception innerException) : Exception(message, innerException);
