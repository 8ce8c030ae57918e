using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Storage.Writing;
using RiskMonitor.Tests.Triaging;

namespace RiskMonitor.Storage.Tests;

public sealed class DiskFullTests
{
    private const int Refusals = 12; // far more than a batch that is itself at fault is tried

    private static readonly CampaignId Campaign = CampaignId.New(DateTimeOffset.UnixEpoch);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(24)]
    public async Task On_a_full_disk_the_batch_waits_and_is_all_stored_once_there_is_room(int pagesLeft)
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("first", Campaign));
        var room = new Room(house, Refusals);
        await room.LimitAsync(pagesLeft);
        var progress = new FlowProgress();
        var writer = new BatchWriter(room, new InMemoryQueue(), house.Get<CampaignLinker>(), progress,
            Options.Create(new FlowOptions { RetryWait = TimeSpan.FromMilliseconds(1) }), TimeProvider.System, NullLogger<BatchWriter>.Instance);

        var batch = Enumerable.Range(0, 60).Select(n => new AdBuilder($"a{n}", Campaign) { Body = $"Aviso {n}: " + string.Concat(Enumerable.Repeat($"turno {n} ", 200)) }.OnAPage(house.Clock.GetUtcNow())).ToList();
        room.Refused = () => Assert.True(progress.StoreIsAway || room.Asked == 1);
        var outcome = await writer.WriteAsync(batch);

        Assert.Equal(Refusals + 1, room.Asked);
        Assert.Equal((60, 0), (outcome.NewAds, outcome.SetAside.Length));
        Assert.Equal((61L, 0L), (house.Count("ads"), house.Count("rejections")));
        Assert.False(progress.StoreIsAway);
        Assert.Equal("ok", house.Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_file_that_another_program_made_read_only_is_the_stores_fault_and_is_opened_anew()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("first", Campaign));
        await house.Get<StoreWriter>().MaintainAsync("PRAGMA query_only = ON", Stop);

        await Assert.ThrowsAsync<StoreAwayException>(() => house.WriteAsync(new AdBuilder("second", Campaign)));
        Assert.Equal(1, (await house.WriteAsync(new AdBuilder("second", Campaign))).NewAds);
    }

    /// <summary>The sink on a disk that gets room again after so many refusals.</summary>
    private sealed class Room(StoreHouse house, int refusals) : IFlowSink
    {
        public int Asked { get; private set; }

        public Action Refused { get; set; } = () => { };

        /// <summary>SQLite answers as on a full disk when the database would grow by more pages than this.</summary>
        public Task LimitAsync(int pagesLeft) =>
            house.Get<StoreWriter>().MaintainAsync($"PRAGMA max_page_count = {(long)house.Scalar("PRAGMA page_count")! + pagesLeft}", Stop);

        public async Task<BatchOutcome> WriteAsync(IReadOnlyList<FlowItem> batch, CancellationToken cancellationToken)
        {
            Asked++;
            if (Asked > refusals)
                await house.Get<StoreWriter>().MaintainAsync("PRAGMA max_page_count = 1000000", Stop);
            try
            {
                return await house.Sink.WriteAsync(batch, cancellationToken);
            }
            catch (StoreAwayException)
            {
                Refused();
                throw;
            }
        }
    }
}
