using System.Collections.Concurrent;
using IotIamTools.Core.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IotIamTools.Aws.Tests.Support;

/// <summary>What a test server was sent.</summary>
internal sealed record FakeRequest(IReadOnlyDictionary<string, string> Form, IReadOnlyDictionary<string, string> Headers)
{
    public string Action => Form.GetValueOrDefault("Action", "");
}

/// <summary>What a test server answers.</summary>
internal sealed record FakeAnswer(int Status, string Body, string ContentType = "text/xml")
{
    /// <summary>The answer of an operation, with this in its result.</summary>
    public static FakeAnswer Ok(string operation, string result = "") => new(
        200,
        $"""<{operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><{operation}Result>{result}</{operation}Result><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></{operation}Response>""");

    /// <summary>An error as IAM answers it.</summary>
    public static FakeAnswer Error(int status, string code, string message) => new(
        status,
        $"""<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>{code}</Code><Message>{System.Security.SecurityElement.Escape(message)}</Message></Error><RequestId>request-1</RequestId></ErrorResponse>""");
}

/// <summary>A server on loopback that answers as a test says.</summary>
internal sealed class FakeEndpoint : IAsyncDisposable
{
    /// <summary>Keys whose secrets must not be found in any message.</summary>
    public static readonly AwsKeys Keys = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "session-token-that-is-secret");

    private readonly WebApplication _server;

    private FakeEndpoint(WebApplication server)
    {
        _server = server;
        Url = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>What it was sent, in order.</summary>
    public ConcurrentQueue<FakeRequest> Requests { get; } = new();

    /// <summary>Starts a server that answers each request.</summary>
    public static Task<FakeEndpoint> StartAsync(Func<FakeRequest, FakeAnswer> answer) => StartAsync(async (request, http) =>
    {
        var made = answer(request);
        http.Response.StatusCode = made.Status;
        http.Response.ContentType = made.ContentType;
        await http.Response.WriteAsync(made.Body);
    });

    /// <summary>Starts a server that answers with these in turn; the last one again and again.</summary>
    public static Task<FakeEndpoint> StartAsync(params FakeAnswer[] answers)
    {
        var next = -1;
        return StartAsync(_ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]);
    }

    /// <summary>Starts a server that does as it likes with each request.</summary>
    public static async Task<FakeEndpoint> StartAsync(Func<FakeRequest, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        FakeEndpoint? made = null;
        server.Run(async http =>
        {
            var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty;
            var request = new FakeRequest(
                form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal),
                http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            made!.Requests.Enqueue(request);
            await answer(request, http);
        });
        await server.StartAsync();
        return made = new FakeEndpoint(server);
    }

    /// <summary>An account on this endpoint.</summary>
    public IIamAccount Open(TimeProvider? time = null, int? maxAttempts = 1, TimeSpan? timeout = null, string region = "us-east-1") =>
        new AwsAccountFactory(time ?? new FastTime()).Open(new AwsAccountOptions
        {
            EndpointUrl = Url,
            Region = region,
            Keys = Keys,
            MaxAttempts = maxAttempts,
            Timeout = timeout,
        });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A handler that hangs must not hold the test up.
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _server.StopAsync(atOnce.Token);
        await _server.DisposeAsync();
    }
}
