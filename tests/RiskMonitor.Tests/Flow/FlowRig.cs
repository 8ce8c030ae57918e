using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Tests.Classifying;
using RiskMonitor.Tests.Collecting;
using RiskMonitor.Tests.Linking;
using RiskMonitor.Tests.Triaging;

namespace RiskMonitor.Tests.Flow;

/// <summary>The whole flow with the shipped model over a sink of the test's own; pages with adverts in JSON-LD go in.</summary>
internal sealed class FlowRig : IAsyncDisposable
{
    public FlowRig(IFlowSink sink, FlowOptions? options = null, ICampaignMemory? memory = null, ILogger<FlowRunner>? logger = null)
    {
        var wrapped = Options.Create(options ?? new FlowOptions { Workers = 2, BatchWait = TimeSpan.FromMilliseconds(5), RetryWait = TimeSpan.FromMilliseconds(1) });
        Linker = new CampaignLinker(ContactSealer.Ephemeral(), new NoCampaignOverrides(), TimeProvider.System);
        Flow = new AdFlow(ShippedModel.Enricher, Linker, ShippedModel.Classifier, NullLogger<AdFlow>.Instance);
        var writer = new BatchWriter(sink, Queue, Linker, Progress, wrapped, TimeProvider.System, NullLogger<BatchWriter>.Instance);
        Runner = new FlowRunner(Flow, writer, new MemoryFrontierStore(), memory ?? new RememberedAds(), Progress, wrapped, TimeProvider.System, Lifetime, logger ?? NullLogger<FlowRunner>.Instance);
    }

    public static Source Source { get; } = A.WebList(new Uri("https://bolsa.example/ofertas"));

    public CampaignLinker Linker { get; }

    public AdFlow Flow { get; }

    public FlowRunner Runner { get; }

    public FlowProgress Progress { get; } = new();

    public InMemoryQueue Queue { get; } = new();

    public StoppableLifetime Lifetime { get; } = new();

    /// <summary>A page with one advert.</summary>
    public static FetchedPage Page(string name, string text = "Se solicita ayudante general para bodega, turno de mañana, prestaciones de ley.")
    {
        var html = $$"""
            <html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Ayudante {{name}}","description":"{{text}}"}</script></head></html>
            """;
        var body = Encoding.UTF8.GetBytes(html);
        return new FetchedPage
        {
            SourceId = "bolsa",
            Url = new Uri($"https://bolsa.example/ofertas/{name}"),
            Outcome = FetchOutcome.Fetched,
            Role = PageRole.Ads,
            Reason = "allowed by robots",
            FetchedAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
            StatusCode = 200,
            ContentType = "text/html; charset=utf-8",
            Body = body,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)),
        };
    }

    public ValueTask SubmitAsync(FetchedPage page) => Runner.SubmitAsync(Source, page, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Runner.StopAsync(CancellationToken.None);
        Runner.Dispose();
        Lifetime.Dispose();
    }
}

/// <summary>Keeps adverts by id, as the store does, and does what the test wants before each batch.</summary>
internal sealed class KeepingSink : IFlowSink
{
    public ConcurrentDictionary<AdId, int> Kept { get; } = [];

    public Action<IReadOnlyList<FlowItem>> Before { get; set; } = _ => { };

    public Task<BatchOutcome> WriteAsync(IReadOnlyList<FlowItem> batch, CancellationToken cancellationToken)
    {
        Before(batch);
        var added = batch.SelectMany(item => item.Scored).Count(ad => Kept.AddOrUpdate(ad.Id, 1, (_, times) => times + 1) == 1);
        ImmutableArray<AdId> gone = [.. batch.SelectMany(item => item.SeenAgain).Where(id => !Kept.ContainsKey(id))];
        return Task.FromResult(new BatchOutcome(added, 0, [], []) { Gone = gone });
    }
}

/// <summary>The process, as far as the flow can end it.</summary>
internal sealed class StoppableLifetime : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => _stopping.Token;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void StopApplication() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();
}

/// <summary>What was logged, by level.</summary>
internal sealed class KeptLog<T> : ILogger<T>
{
    public ConcurrentQueue<(LogLevel Level, string Text, Exception? Fault)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, formatter(state, exception), exception));
}
