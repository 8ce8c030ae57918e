using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RiskMonitor.App.Hosting;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Retention;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>Deleting at the start and reading the store into memory, in their order; everything as the executable puts it together.</summary>
public sealed class RetentionAtTheStartTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_advert_that_is_due_at_the_start_is_deleted_after_memory_has_it_and_stored_anew_when_it_comes_back()
    {
        using var host = MonitorHost.BuildWithoutConsole(new HostPlan { DataFolder = Data });
        await MonitorHost.PrepareAsync(host.Services, Token);
        var now = TimeProvider.System.GetUtcNow();
        var old = host.Services.GetRequiredService<AdFlow>().Process(Page(now.AddDays(-40)), Source.Extract);
        host.Services.GetRequiredService<CampaignLinker>().Forget(Assert.Single(old.Scored).Id); // as a new process starts
        await host.Services.GetRequiredService<IFlowSink>().WriteAsync([old], Token);

        var memory = new SlowMemory(host.Services.GetRequiredService<ICampaignMemory>(), () => StoredState.AdRows(Data));
        using var flow = Flow(host.Services, memory);
        using var retention = new RetentionService(host.Services.GetRequiredService<RetentionJob>(), flow, TimeProvider.System, NullLogger<RetentionService>.Instance);
        await retention.StartAsync(Token);
        await flow.StartAsync(Token);
        await flow.Loaded.WaitAsync(Limit, Token);
        Assert.Equal((1, 1), (memory.Remembered, memory.InTheStoreAtTheEnd));
        await BecomesAsync(0);

        await flow.SubmitAsync(Source, Page(now), Token);
        await flow.StopAsync(Token);
        await retention.StopAsync(Token);
        Assert.Equal(1, StoredState.AdRows(Data));
    }

    private static Source Source { get; } = OneSource.JobBoard("https://bolsa.example/ofertas");

    private static FetchedPage Page(DateTimeOffset at) => OneSource.Page(
        "https://bolsa.example/ofertas/1",
        """<script type="application/ld+json">{"@type":"JobPosting","title":"Ayudante","description":"Se solicita ayudante general para bodega, turno de mañana."}</script>"""u8.ToArray(),
        at);

    private static FlowRunner Flow(IServiceProvider services, ICampaignMemory memory) => new(
        services.GetRequiredService<AdFlow>(),
        services.GetRequiredService<BatchWriter>(),
        services.GetRequiredService<IFrontierStore>(),
        memory,
        services.GetRequiredService<FlowProgress>(),
        services.GetRequiredService<IOptions<FlowOptions>>(),
        TimeProvider.System,
        services.GetRequiredService<IHostApplicationLifetime>(),
        NullLogger<FlowRunner>.Instance);

    private async Task BecomesAsync(int rows)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (StoredState.AdRows(Data) != rows)
            await beat.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>Takes a second between the last row and the end, time enough for a deletion that does not wait.</summary>
    private sealed class SlowMemory(ICampaignMemory inner, Func<int> rows) : ICampaignMemory
    {
        public int Remembered { get; private set; }

        public int InTheStoreAtTheEnd { get; private set; } = -1;

        public async IAsyncEnumerable<RememberedAd> LoadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var ad in inner.LoadAsync(cancellationToken))
            {
                Remembered++;
                yield return ad;
            }

            using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            for (var beats = 0; beats < 50 && rows() > 0; beats++)
                await beat.WaitForNextTickAsync(cancellationToken);
            InTheStoreAtTheEnd = rows();
        }
    }
}
