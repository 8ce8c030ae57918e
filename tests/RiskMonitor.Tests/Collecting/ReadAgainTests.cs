using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Pages that are made of what the archive holds: unchanged ones, and those that are read in another way now.</summary>
public sealed class ReadAgainTests : RevisitedSite
{
    /// <summary>Until it is not due: asked for, unchanged twice, then left out.</summary>
    private async Task RestAsync(Collector collector, Source source)
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        for (var run = 0; run < 3; run++, Clock.Advance(Pace))
            Assert.Equal(2, (await collector.CollectAsync(source)).Count);
        Assert.Equal("/", Assert.Single(await collector.CollectAsync(source)).Url.AbsolutePath);
        Site.Asked.Clear();
    }

    public static TheoryData<string> Changes => ["stage", "version", "layout", "shadow", "selectors", "container", "readers"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_page_that_is_not_due_is_read_again_from_the_archive_once_when_it_is_read_in_another_way(string change)
    {
        var readers = "1";
        using var collector = new Collector(clock: Clock, archive: Archive, readers: _ => readers);
        var source = A.WebList(Site.Url("/")) with { Stage = Stage.Shadow };
        await RestAsync(collector, source);

        readers = change == "readers" ? "2" : readers;
        source = change switch
        {
            "stage" => source with { Stage = Stage.On },
            "version" => source with { Version = 2 },
            "layout" => source with { Extract = source.Extract with { Layout = "selectors" } },
            "shadow" => source with { Extract = source.Extract with { Shadow = "selectors" } },
            "container" => source with { Extract = source.Extract with { Container = "article" } },
            "selectors" => source with { Extract = source.Extract with { Selectors = source.Extract.Selectors.Add("title", "h1") } },
            _ => source,
        };
        var pages = await collector.CollectAsync(source);

        Assert.Equal(["/"], Site.Asked.Where(path => path != "/robots.txt"));
        Assert.Equal(["/", "/oferta/1"], pages.Select(page => page.Url.AbsolutePath));
        Assert.Equal((FetchOutcome.NotModified, A.AdPage), (pages[1].Outcome, System.Text.Encoding.UTF8.GetString(pages[1].Body.Span)));
        Assert.Equal(Clock.GetUtcNow() - Pace, pages[1].FetchedAt); // when it was last known to be there
        Assert.Single(await collector.CollectAsync(source));
    }

    [Fact]
    public async Task A_page_whose_body_is_no_longer_in_the_archive_is_asked_for_once_when_it_is_read_in_another_way()
    {
        using var collector = Collector();
        var source = A.WebList(Site.Url("/")) with { Stage = Stage.Shadow };
        await RestAsync(collector, source);
        Archive.Kept.Clear();

        var pages = await collector.CollectAsync(source with { Stage = Stage.On });

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.Fetched], pages.Select(page => page.Outcome));
        Assert.Equal(1, Site.Asked.Count(path => path == "/oferta/1"));
    }

    [Fact]
    public async Task A_page_that_cannot_be_served_from_the_archive_is_asked_for_once_and_then_when_it_is_due_while_its_site_fails()
    {
        using var collector = Collector();
        var source = A.WebList(Site.Url("/")) with { Stage = Stage.Shadow };
        await RestAsync(collector, source);
        Archive.Kept.Clear();
        Site.Status("/oferta/1", StatusCodes.Status500InternalServerError);

        for (var run = 0; run < 3; run++)
            await collector.CollectAsync(source with { Stage = Stage.On });

        Assert.Equal(1, Site.Asked.Count(path => path == "/oferta/1"));
        Clock.Advance(TimeSpan.FromDays(15));
        await collector.CollectAsync(source with { Stage = Stage.On });
        Assert.Equal(2, Site.Asked.Count(path => path == "/oferta/1"));
    }

    [Theory]
    [InlineData(StatusCodes.Status500InternalServerError)]
    [InlineData(StatusCodes.Status503ServiceUnavailable)]
    public async Task A_passing_fault_of_a_site_that_is_asked_early_does_not_keep_the_page_from_being_read_in_the_new_way(int status)
    {
        using var collector = Collector();
        var source = A.WebList(Site.Url("/")) with { Stage = Stage.Shadow };
        await RestAsync(collector, source);
        for (var run = 0; run < 16; run++, Clock.Advance(Pace))
            await collector.CollectAsync(source); // asked for so seldom that it is not due for half a day
        Archive.Kept.Clear();
        Site.Status("/oferta/1", status);
        await collector.CollectAsync(source with { Stage = Stage.On });

        Tagged("/oferta/1", A.AdPage, "uno");
        var pages = new List<FetchedPage>();
        for (var run = 0; run < 3; run++)
        {
            Clock.Advance(Pace);
            pages.AddRange(await collector.CollectAsync(source with { Stage = Stage.On }));
        }

        Assert.Contains(pages, page => page.Url.AbsolutePath == "/oferta/1" && page.Outcome == FetchOutcome.Fetched);
    }

    /// <summary>Its picture is cut out, and what is left is no longer what was judged: with less text around them the control characters look like a program.</summary>
    [Fact]
    public async Task A_page_that_pictures_were_cut_out_of_is_read_again_without_being_judged_again()
    {
        var icon = $"<img src=\"data:image/png;base64,{Convert.ToBase64String(Disguises.Whole("PNG"))}{new string('A', 2000)}\">\0";
        Tagged("/", A.ListPage(A.Ads(2)), "lista");
        Tagged("/oferta/1", icon + A.AdPage, "uno");
        Tagged("/oferta/2", A.AdPage, "dos");
        using var collector = Collector();
        var first = await collector.CollectAsync(A.WebList(Site.Url("/")));
        Clock.Advance(Pace);

        var second = await collector.CollectAsync(A.WebList(Site.Url("/")));

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.Fetched, FetchOutcome.Fetched], first.Select(page => page.Outcome));
        Assert.Equal([FetchOutcome.NotModified, FetchOutcome.NotModified, FetchOutcome.NotModified], second.Select(page => page.Outcome));
        Assert.Equal(first[1].Sha256, second[1].Sha256);
    }

    [Fact]
    public async Task A_body_that_would_be_refused_today_is_asked_for_whole()
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(Site.Url("/")));
        Replace("/oferta/1", [0, 0, 0, .. "<p>antes</p>"u8]);
        Clock.Advance(Pace);

        Assert.Equal([FetchOutcome.NotModified, FetchOutcome.Fetched], (await collector.CollectAsync(A.WebList(Site.Url("/")))).Select(page => page.Outcome));
    }

    [Fact]
    public async Task The_archive_gives_back_the_body_that_is_remembered_or_none()
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(Site.Url("/")));
        Replace("/oferta/1", [.. "<p>otra</p>"u8]);
        Clock.Advance(Pace);

        var pages = await collector.CollectAsync(A.WebList(Site.Url("/")));

        Assert.Equal((FetchOutcome.Fetched, A.AdPage), (pages[1].Outcome, System.Text.Encoding.UTF8.GetString(pages[1].Body.Span)));
    }

    private void Replace(string path, byte[] payload)
    {
        var at = Archive.Kept.FindIndex(kept => kept.Exchange.Url.AbsolutePath == path);
        Archive.Kept[at] = Archive.Kept[at] with { Exchange = Archive.Kept[at].Exchange with { Payload = payload } };
    }

    [Fact]
    public async Task A_page_with_something_behind_its_compressed_body_is_the_same_after_a_304()
    {
        var compressed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(A.AdPage));
        compressed.Write(new byte[100]);
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", compressed.ToArray(), "uno", "gzip");
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(Site.Url("/")));
        Clock.Advance(Pace);

        var pages = await collector.CollectAsync(A.WebList(Site.Url("/")));

        Assert.Equal((FetchOutcome.NotModified, A.AdPage), (pages[1].Outcome, System.Text.Encoding.UTF8.GetString(pages[1].Body.Span)));
    }

    /// <summary>A 304 and a page read again are both made of the answer with the body, by whoever takes over.</summary>
    [Fact]
    public async Task An_unchanged_page_that_was_not_written_before_a_kill_is_handed_in_as_it_was()
    {
        var runs = new UnwrittenRuns();
        Collector Process() => new(clock: Clock, archive: Archive, with: services => services.AddSingleton<IFrontierStore>(runs));
        var source = A.WebList(Site.Url("/")) with { Stage = Stage.Shadow };
        List<FetchedPage> before;
        using (var killed = Process())
        {
            await RestAsync(killed, source);
            runs.Forget();
            before = await killed.CollectAsync(source with { Stage = Stage.On });
        }

        Site.Asked.Clear();
        using var next = Process();
        var after = new List<FetchedPage>();
        await foreach (var page in next.Walk(source with { Stage = Stage.On }))
        {
            after.Add(page);
            if (after.Count == 2)
                break;
        }

        Assert.Empty(Site.Asked);
        Assert.Equal(["/", "/oferta/1"], after.Select(page => page.Url.AbsolutePath));
        Assert.Equal(before.Select(Shape), after.Select(Shape));
        Assert.Equal([true, false], after.Select(page => page.ConfirmedAt is not null));

        static object Shape(FetchedPage page) => (page.Outcome, page.Sha256, page.FetchedAt, page.ArchivedAt, page.ConfirmedAt, page.Ticket);
    }

    [Fact]
    public async Task The_evidence_of_an_unchanged_page_is_the_answer_that_has_its_body()
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        using var collector = Collector();
        var first = await collector.CollectAsync(A.WebList(Site.Url("/")));
        Clock.Advance(TimeSpan.FromDays(1));

        var second = await collector.CollectAsync(A.WebList(Site.Url("/")));

        Assert.Equal(FetchOutcome.NotModified, second[1].Outcome);
        Assert.Equal(first[1].ArchivedAt, second[1].ArchivedAt);
        Assert.Equal(StatusCodes.Status304NotModified, Archive.Kept[(int)second[1].ConfirmedAt!.Value.Offset].Exchange.StatusCode);
        Assert.NotEmpty(Archive.Kept[(int)second[1].ArchivedAt!.Value.Offset].Exchange.Payload.ToArray());
    }

    [Fact]
    public async Task When_the_archive_lost_what_a_304_refers_to_the_page_is_asked_for_whole()
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(Site.Url("/")));
        Archive.Kept.Clear();
        Clock.Advance(Pace);

        var pages = await collector.CollectAsync(A.WebList(Site.Url("/")));

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.Fetched], pages.Select(page => page.Outcome));
    }
}
