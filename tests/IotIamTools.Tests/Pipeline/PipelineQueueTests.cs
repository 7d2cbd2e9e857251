using System.Diagnostics;
using IotIamTools.Pipeline;

namespace IotIamTools.Tests.Pipeline;

public sealed class PipelineQueueTests : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void Calls_are_made_on_the_thread_that_runs_in_the_order_of_the_work()
    {
        var here = Environment.CurrentManagedThreadId;
        List<(int Number, int Thread)> calls = [];
        using var queue = new PipelineQueue(_stop, Grace);
        queue.Run(async _ =>
        {
            for (var i = 0; i < 1000; i++)
            {
                var number = i;
                queue.Post(() => calls.Add((number, Environment.CurrentManagedThreadId)));
                await Task.Yield();
            }
        });
        Assert.Equal(Enumerable.Range(0, 1000), calls.Select(c => c.Number));
        Assert.All(calls, c => Assert.Equal(here, c.Thread));
    }

    [Fact]
    public void An_answer_comes_back_to_the_work()
    {
        var answer = 0;
        using var queue = new PipelineQueue(_stop, Grace);
        queue.Run(async _ => answer = await queue.InvokeAsync(() => 42));
        Assert.Equal(42, answer);
    }

    [Fact]
    public void A_call_made_from_a_call_does_not_wait_for_itself()
    {
        List<int> order = [];
        using var queue = new PipelineQueue(_stop, Grace);
        queue.Run(_ => queue.InvokeAsync(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                var number = i;
                queue.Post(() => order.Add(number));
            }

            return queue.InvokeAsync(() => 0);
        }));
        Assert.Equal(200, order.Count);
    }

    [Fact]
    public void What_the_work_throws_comes_out_as_it_is_after_what_it_said()
    {
        var thrown = new InvalidTimeZoneException("as it is");
        List<string> said = [];
        using var queue = new PipelineQueue(_stop, Grace);
        Exception caught = Assert.Throws<InvalidTimeZoneException>(() => queue.Run(_ =>
        {
            queue.Post(() => said.Add("before"));
            throw thrown;
        }));
        Assert.Same(thrown, caught);
        Assert.Equal(["before"], said);
    }

    [Fact]
    public void A_cancellation_of_the_work_itself_is_not_swallowed()
    {
        using var queue = new PipelineQueue(_stop, Grace);
        Assert.ThrowsAny<OperationCanceledException>(() => queue.Run(_ => throw new OperationCanceledException("a time limit")));
    }

    [Fact]
    public void A_call_that_throws_ends_the_work_and_comes_out_as_it_is()
    {
        var calls = 0;
        var cancelled = false;
        using var queue = new PipelineQueue(_stop, Grace);
        Assert.Throws<InvalidTimeZoneException>(() => queue.Run(async cancellationToken =>
        {
            try
            {
                while (true)
                {
                    await queue.InvokeAsync(() => ++calls == 2 ? throw new InvalidTimeZoneException() : calls);
                }
            }
            finally
            {
                cancelled = cancellationToken.IsCancellationRequested;
            }
        }));
        Assert.Equal(2, calls);
        Assert.True(cancelled);
    }

    [Fact]
    public void A_stop_ends_work_that_waits_on_the_token()
    {
        var unwound = false;
        using var queue = new PipelineQueue(_stop, TimeSpan.FromSeconds(10));
        var elapsed = StopAfter(100, queue, async cancellationToken =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                unwound = true;
            }
        });
        Assert.True(queue.Stopped);
        Assert.True(unwound, "The work should have been given the time to unwind.");
        Assert.True(elapsed < TimeSpan.FromSeconds(1), $"It took {elapsed}.");
    }

    [Fact]
    public void A_stop_leaves_work_that_does_not_look_at_the_token()
    {
        using var queue = new PipelineQueue(_stop, Grace);
        var elapsed = StopAfter(100, queue, _ => Task.Delay(TimeSpan.FromSeconds(20), CancellationToken.None));
        Assert.True(elapsed < TimeSpan.FromSeconds(1), $"It took {elapsed}.");
    }

    [Fact]
    public void A_stop_ends_work_that_is_held_back_by_a_full_queue()
    {
        using var stopped = new ManualResetEventSlim();
        using var queue = new PipelineQueue(_stop, Grace);
        var elapsed = StopAfter(100, queue, _ =>
        {
            queue.Post(() => stopped.Wait(TimeSpan.FromSeconds(20)));
            for (var i = 0; i < 10_000; i++)
            {
                queue.Post(() => Assert.Fail("Nothing is said after a stop."));
            }

            return Task.CompletedTask;
        }, stopped.Set);
        Assert.True(elapsed < TimeSpan.FromSeconds(1), $"It took {elapsed}.");
    }

    [Fact]
    public void After_the_end_nothing_can_be_said_and_asking_is_cancelled()
    {
        var said = false;
        Exception? asked = null;
        using var queue = new PipelineQueue(_stop, Grace);
        queue.Run(_ => Task.CompletedTask);
        var late = new Thread(() =>
        {
            queue.Post(() => said = true);
            asked = Record.Exception(() => { _ = queue.InvokeAsync(() => 1); });
        });
        late.Start();
        late.Join();
        Assert.False(said);
        Assert.IsAssignableFrom<OperationCanceledException>(asked);
    }

    [Fact]
    public void Work_that_talks_faster_than_it_is_heard_is_held_back()
    {
        var ahead = 0;
        var most = 0;
        using var queue = new PipelineQueue(_stop, Grace);
        queue.Run(_ =>
        {
            for (var i = 0; i < 5000; i++)
            {
                var now = Interlocked.Increment(ref ahead);
                most = Math.Max(most, now);
                queue.Post(() => Interlocked.Decrement(ref ahead));
            }

            return Task.CompletedTask;
        });
        Assert.InRange(most, 1, 100);
    }

    private TimeSpan StopAfter(int milliseconds, PipelineQueue queue, Func<CancellationToken, Task> work, Action? afterwards = null)
    {
        var watch = new Stopwatch();
        using var timer = new Timer(
            _ =>
            {
                watch.Start();
                _ = _stop.CancelAsync();
                queue.Stop();
                afterwards?.Invoke();
            },
            null,
            milliseconds,
            Timeout.Infinite);
        queue.Run(work);
        return watch.Elapsed;
    }
}
