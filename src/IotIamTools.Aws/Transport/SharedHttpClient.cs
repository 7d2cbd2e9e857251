using System.Net;
using Amazon.Runtime;

namespace IotIamTools.Aws.Transport;

/// <summary>The one HTTP client of an account, for IAM and STS; it lives as long as the account.</summary>
internal sealed class SharedHttpClient : HttpClientFactory, IDisposable
{
    /// <summary>A connection that takes longer than this will hardly come.</summary>
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10);

    /// <summary>IAM answers within seconds, and a page of a large account within some more.</summary>
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client;

    /// <summary>Makes the client.</summary>
    /// <param name="limit">The time for a connection and an answer together; null for 60 seconds.</param>
    public SharedHttpClient(TimeSpan? limit)
    {
        var time = limit ?? UsualLimit;
#pragma warning disable CA2000 // The client disposes of its handlers.
        var sockets = new SocketsHttpHandler
        {
            // The SDK signs for one host and reads the bytes as they come.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = time < LongestConnect ? time : LongestConnect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _client = new HttpClient(new AnswerReader(sockets, time)) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000
    }

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
