using Amazon.Runtime;
using IotIamTools.Aws.Calls;
using IotIamTools.Aws.Credentials;

namespace IotIamTools.Aws.Tests.Credentials;

/// <summary>Looking for credentials, by those who need them at the same time.</summary>
public sealed class GuardedCredentialsTests
{
    [Fact]
    public async Task Credentials_are_looked_for_once_for_all_who_wait()
    {
        var (opened, gate) = (0, new TaskCompletionSource<AWSCredentials>());
        var guarded = Guarded(() =>
        {
            Interlocked.Increment(ref opened);
            return gate.Task;
        });
        var waiting = Enumerable.Range(0, 5).Select(_ => guarded.GetCredentialsAsync()).ToList();

        // All have had the time to look; only a test that fails depends on how much.
        await Task.Delay(300);
        gate.SetResult(new BasicAWSCredentials("AKIA", "a-secret-key"));
        await Task.WhenAll(waiting);
        await guarded.GetCredentialsAsync();
        Assert.Equal(1, opened);
    }

    [Fact]
    public async Task A_failure_is_told_to_all_who_wait_and_not_to_those_who_come_later()
    {
        var (opened, gate) = (0, new TaskCompletionSource<AWSCredentials>());
        var guarded = Guarded(() => ++opened == 1 ? gate.Task : Task.FromResult<AWSCredentials>(new BasicAWSCredentials("AKIA", "a-secret-key")));
        var waiting = Enumerable.Range(0, 3).Select(_ => guarded.GetCredentialsAsync()).ToList();
        gate.SetException(new InvalidOperationException("the vault is sealed"));
        foreach (var one in waiting)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => one);
        }

        Assert.Equal("AKIA", (await guarded.GetCredentialsAsync()).AccessKey);
        Assert.Equal(2, opened);
    }

    private static GuardedCredentials Guarded(Func<Task<AWSCredentials>> open) => new(_ => open(), e => e, TimeSpan.FromMinutes(1), new Secrets());
}
