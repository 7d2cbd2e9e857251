using System.Globalization;

namespace IotIamTools.Aws.Transport;

/// <summary>
/// Reads the answer to its end before the SDK sees it. The SDK would read it from the network on its own thread, where neither a
/// time limit nor a cancellation reaches it.
/// </summary>
internal sealed class AnswerReader(HttpMessageHandler inner, TimeSpan limit) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    /// <exception cref="EndpointSilentException">The time is over.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(limit);
        try
        {
            var response = await base.SendAsync(request, timed.Token).ConfigureAwait(false);
            var body = new ByteArrayContent(await response.Content.ReadAsByteArrayAsync(timed.Token).ConfigureAwait(false));
            foreach (var (name, values) in response.Content.Headers)
            {
                body.Headers.TryAddWithoutValidation(name, values);
            }

            response.Content = body;
            return response;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Either the time for all of it is over, or the handler's own for connecting.
            var text = timed.IsCancellationRequested
                ? string.Create(CultureInfo.InvariantCulture, $"did not answer within {limit.TotalSeconds:0.#} seconds")
                : "did not accept a connection in time";
            throw new EndpointSilentException(text);
        }
    }
}
