using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.Rendering;
using RiskMonitor.Storage;

namespace RiskMonitor.EndToEnd.Tests.Rendering;

/// <summary>The stage with a real browser and a real archive as the application composes them, over one site; the browser is shared by the tests of a class.</summary>
public sealed class RenderingRig : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider? _services;
    private int _sources;

    internal ScriptedSite Site { get; private set; } = null!;

    internal string Data => _folder.File("data");

    internal BrowserProcess Browser => _services!.GetRequiredService<BrowserProcess>();

    public async ValueTask InitializeAsync()
    {
        Site = await ScriptedSite.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Collection:LoopbackHosts:0"] = ScriptedSite.Host,
            ["Collection:LoopbackHosts:1"] = ScriptedSite.OtherHost,
            ["Collection:LoopbackHosts:2"] = "ocupado-429.localhost",
            ["Collection:LoopbackHosts:3"] = "ocupado-503.localhost",
            ["Collection:Retries"] = "0",
            ["Rendering:Enabled"] = "true",
            ["Rendering:PageTime"] = "00:00:06",
            ["Rendering:MaxPageMebibytes"] = "200",
            ["Rendering:MaxRequests"] = "12",
        }).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddStorage(Data).AddRendering(configuration).AddCollecting(configuration).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await Site.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>One run over a new source that begins at these addresses. Without <paramref name="lists"/> each of them is an ad page.</summary>
    internal async Task<List<FetchedPage>> CollectAsync(IEnumerable<Uri> starts, bool lists = false, int maxBytes = 256 * 1024)
    {
        Assert.SkipUnless(File.Exists(new RenderingOptions().Chromium), "Chromium is not installed");
        var source = new Source
        {
            Id = FormattableString.Invariant($"vacantes-{Interlocked.Increment(ref _sources)}"),
            Kind = SourceKind.RenderedList,
            StartUrls = [.. starts],
            Interval = TimeSpan.FromHours(1),
            Delay = TimeSpan.Zero,
            Limits = new SourceLimits(MaxPages: 20, MaxListPages: 10, maxBytes),
            Language = AdLanguage.Es,
            Channel = AdChannel.JobBoard,
            Purpose = "A test.",
            LegalBasis = "A test on this machine.",
            TermsReviewed = new TermsReview(new DateOnly(2026, 11, 20), "Prueba"),
            Extract = new ExtractionRules
            {
                Layout = "selectors",
                AdLinks = lists ? "a.oferta" : null,
                NextLink = lists ? "a[rel=next]" : null,
                Selectors = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("title", "h1").Add("body", ".cuerpo"),
            },
        };
        Source = source;
        var cancellation = TestContext.Current.CancellationToken;
        return await _services!.GetRequiredService<SourceCollector>().CollectAsync(source, watch: null, cancellation).ToListAsync(cancellation);
    }

    /// <summary>The source of the last run.</summary>
    internal Source Source { get; private set; } = null!;

    internal T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();
}
