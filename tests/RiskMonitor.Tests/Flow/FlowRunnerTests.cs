using Microsoft.Extensions.Logging;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;
using RiskMonitor.Linking;
using RiskMonitor.Tests.Linking;

namespace RiskMonitor.Tests.Flow;

public sealed class FlowRunnerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly KeepingSink _sink = new();
    private readonly KeptLog<FlowRunner> _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static FlowOptions Narrow => new() { Workers = 2, PagesWaiting = 2, BatchPages = 1, BatchWait = TimeSpan.FromMilliseconds(1), RetryWait = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task Stopping_takes_no_more_and_writes_what_was_accepted()
    {
        await using var rig = new FlowRig(_sink);
        for (var n = 0; n < 20; n++)
            await rig.SubmitAsync(FlowRig.Page($"p{n}"));
        await rig.Runner.StartAsync(Token);
        await rig.Runner.StopAsync(Token).WaitAsync(Limit, Token);

        Assert.Equal((20, 20, 0L), (_sink.Kept.Count, rig.Progress.NewAds, rig.Progress.InFlight));
        Assert.Null(rig.Runner.Fault);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(async () => await rig.SubmitAsync(FlowRig.Page("late")));
    }

    [Fact]
    public async Task A_sink_that_faults_ends_the_flow_and_the_process_is_logged_once_and_leaves_nobody_waiting()
    {
        var batches = 0;
        _sink.Before = _ =>
        {
            if (++batches > 3)
                throw new InsufficientMemoryException("the memory of this test");
        };
        await using var rig = new FlowRig(_sink, Narrow, logger: _log);
        await rig.Runner.StartAsync(Token);
        // More than all channels hold, from several sources at once.
        var submitting = Enumerable.Range(0, 4).Select(source => Task.Run(async () =>
        {
            for (var n = 0; n < 50; n++)
                await rig.SubmitAsync(FlowRig.Page($"s{source}-{n}"));
        }, Token)).ToList();

        foreach (var source in submitting)
            await Assert.ThrowsAsync<FlowEndedException>(() => source.WaitAsync(Limit, Token));
        await rig.Runner.ExecuteTask!.WaitAsync(Limit, Token);
        Assert.IsType<InsufficientMemoryException>(rig.Runner.Fault);
        Assert.True(rig.Lifetime.ApplicationStopping.IsCancellationRequested);
        Assert.Equal(LogLevel.Critical, Assert.Single(_log.Lines).Level);
        // What was counted as written is written, and what was not is not counted.
        Assert.Equal((3, 3), (_sink.Kept.Count, rig.Progress.NewAds));
        Assert.True(rig.Progress.InFlight > 0);
        Assert.Throws<FlowEndedException>(rig.Runner.ThrowIfEnded);
    }

    [Fact]
    public async Task A_page_that_no_worker_survives_ends_the_flow_and_the_others_that_were_accepted_are_written()
    {
        await using var rig = new FlowRig(_sink, new FlowOptions { Workers = 1, BatchWait = TimeSpan.FromMilliseconds(1) }, logger: _log);
        rig.Progress.ItemRejected += (_, _) => throw new IOException("standard error of this test is closed");
        await rig.SubmitAsync(FlowRig.Page("before"));
        await rig.SubmitAsync(FlowRig.Page("bad") with { Outcome = FetchOutcome.NotText, Body = default });
        await rig.SubmitAsync(FlowRig.Page("after"));
        await rig.Runner.StartAsync(Token);
        await rig.Runner.ExecuteTask!.WaitAsync(Limit, Token);

        Assert.Equal((2, 1L), (_sink.Kept.Count, rig.Progress.InFlight));
        Assert.IsType<IOException>(rig.Runner.Fault);
        Assert.True(rig.Lifetime.ApplicationStopping.IsCancellationRequested);
        Assert.Single(_log.Lines);
    }

    [Fact]
    public async Task A_memory_that_cannot_be_read_ends_the_flow_before_it_takes_a_page()
    {
        await using var rig = new FlowRig(_sink, Narrow, new BrokenMemory(), _log);
        await rig.Runner.StartAsync(Token);
        await rig.Runner.ExecuteTask!.WaitAsync(Limit, Token);

        Assert.IsType<FormatException>(rig.Runner.Fault);
        await Assert.ThrowsAsync<FlowEndedException>(async () => await rig.SubmitAsync(FlowRig.Page("a")));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Runner.Loaded.WaitAsync(Limit, Token));
        Assert.Equal((LogLevel.Critical, 0L), (Assert.Single(_log.Lines).Level, rig.Progress.InFlight));
    }

    [Fact]
    public async Task An_advert_that_memory_knows_and_the_store_does_not_is_processed_as_new()
    {
        await using var rig = new FlowRig(_sink);
        var page = FlowRig.Page("a");
        rig.Flow.Written([rig.Flow.Process(page, FlowRig.Source.Extract)]); // and deleted since: the sink holds nothing
        var known = Assert.Single(rig.Flow.Process(page, FlowRig.Source.Extract).SeenAgain);
        await rig.Runner.StartAsync(Token);
        await rig.SubmitAsync(page);
        await rig.Runner.StopAsync(Token).WaitAsync(Limit, Token);

        Assert.Equal(1, _sink.Kept[known]);
        Assert.Equal((1, 0L), (rig.Progress.NewAds, rig.Progress.InFlight));
    }

    [Fact]
    public async Task An_advert_still_on_its_way_from_another_page_is_left_to_it()
    {
        await using var rig = new FlowRig(_sink);
        var first = rig.Flow.Process(FlowRig.Page("a"), FlowRig.Source.Extract);
        var again = rig.Flow.Process(FlowRig.Page("a"), FlowRig.Source.Extract); // overtakes the first on its way to the store
        var gone = again.SeenAgain.ToHashSet();
        Assert.Null(rig.Flow.ProcessAgain(again, gone));

        rig.Flow.Written([first]);
        Assert.Equal(again.SeenAgain, rig.Flow.ProcessAgain(again, gone)!.Scored.Select(ad => ad.Id));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task An_advert_seen_again_is_scored_and_written_again_only_when_another_model_or_policy_had_scored_it(bool inUse, int written)
    {
        await using var before = new FlowRig(_sink);
        var scored = Assert.Single(before.Flow.Process(FlowRig.Page("a"), FlowRig.Source.Extract).Scored);
        _sink.Kept[scored.Id] = 1;
        var scoredWith = ScoredAd.MadeWith(inUse ? scored.Model : "es-en/0", scored.Policy);
        await using var rig = new FlowRig(_sink, memory: new RememberedAds([scored.Linked]) { ScoredWith = scoredWith });
        await rig.Runner.StartAsync(Token);
        for (var time = 0; time < 2; time++) // the second time it is scored as it should be
            await rig.SubmitAsync(FlowRig.Page("a"));
        await rig.Runner.StopAsync(Token).WaitAsync(Limit, Token);

        Assert.Equal((written, 0), (_sink.Kept[scored.Id], rig.Progress.NewAds));
        Assert.Equal(scored.Linked.Campaign, rig.Linker.CampaignOf(scored.Id));
    }

    private sealed class BrokenMemory : ICampaignMemory
    {
        public IAsyncEnumerable<RememberedAd> LoadAsync(CancellationToken cancellationToken) => throw new FormatException("a row of this test");
    }
}
