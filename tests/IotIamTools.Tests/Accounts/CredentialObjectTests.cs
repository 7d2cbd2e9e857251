using IotIamTools.Accounts;
using IotIamTools.Core.Accounts;
using IotIamTools.Core.Iam;
using IotIamTools.Errors;

namespace IotIamTools.Tests.Accounts;

public class CredentialObjectTests
{
    [Fact]
    public async Task An_object_with_the_method_gives_its_keys_each_time_anew()
    {
        var foreign = new Foreign();
        var source = CredentialObject.ToKeySource(foreign);
        Assert.Equal(new AwsKeys("AK1", "secret", "token"), await source(default));
        Assert.Equal("AK2", (await source(default)).AccessKey);
    }

    [Fact]
    public async Task A_wrapper_that_hides_the_object_is_opened()
    {
        var keys = await CredentialObject.ToKeySource(new Wrapper())(default);
        Assert.Equal("AK1", keys.AccessKey);
    }

    [Fact]
    public void Another_object_is_refused_by_its_type_and_not_by_its_content()
    {
        var error = Assert.Throws<CommandException>(() => CredentialObject.ToKeySource("my-secret"));
        Assert.Same(ErrorCatalog.CredentialsInvalid, error.Error);
        Assert.DoesNotContain("my-secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_object_throws_is_told()
    {
        var error = await Assert.ThrowsAsync<IamException>(() => CredentialObject.ToKeySource(new Failing())(default));
        Assert.Equal(IamErrorCodes.CredentialsNotFound, error.Code);
        Assert.Contains("sign in first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_hangs_is_left_when_the_command_is_stopped()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CredentialObject.ToKeySource(new Hanging())(stop.Token));
    }

    public sealed record Answer(string AccessKey, string SecretKey, string Token);

    public sealed class Foreign
    {
        private int _asked;

        public Answer GetCredentials() => new($"AK{++_asked}", "secret", "token");
    }

    public sealed class Wrapper
    {
        internal Foreign Credentials { get; } = new();
    }

    public sealed class Failing
    {
        public Answer GetCredentials() => throw new InvalidOperationException("sign in first");
    }

    public sealed class Hanging
    {
        public Answer GetCredentials()
        {
            Thread.Sleep(TimeSpan.FromSeconds(3));
            return new Answer("", "", "");
        }
    }
}
