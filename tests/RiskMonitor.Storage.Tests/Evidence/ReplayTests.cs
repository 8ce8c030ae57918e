using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Enriching;
using RiskMonitor.Extracting;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Evidence;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests.Evidence;

public sealed class ReplayTests
{
    private static readonly CampaignId One = CampaignId.New(DateTimeOffset.UnixEpoch);

    private static readonly Source Bolsa = new()
    {
        Id = "bolsa-demo",
        Kind = SourceKind.WebList,
        StartUrls = [new Uri("https://bolsa.example/")],
        Delay = TimeSpan.FromSeconds(5),
        Limits = new SourceLimits(10, 2, 1 << 20),
        Language = AdLanguage.Es,
        Channel = AdChannel.JobBoard,
        Purpose = "test",
        LegalBasis = "test",
        TermsReviewed = new TermsReview(new DateOnly(2026, 1, 1), "test"),
        Extract = new ExtractionRules { Layout = "jsonld" },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_reads_as_it_did_is_the_same()
    {
        await using var house = await StoreHouse.OpenAsync();
        var page = await CollectAsync(house, "/ofertas/1", "Ayudante general");
        await CollectAsync(house, "/lista", "Otra cosa", PageRole.List);
        var replayed = Assert.Single(await ReplayAsync(house));
        Assert.Equal((page.Url, 1, 1, true), (replayed.Url, replayed.AdsBefore, replayed.AdsNow, replayed.IsSame));
    }

    [Fact]
    public async Task What_reads_differently_is_named_by_advert_and_field()
    {
        await using var house = await StoreHouse.OpenAsync();
        await CollectAsync(house, "/ofertas/1", "Ayudante general", store: ad => ad with { Title = "Ayudante" });
        await CollectAsync(house, "/ofertas/2", "Cocinera", store: ad => ad with { Id = AdId.Parse("de-antes") });
        var replayed = await ReplayAsync(house);
        Assert.Equal(["title"], Assert.Single(replayed[0].Changed).Value);
        Assert.Equal((1, 1, 0, 0), (replayed[0].AdsBefore, replayed[0].AdsNow, replayed[0].Added.Length, replayed[0].Missing.Length));
        Assert.Equal(["de-antes"], replayed[1].Missing.Select(id => id.ToString()));
        Assert.Single(replayed[1].Added);
    }

    [Fact]
    public async Task Only_the_days_asked_for_are_replayed_and_nothing_is_stored()
    {
        await using var house = await StoreHouse.OpenAsync();
        await CollectAsync(house, "/ofertas/1", "Ayudante general");
        house.Clock.Advance(TimeSpan.FromDays(1));
        var second = await CollectAsync(house, "/ofertas/2", "Cocinera");
        var before = house.Dump();
        Assert.Equal(second.Url, Assert.Single(await ReplayAsync(house, from: new DateOnly(2026, 3, 3))).Url);
        Assert.Single(await ReplayAsync(house, to: new DateOnly(2026, 3, 2)));
        Assert.Equal(2, (await ReplayAsync(house)).Count);
        Assert.Equal(before, house.Dump());
    }

    [Fact]
    public async Task A_damaged_record_and_a_body_of_another_coding_are_unreadable_with_a_reason()
    {
        await using var house = await StoreHouse.OpenAsync();
        var damaged = await CollectAsync(house, "/ofertas/1", "Ayudante general");
        await CollectAsync(house, "/ofertas/2", "Cocinera", coding: "br");
        using (var file = new FileStream(house.Get<EvidenceFolder>().TryResolve(damaged.ArchivedAt!.Value.File)!, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            // The checksum of the whole: what comes before it still inflates.
            file.Position = damaged.ArchivedAt.Value.Offset + Length(house, damaged.ArchivedAt.Value) - 8;
            file.Write([1, 2, 3, 4]);
        }

        var replayed = await ReplayAsync(house);
        Assert.Equal(2, replayed.Count);
        Assert.Equal("the record is damaged", replayed[0].Unreadable);
        Assert.Contains("br", replayed[1].Unreadable, StringComparison.Ordinal);
    }

    /// <summary>As the crawl does: the answer into the archive, compressed as the site sent it, then the page through the flow.</summary>
    private static async Task<FetchedPage> CollectAsync(StoreHouse house, string path, string title, PageRole role = PageRole.Ads, Func<Ad, Ad>? store = null, string coding = "gzip")
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""<html><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"{{title}}","description":"Se solicita personal, turno de mañana."}</script></html>""");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        var exchange = new HttpExchange
        {
            Url = new Uri("https://bolsa.example" + path),
            StartedAt = house.Clock.GetUtcNow(),
            Took = TimeSpan.FromMilliseconds(20),
            Protocol = "HTTP/1.1",
            StatusCode = 200,
            ReasonPhrase = "OK",
            ResponseHeaders = [new("Content-Type", "text/html; charset=utf-8"), new("Content-Encoding", coding)],
            Payload = packed.ToArray(),
        };
        var at = await house.Get<IPageArchive>().AppendAsync(exchange, new FetchNote(Bolsa.Id, 1, FetchOutcome.Fetched, "allowed", null) { Role = role }, Stop);
        var page = new FetchedPage
        {
            SourceId = Bolsa.Id,
            Url = exchange.Url,
            Outcome = FetchOutcome.Fetched,
            Reason = "allowed",
            FetchedAt = exchange.StartedAt,
            Role = role,
            Channel = Bolsa.Channel,
            Language = Bolsa.Language,
            StatusCode = 200,
            ContentType = "text/html; charset=utf-8",
            Body = body,
            Sha256 = "x",
            ArchivedAt = at,
        };
        var scored = AdExtractor.Extract(page, Bolsa.Extract).Ads.Select(found =>
        {
            var built = new AdBuilder("a1", One).Build();
            var ad = store is null ? found.Ad : store(found.Ad);
            return built with { Id = ad.Id, Linked = built.Linked with { Enriched = built.Linked.Enriched with { Ad = ad, Contacts = [] } } };
        });
        await house.WriteAsync(new FlowItem { Page = page, Scored = [.. scored] });
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        return page;
    }

    private static async Task<List<ReplayedPage>> ReplayAsync(StoreHouse house, DateOnly? from = null, DateOnly? to = null)
    {
        await using var collecting = new ServiceCollection().AddLogging().AddCollecting(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var replay = new ArchiveReplay(house.Get<EvidenceFolder>(), collecting.GetRequiredService<IArchivedPageReader>(), house.Get<StoreFile>(), house.Get<IContactSealer>());
        var pages = new List<ReplayedPage>();
        await foreach (var page in replay.RunAsync(Bolsa, from, to, Stop))
            pages.Add(page);
        return pages;
    }

    private static int Length(StoreHouse house, ArchivedAt at)
    {
        using var file = house.Get<EvidenceFolder>().TryOpenForReading(at.File)!;
        return WarcRecord.TryRead(file, at.Offset)!.Length;
    }
}
