using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Tests.Collecting;

/// <summary>The stage as the application composes it, with a limiter that remembers instead of waiting.</summary>
internal sealed class Collector : IDisposable
{
    private readonly ServiceProvider _services;

    public Collector(Dictionary<string, string?>? settings = null, TimeProvider? clock = null, HostResolver? resolve = null, IPageArchive? archive = null, ReadersInUse? readers = null, Action<IServiceCollection>? with = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Collection:LoopbackHosts:0"] = TestSite.Host, ["Collection:Contact"] = "linea@org.example", ["Collection:Retries"] = "0" })
            .AddInMemoryCollection(settings ?? [])
            .Build();
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton<IHostLimiter>(Turns);
        if (archive is not null)
            services.AddSingleton(archive);
        if (readers is not null)
            services.AddSingleton(readers);
        services.AddSingleton(resolve ?? ((host, _) => throw new InvalidOperationException($"a test asked DNS for {host}")));
        with?.Invoke(services);
        _services = services.AddCollecting(configuration).BuildServiceProvider(validateScopes: true);
    }

    public RecordingLimiter Turns { get; } = new();

    public CrawlMeter Meter => _services.GetRequiredService<CrawlMeter>();

    public HttpFetcher Http => _services.GetRequiredService<HttpFetcher>();

    public async Task<List<FetchedPage>> CollectAsync(Source source) => await Walk(source).ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>Page by page.</summary>
    public IAsyncEnumerable<FetchedPage> Walk(Source source) =>
        _services.GetRequiredService<SourceCollector>().CollectAsync(source, watch: null, TestContext.Current.CancellationToken);

    public async Task<List<PlannedRequest>> PlanAsync(Source source)
    {
        var cancellation = TestContext.Current.CancellationToken;
        return await _services.GetRequiredService<SourceCollector>().PlanAsync(source, cancellation).ToListAsync(cancellation);
    }

    public Task<HttpAnswer> GetAsync(string url, int maxBytes = 64 * 1024, CancellationToken? cancellation = null) =>
        Http.GetAsync(new HttpRequest { Url = new Uri(url), Accept = "text/html", MaxBytes = maxBytes }, cancellation ?? TestContext.Current.CancellationToken);

    /// <summary>A resolver that leads every name to these addresses.</summary>
    public static HostResolver LeadsTo(params string[] addresses) => (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());

    public void Dispose() => _services.Dispose();
}
