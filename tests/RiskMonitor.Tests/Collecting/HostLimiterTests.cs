using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

public sealed class HostLimiterTests
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task The_first_request_to_a_host_goes_at_once()
    {
        var limiter = new HostLimiter(_clock);
        await using var turn = await Enter(limiter, "a.example", FiveSeconds);
        await using var other = await Enter(limiter, "b.example", FiveSeconds);
    }

    [Fact]
    public async Task The_next_waits_for_the_end_of_the_one_before_and_then_the_delay()
    {
        var limiter = new HostLimiter(_clock);
        var first = await Enter(limiter, "a.example", FiveSeconds);
        var second = Enter(limiter, "A.example", FiveSeconds);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(second.IsCompleted);

        await (await ComesWithTimeAsync(second)).DisposeAsync();
    }

    [Theory]
    [InlineData(2, 9, 9)]
    [InlineData(9, 2, 9)]
    [InlineData(0, 0, 0)]
    public async Task Between_two_sources_of_one_host_the_longer_delay_counts(int first, int second, int wait)
    {
        var limiter = new HostLimiter(_clock);
        await (await Enter(limiter, "a.example", TimeSpan.FromSeconds(first))).DisposeAsync();

        var next = Enter(limiter, "a.example", TimeSpan.FromSeconds(second));
        if (wait > 0)
        {
            _clock.Advance(TimeSpan.FromSeconds(wait) - TimeSpan.FromMilliseconds(1));
            Assert.False(next.IsCompleted);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await next;
    }

    [Fact]
    public async Task Who_gives_up_waiting_blocks_nobody()
    {
        var limiter = new HostLimiter(_clock);
        using var giveUp = new CancellationTokenSource();
        var first = await Enter(limiter, "a.example", FiveSeconds);
        var inLine = limiter.EnterAsync("a.example", FiveSeconds, giveUp.Token).AsTask();
        await first.DisposeAsync();
        var inDelay = Enter(limiter, "a.example", FiveSeconds);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => inLine);
        await (await ComesWithTimeAsync(inDelay)).DisposeAsync();
    }

    [Fact]
    public async Task Ending_a_request_twice_lets_only_one_in()
    {
        var limiter = new HostLimiter(_clock);
        var first = await Enter(limiter, "a.example", TimeSpan.Zero);
        await first.DisposeAsync();
        var second = await Enter(limiter, "a.example", TimeSpan.Zero);
        await first.DisposeAsync();

        Assert.False(Enter(limiter, "a.example", TimeSpan.Zero).IsCompleted);
        await second.DisposeAsync();
    }

    /// <summary>Time goes on until it is done: who waits may set its timer only after the clock was moved, and would then wait for ever.</summary>
    private async Task<T> ComesWithTimeAsync<T>(Task<T> waiting)
    {
        while (!waiting.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(.1));
            await Task.Yield();
        }

        return await waiting;
    }

    /// <summary>Many at once with any delays: never two inside, never sooner than the longer delay, everyone gets a turn.</summary>
    [Fact]
    public async Task No_order_of_arrivals_makes_a_host_be_asked_too_soon() =>
        await Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3]).Array[1, 12].SampleAsync(async visits =>
        {
            var clock = new FakeTimeProvider();
            var limiter = new HostLimiter(clock);
            var inside = 0;
            var served = 0;
            (DateTimeOffset At, int Delay)? last = null;

            async Task Visit(int delay, int takes)
            {
                await using var turn = await limiter.EnterAsync("a.example", TimeSpan.FromSeconds(delay), TestContext.Current.CancellationToken);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                var now = clock.GetUtcNow();
                if (last is { } before)
                    Assert.True(now - before.At >= TimeSpan.FromSeconds(Math.Max(before.Delay, delay)));
                await Task.Delay(TimeSpan.FromSeconds(takes), clock, TestContext.Current.CancellationToken);
                last = (clock.GetUtcNow(), delay);
                Interlocked.Decrement(ref inside);
                Interlocked.Increment(ref served);
            }

            var all = Task.WhenAll(visits.Select(visit => Visit(visit.Item1, visit.Item2)));
            for (var second = 0; second < 200 && !all.IsCompleted; second++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                for (var yields = 0; yields < 20; yields++)
                    await Task.Yield();
            }

            while (!all.IsCompleted)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }

            await all;
            Assert.Equal(visits.Length, served);
        }, iter: 100, threads: 1);

    private static Task<IAsyncDisposable> Enter(HostLimiter limiter, string host, TimeSpan delay) =>
        limiter.EnterAsync(host, delay, TestContext.Current.CancellationToken).AsTask();
}
