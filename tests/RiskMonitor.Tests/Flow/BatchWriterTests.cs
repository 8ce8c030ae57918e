using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Tests.Flow;

public sealed class BatchWriterTests
{
    private readonly FakeSink _sink = new();
    private readonly FakeQueue _queue = new();
    private readonly FlowProgress _progress = new();

    private BatchWriter Writer() => new(_sink, _queue, new CampaignLinker(ContactSealer.Ephemeral(), new NoCampaignOverrides(), TimeProvider.System), _progress, Options.Create(new FlowOptions { RetryWait = TimeSpan.FromMilliseconds(1) }), TimeProvider.System, NullLogger<BatchWriter>.Instance);

    private static FlowItem Item(string name) => new()
    {
        Page = new FetchedPage { SourceId = "s", Url = new Uri($"http://site.example/{name}"), Outcome = FetchOutcome.Fetched, Reason = "ok", FetchedAt = default },
        SeenAgain = [AdId.Parse(name)],
    };

    [Fact]
    public async Task A_store_that_is_away_for_a_while_loses_nothing_sets_nothing_aside_and_is_an_error_meanwhile()
    {
        _sink.RefuseNext = 20;
        _sink.Asking = () => Assert.Equal(_sink.Asked > 1 ? 1 : 0, _progress.Errors);
        var outcome = await Writer().WriteAsync([Item("a"), Item("b")]);
        Assert.Equal(2, outcome.NewAds);
        Assert.Equal(["a", "b"], _sink.Written);
        Assert.Empty(_sink.Rejections);
        Assert.Empty(outcome.SetAside);
        Assert.Equal((21, 0), (_sink.Asked, _progress.Errors));
    }

    [Fact]
    public async Task A_store_that_has_room_for_an_empty_page_only_does_not_blame_the_page()
    {
        _sink.NoRoomForContent = 12;
        await Writer().WriteAsync([Item("a"), Item("b")]);
        Assert.Equal(["a", "b"], _sink.Written);
        Assert.Empty(_sink.Rejections);
    }

    [Fact]
    public async Task One_item_that_cannot_be_stored_is_set_aside_by_name_and_the_others_are_written()
    {
        _sink.Poison = "b";
        var outcome = await Writer().WriteAsync([Item("a"), Item("b"), Item("c")]);
        Assert.Equal(["a", "c"], _sink.Written);
        var aside = Assert.Single(_sink.Rejections);
        Assert.Equal(aside, Assert.Single(outcome.SetAside));
        Assert.Equal("http://site.example/b", aside.Where);
        Assert.Contains("could not be stored", aside.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_is_away_does_not_stop_the_store()
    {
        _queue.Away = true;
        var outcome = await Writer().WriteAsync([Item("a")]);
        Assert.Equal(1, outcome.NewAds);
        Assert.Equal(["a"], _sink.Written);
    }

    [Fact]
    public async Task Any_trouble_of_the_queue_is_its_own_and_what_is_stored_is_stored_once()
    {
        _queue.Fault = new InvalidOperationException("a script answered what no script answers");
        var outcome = await Writer().WriteAsync([Item("a"), Item("b")]);
        Assert.Equal(2, outcome.NewAds);
        Assert.Equal(["a", "b"], _sink.Written);
        Assert.Equal(1, _sink.Asked);
    }

    [Fact]
    public async Task A_store_that_refuses_while_an_item_is_set_aside_is_asked_again()
    {
        _sink.Poison = "b";
        _sink.RefuseAside = 5;
        await Writer().WriteAsync([Item("a"), Item("b")]);
        Assert.Equal(["a"], _sink.Written);
        Assert.Contains("could not be stored", Assert.Single(_sink.Rejections).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_cannot_be_stored_even_when_set_aside_is_named_without_its_body()
    {
        _sink.Poison = "b";
        _sink.PoisonBody = true;
        var outcome = await Writer().WriteAsync([Item("b") with { Page = Item("b").Page with { Body = "<p>"u8.ToArray(), Sha256 = "00" } }]);
        Assert.Single(outcome.SetAside);
        Assert.Equal("could not be stored: InvalidDataException", Assert.Single(_sink.Rejections).Reason);
    }

    [Fact]
    public async Task What_is_queued_of_a_batch_written_one_by_one_is_all_of_it()
    {
        _sink.Poison = "b";
        var outcome = await Writer().WriteAsync([Item("a"), Item("b"), Item("c")]);
        Assert.Equal(2, outcome.NewAds);
        Assert.Equal(outcome.ToQueue.Length, _queue.Queued);
    }

    private sealed class FakeSink : IFlowSink
    {
        public int Asked { get; private set; }

        /// <summary>How many times a page set aside is refused.</summary>
        public int RefuseAside { get; set; }

        /// <summary>How many times there is room for a page with nothing on it alone.</summary>
        public int NoRoomForContent { get; set; }

        /// <summary>Runs before each answer.</summary>
        public Action Asking { get; set; } = () => { };

        public bool PoisonBody { get; set; }

        public int RefuseNext { get; set; }

        public string? Poison { get; set; }

        public List<string> Written { get; } = [];

        public List<Rejection> Rejections { get; } = [];

        public Task<BatchOutcome> WriteAsync(IReadOnlyList<FlowItem> batch, CancellationToken cancellationToken)
        {
            Asked++;
            Asking();
            if (RefuseNext-- > 0 || (batch.Any(item => !item.Rejected.IsEmpty) && RefuseAside-- > 0) || (batch.Any(item => !item.SeenAgain.IsEmpty) && NoRoomForContent-- > 0))
                throw new StoreAwayException("disk full", new IOException("disk full"));
            if (PoisonBody && batch.Any(item => !item.Page.Body.IsEmpty))
                throw new InvalidDataException("cannot be stored");
            if (batch.Any(item => item.SeenAgain.Any(id => id.ToString() == Poison)))
                throw new InvalidDataException("cannot be stored");
            Written.AddRange(batch.SelectMany(item => item.SeenAgain).Select(id => id.ToString()));
            Rejections.AddRange(batch.SelectMany(item => item.Rejected));
            var ads = batch.Sum(item => item.SeenAgain.Length);
            return Task.FromResult(new BatchOutcome(ads, 0, [new QueuedAlert(new AlertId(Guid.Empty), 1, 0)], []));
        }
    }

    private sealed class FakeQueue : IAlertQueue
    {
        public bool Away { get; set; }

        public Exception? Fault { get; set; }

        public int Queued { get; private set; }

        public Task EnqueueAsync(IReadOnlyCollection<QueuedAlert> alerts, CancellationToken cancellationToken)
        {
            if (Away)
                throw new QueueUnavailableException("127.0.0.1:1", new TimeoutException());
            Queued += alerts.Count;
            return Fault is { } fault ? Task.FromException(fault) : Task.CompletedTask;
        }

        public Task RemoveAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<AlertLease?> ClaimNextAsync(string analyst, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ClaimOutcome> ClaimAsync(AlertId alert, string analyst, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> HeartbeatAsync(AlertLease lease, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> ReleaseAsync(AlertLease lease, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> CompleteAsync(AlertLease lease, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> IsCurrentAsync(AlertLease lease, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<AlertLease>> SweepAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<QueueSnapshot> LookAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
