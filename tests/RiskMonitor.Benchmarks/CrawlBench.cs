using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using RiskMonitor.Storage;

namespace RiskMonitor.Benchmarks;

/// <summary>B2: collecting as it is in service (robots, frontier on disk, WARC evidence), then extraction, and six fields a line, as the rival writes them.</summary>
internal static class CrawlBench
{
    internal static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Bytes that Python gathers before it writes to a file.</summary>
    private const int RivalsBuffer = 8192;

    /// <param name="starts">First list page of each host; their sources run at once, as in service.</param>
    /// <param name="data">Where evidence and the frontier are kept; null for what the rival does: a frontier in memory and no evidence.</param>
    /// <param name="output">One line an advert.</param>
    public static async Task<int> RunAsync(IReadOnlyList<Uri> starts, string? data, string output)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(starts.Select((start, number) => KeyValuePair.Create<string, string?>($"Collection:LoopbackHosts:{number}", start.Host))).Build();
        var parts = new ServiceCollection().AddLogging();
        if (data is not null)
            parts.AddStorage(data);
        await using var services = parts.AddCollecting(configuration).BuildServiceProvider();
        var collector = services.GetRequiredService<SourceCollector>();
        await using var lines = TextWriter.Synchronized(new StreamWriter(output, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), RivalsBuffer));
        var ads = (await Task.WhenAll(starts.Select((start, number) => Task.Run(() => ReadAsync(collector, Board(start, number), lines))))).Sum();

        await Console.Error.WriteLineAsync(FormattableString.Invariant(
            $"{ads} adverts; {GC.GetTotalAllocatedBytes() >> 20} MiB allocated; collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}, {GC.GetTotalPauseDuration().TotalSeconds:0.00} s"));
        return ads > 0 ? 0 : 1;
    }

    private static async Task<int> ReadAsync(SourceCollector collector, Source source, TextWriter lines)
    {
        var ads = 0;
        await foreach (var page in collector.CollectAsync(source, watch: null, CancellationToken.None))
        {
            foreach (var ad in AdExtractor.Extract(page, source.Extract).Ads.Select(found => found.Ad))
            {
                ads++;
                lines.WriteLine(JsonSerializer.Serialize(new[] { ad.Title, ad.Company, ad.Location, ad.Salary, ad.PostedAt?.ToString("yyyy-MM-dd", null), ad.Body }, Plain));
            }
        }

        return ads;
    }

    private static Source Board(Uri start, int number) => new()
    {
        Id = FormattableString.Invariant($"bench{number}"),
        Kind = SourceKind.WebList,
        StartUrls = [start],
        Interval = TimeSpan.FromHours(1),
        Delay = TimeSpan.Zero,
        Limits = new SourceLimits(MaxPages: 1_000_000, MaxListPages: 100_000, MaxBodyBytes: 2 * 1024 * 1024),
        Language = AdLanguage.Es,
        Channel = AdChannel.JobBoard,
        Purpose = "A benchmark.",
        LegalBasis = "A site on this machine.",
        TermsReviewed = new TermsReview(new DateOnly(2026, 11, 28), "Bench"),
        Extract = new ExtractionRules { Layout = "jsonld", AdLinks = "a.titulo", NextLink = "a[rel=next]" },
    };
}
