using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;

namespace IotIamTools.Aws.Tests.Moto;

/// <summary>A moto server on a free port of loopback, for all tests that need one.</summary>
public sealed class MotoServer : IAsyncLifetime, IDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1:1/");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (PythonTool.Find("moto_server") is not { } moto)
        {
            return;
        }

        Url = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo(moto, ["-H", "127.0.0.1", "-p", Url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (var i = 0; i < 120; i++)
        {
            try
            {
                using var answer = await Http.GetAsync(new Uri(Url, "moto-api/"));
                return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(500);
            }
        }

        throw new InvalidOperationException("moto_server did not start within a minute.");
    }

    /// <summary>An account of its own on the server; moto keeps accounts apart by the key's id.</summary>
    internal IIamAccount Open(TimeProvider? time = null) => new AwsAccountFactory(time ?? new FastTime()).Open(new AwsAccountOptions
    {
        EndpointUrl = Url,
        Region = "us-east-1",
        Keys = new AwsKeys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null),
    });

    /// <summary>Makes the server forget all accounts, for tests that compare a whole account.</summary>
    internal async Task EmptyAsync()
    {
        using var answer = await Http.PostAsync(new Uri(Url, "moto-api/reset"), content: null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sends the server an IAM operation that the port does not have.</summary>
    internal async Task PostAsync(string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url)
        {
            Content = new StringContent(form + "&Version=2010-05-08", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A shim may have started the server as its child: the tree is this process's own.
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(5000);
        }

        _process?.Dispose();
        _process = null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The tests that share the server. They run one after the other and name their entities apart.</summary>
[CollectionDefinition(Name)]
public sealed class MotoTests : ICollectionFixture<MotoServer>
{
    public const string Name = "moto";
}
