using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using IotIamTools.Aws.Tests.Support;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;

namespace IotIamTools.Aws.Tests.Calls;

/// <summary>Endpoints that do not answer, and calls that are cancelled. The bounds are generous: they tell seconds from minutes.</summary>
public sealed class UnreachableTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_refused_connection_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var error = await FailAsync(new Uri($"http://127.0.0.1:{port}/"));
        Assert.Contains($"http://127.0.0.1:{port}/ refused the connection", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_told()
    {
        var error = await FailAsync(new Uri("https://iam.invalid/"));
        Assert.Contains("https://iam.invalid/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_speaks_no_TLS_is_told()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Ok("DeleteRole"));
        var error = await FailAsync(new Uri($"https://127.0.0.1:{endpoint.Url.Port}/"));
        Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_no_HTTP_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var over = new CancellationTokenSource();
        var answering = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(over.Token);
                await client.GetStream().WriteAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n"u8.ToArray());
                var buffer = new byte[65536];
                _ = await client.GetStream().ReadAsync(buffer);
            }
        });
        await using var account = Open(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        var error = await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("r", default));
        Assert.Equal(IamErrorCodes.UnreadableAnswer, error.Code);
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
    }

    [Fact]
    public async Task A_connection_that_is_closed_at_once_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var over = new CancellationTokenSource();
        var closing = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(over.Token);
            }
        });
        await using var account = Open(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        var error = await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("r", default));
        Assert.Contains(error.Code, new[] { IamErrorCodes.UnreadableAnswer, IamErrorCodes.EndpointUnreachable });
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closing);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_hangs_fails_when_its_time_is_over(bool inTheBody)
    {
        await using var endpoint = await HangingAsync(inTheBody);
        await using var account = endpoint.Open(timeout: TimeSpan.FromSeconds(1), maxAttempts: 3);
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("r", default));
        Assert.Equal(IamErrorCodes.EndpointUnreachable, error.Code);
        Assert.Contains("did not answer within 1 seconds", error.Message, StringComparison.Ordinal);
        Assert.Contains(endpoint.Url.AbsoluteUri, error.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < Soon, watch.Elapsed.ToString());
        Assert.Single(endpoint.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_hangs_ends_when_it_is_cancelled(bool inTheBody)
    {
        await using var endpoint = await HangingAsync(inTheBody);
        await using var account = endpoint.Open();
        using var cancel = new CancellationTokenSource();
        var call = account.DeleteRoleAsync("r", cancel.Token);
        while (endpoint.Requests.IsEmpty)
        {
            await Task.Delay(10);
        }

        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, thrown.CancellationToken);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task The_pause_before_a_retry_ends_when_it_is_cancelled()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(400, "Throttling", "Rate exceeded"));
        await using var account = endpoint.Open(maxAttempts: 20);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.DeleteRoleAsync("r", cancel.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task The_wait_for_propagation_ends_when_it_is_cancelled()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(FakeAnswer.Error(409, "ConcurrentModification", "try again"));
        await using var account = endpoint.Open(TimeProvider.System);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.DeleteRoleAsync("r", cancel.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Lists_end_when_they_are_cancelled()
    {
        await using var endpoint = await FakeEndpoint.StartAsync(r => FakeAnswer.Ok("ListRoles", $"<Roles/><IsTruncated>true</IsTruncated><Marker>{r.Form.GetValueOrDefault("Marker")}x</Marker>"));
        await using var account = endpoint.Open();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var role in account.ListRolesAsync("/", cancel.Token))
            {
                Assert.Fail(role.Name);
            }
        });
    }

    private static Task<FakeEndpoint> HangingAsync(bool inTheBody) => FakeEndpoint.StartAsync(async (_, http) =>
    {
        if (inTheBody)
        {
            http.Response.ContentType = "text/xml";
            await http.Response.Body.WriteAsync("<DeleteRoleResponse>"u8.ToArray());
            await http.Response.Body.FlushAsync();
        }

        try
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller has gone.
        }
    });

    private static IIamAccount Open(Uri endpoint) => new AwsAccountFactory().Open(new AwsAccountOptions { EndpointUrl = endpoint, Region = "us-east-1", Keys = FakeEndpoint.Keys });

    private static async Task<IamException> FailAsync(Uri endpoint)
    {
        await using var account = Open(endpoint);
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<IamException>(() => account.DeleteRoleAsync("r", default));
        Assert.Equal(IamErrorCodes.EndpointUnreachable, error.Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
        return error;
    }
}
