using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Tests.Collecting;

/// <summary>How slow a body may come. Time is the test's own.</summary>
public sealed class ResponseBodyTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_body_that_trickles_is_given_up_after_its_first_ten_seconds()
    {
        var stream = new Trickle(_clock, bytesASecond: 1000);

        var refused = await Assert.ThrowsAsync<BodyRefusedException>(() => ReadAsync(stream));

        Assert.Equal((FetchOutcome.Unreachable, "the body comes slower than 1024 bytes a second"), (refused.Outcome, refused.Message));
        Assert.Equal(11, stream.Seconds);
    }

    [Fact]
    public async Task A_slow_but_steady_body_is_read_to_its_end()
    {
        var body = await ReadAsync(new Trickle(_clock, bytesASecond: 1100));

        Assert.Equal(60 * 1100, body.Body.Length);
    }

    private Task<ReadBody> ReadAsync(Stream stream) =>
        new ResponseBody(new CollectionOptions(), _clock).ReadAsync(stream, new BodyTerms(1_000_000), TestContext.Current.CancellationToken);

    /// <summary>A minute of bytes; every read takes a second.</summary>
    private sealed class Trickle(FakeTimeProvider clock, int bytesASecond) : MemoryStream
    {
        public int Seconds { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Seconds == 60)
                return ValueTask.FromResult(0);
            Seconds++;
            clock.Advance(TimeSpan.FromSeconds(1));
            buffer.Span[..bytesASecond].Fill((byte)'a');
            return ValueTask.FromResult(bytesASecond);
        }
    }
}
