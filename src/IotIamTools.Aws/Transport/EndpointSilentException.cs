namespace IotIamTools.Aws.Transport;

/// <summary>
/// The endpoint took too long to connect or to answer. The SDK does not know the type, and finds no cause below it that it knows, and so
/// does not try again: whoever gave a time meant that time, not a multiple of it.
/// </summary>
internal sealed class EndpointSilentException(string message) : Exception(message);
