using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using IotIamTools.Parameters;

namespace IotIamTools.Tests.Parameters;

public class CompleterTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Fact]
    public void Values_that_begin_with_the_word_come_in_order()
    {
        Assert.Equal(["Delta", "deploy"], Find("'DE", "deploy", "other", "Delta").Order(StringComparer.Ordinal));
        Assert.Equal(["a", "B", "c"], Find("", "c", "a", "B"));
    }

    [Fact]
    public void A_source_that_hangs_gives_what_it_gave_in_time()
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(["first"], Completer.Collect(Hanging, BeginsWith, new Hashtable(), "", Limit).Select(f => f.Value));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task A_source_is_always_told_to_stop()
    {
        // Many rounds, since a race was lost only now and then.
        for (var round = 0; round < 50; round++)
        {
            var stopped = new TaskCompletionSource();
            Completer.Collect((_, token) => Waiting(stopped, token), BeginsWith, new Hashtable(), "", TimeSpan.FromMilliseconds(5));
            await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    [Theory]
    [InlineData("[default]", "default")]
    [InlineData("  [profile dev]  # comment", "dev")]
    [InlineData("[dev]", "dev")]
    [InlineData("[sso-session corp]", null)]
    [InlineData("[services s3]", null)]
    [InlineData("region = eu-west-1", null)]
    [InlineData("[broken", null)]
    [InlineData("", null)]
    public void Profiles_are_read_from_section_lines(string line, string? profile) =>
        Assert.Equal(profile, ProfileNameCompleter.ProfileOf(line));

    private static IEnumerable<string> Find(string word, params string[] values) =>
        Completer.Collect((_, _) => Of(values), BeginsWith, new Hashtable(), word, TimeSpan.FromSeconds(10)).Select(f => f.Value);

    private static bool BeginsWith(string value, string typed) => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    private static async IAsyncEnumerable<(string Value, string About)> Of(IEnumerable<string> values)
    {
        await Task.Yield();
        foreach (var value in values)
        {
            yield return (value, value);
        }
    }

    private static async IAsyncEnumerable<(string Value, string About)> Waiting(TaskCompletionSource stopped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.Register(stopped.SetResult);
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield return ("never", "");
    }

    // Does not even look at the token.
    private static async IAsyncEnumerable<(string Value, string About)> Hanging(IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ("first", "");
        await Task.Delay(TimeSpan.FromSeconds(20), CancellationToken.None);
        yield return ("late", "");
    }
}
