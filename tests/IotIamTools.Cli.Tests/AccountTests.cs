using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IotIamTools.Cli.Tests;

/// <summary>Which account a command works on. The environment leads to a live one that counts its calls: none may come there by mistake.</summary>
public sealed class AccountTests : IDisposable
{
    private readonly Iotiam _iotiam = new();
    private readonly Live _live = new();

    public void Dispose()
    {
        _iotiam.Dispose();
        _live.Dispose();
    }

    [Theory]
    [InlineData("--account")]
    [InlineData("--account-id")]
    [InlineData("--profile")]
    [InlineData("--region")]
    [InlineData("--endpoint-url")]
    public async Task An_option_without_a_value_is_not_left_out(string option)
    {
        foreach (var empty in new[] { "", " " })
        {
            var outcome = await _iotiam.RunAsync(["apply", "things-graph", option, empty], _live.Environment);

            Assert.True(outcome.Code == 2, outcome.ToString());
            Assert.Contains($"iotiam: {option} was given an empty value", outcome.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, _live.Calls);
    }

    [Fact]
    public async Task Without_a_choice_it_is_the_account_of_the_environment()
    {
        var outcome = await RunAsync("verify things-graph");

        Assert.Contains("(AccessDenied)", outcome.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, _live.Calls);
    }

    [Fact]
    public async Task The_variable_names_the_account_file_for_every_command()
    {
        Assert.Equal(0, (await RunAsync("apply things-graph --account a.json")).Code);
        Assert.Equal("things-graph: passed\n", (await RunAsync("verify things-graph", "a.json")).Output);
        Assert.Equal("things-graph: passed\n", (await RunAsync("verify things-graph --region eu-west-1", "a.json")).Output);
        Assert.Equal(0, (await RunAsync("remove things-graph --yes", "./a.json")).Code);
        Assert.Equal(1, (await RunAsync("verify things-graph", "a.json")).Code);
        Assert.Equal(2, (await RunAsync("verify things-graph --endpoint-url http://127.0.0.1:9", "a.json")).Code);
        Assert.Equal(0, _live.Calls);
    }

    [Fact]
    public async Task An_option_comes_before_the_variable()
    {
        Assert.Equal(0, (await RunAsync("apply things-graph --account a.json", "none.json")).Code);
        Assert.Contains("'nobody'", (await RunAsync("verify things-graph --profile nobody", "a.json")).Error, StringComparison.Ordinal);
        Assert.Equal(0, _live.Calls);
    }

    [Theory]
    [InlineData("mistyped.json", "names the account file '")]
    [InlineData("accounts/mistyped", "names the account file '")]
    [InlineData("", "is set and empty")]
    [InlineData("nobody", "There is no profile 'nobody'")]
    public async Task A_variable_that_names_nothing_is_an_error_and_makes_nothing(string value, string message)
    {
        foreach (var command in new[] { "apply things-graph", "plan things-graph", "remove things-graph --yes" })
        {
            var outcome = await RunAsync(command, value);

            Assert.NotEqual(0, outcome.Code);
            Assert.Equal("", outcome.Output);
            Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(_iotiam.PathOf("mistyped.json")));
        Assert.Equal(0, _live.Calls);
    }

    private Task<Outcome> RunAsync(string commandLine, string? variable = null) =>
        _iotiam.RunAsync(commandLine, variable is null ? _live.Environment : [.. _live.Environment, ("IOTIAM_ACCOUNT", variable)]);

    /// <summary>An IAM on loopback that counts its calls and allows none, and an environment that leads to it.</summary>
    private sealed class Live : IDisposable
    {
        private readonly HttpListener _listener = new();
        private int _calls;

        public Live()
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            var url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            free.Stop();
            _listener.Prefixes.Add(url);
            _listener.Start();
            _ = AnswerAsync();
            Environment = [("AWS_ENDPOINT_URL", url), ("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "none"), ("AWS_REGION", "us-east-1"), ("AWS_MAX_ATTEMPTS", "1")];
        }

        public (string Name, string Value)[] Environment { get; }

        public int Calls => Volatile.Read(ref _calls);

        public void Dispose() => _listener.Close();

        private async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    Interlocked.Increment(ref _calls);
                    context.Response.StatusCode = 403;
                    context.Response.ContentType = "text/xml";
                    context.Response.Close(Encoding.UTF8.GetBytes("<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not allowed</Message></Error><RequestId>1</RequestId></ErrorResponse>"), willBlock: true);
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
