using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Tests.Collecting;

/// <summary>The second run over a site, and the tenth: conditional requests, pages that never change, sites that ask to wait.</summary>
public sealed class RevisitTests : IAsyncLifetime
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryArchive _archive = new();
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Collector Collector(Dictionary<string, string?>? settings = null) => new(settings, clock: _clock, archive: _archive);

    private void Tagged(string path, string html, string tag) => _site.On(path, context =>
    {
        context.Response.Headers.ETag = $"\"{tag}\"";
        context.Response.Headers.LastModified = "Fri, 27 Nov 2026 10:00:00 GMT";
        if (context.Request.Headers.IfNoneMatch == $"\"{tag}\"" && context.Request.Headers.IfModifiedSince == "Fri, 27 Nov 2026 10:00:00 GMT")
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html, context.RequestAborted);
    });

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again_and_is_read_from_the_archive()
    {
        Tagged("/", A.ListPage(A.Ads(2)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        Tagged("/oferta/2", A.AdPage, "dos");
        using var collector = Collector();
        var first = await collector.CollectAsync(A.WebList(_site.Url("/")));

        _clock.Advance(Pace);
        Tagged("/oferta/2", "<title>Otra</title>", "dos-bis");
        var second = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(["/", "/oferta/1", "/oferta/2"], second.Select(page => page.Url.AbsolutePath));
        Assert.Equal([FetchOutcome.NotModified, FetchOutcome.NotModified, FetchOutcome.Fetched], second.Select(page => page.Outcome));
        Assert.Equal(first[1].Body.ToArray(), second[1].Body.ToArray());
        Assert.Equal(first[1].Sha256, second[1].Sha256);
    }

    [Fact]
    public async Task A_page_that_never_changes_is_asked_for_less_and_less_often_and_at_least_every_fortnight()
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        using var collector = Collector();
        var runs = new List<int>();
        for (var run = 0; run < 1000; run++, _clock.Advance(Pace))
        {
            if ((await collector.CollectAsync(A.WebList(_site.Url("/")))).Any(page => page.Url.AbsolutePath == "/oferta/1"))
                runs.Add(run);
        }

        Assert.Equal([0, 1, 2, 4, 8, 16], runs.Take(6));
        Assert.All(runs.Skip(6).Zip(runs.Skip(7), (earlier, later) => later - earlier), gap => Assert.InRange(gap, 16, 14 * 24));

        Tagged("/oferta/1", "<title>Otra</title>", "uno-bis");
        _clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(FetchOutcome.Fetched, (await collector.CollectAsync(A.WebList(_site.Url("/"))))[1].Outcome);
        _clock.Advance(Pace);
        Assert.Equal(2, (await collector.CollectAsync(A.WebList(_site.Url("/")))).Count);
    }

    /// <summary>Until it is not due: asked for, unchanged twice, then left out.</summary>
    private async Task RestAsync(Collector collector, Source source)
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        for (var run = 0; run < 3; run++, _clock.Advance(Pace))
            Assert.Equal(2, (await collector.CollectAsync(source)).Count);
        Assert.Equal("/", Assert.Single(await collector.CollectAsync(source)).Url.AbsolutePath);
        _site.Asked.Clear();
    }

    public static TheoryData<string> Changes => ["stage", "version", "layout", "shadow", "selectors", "readers"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_page_that_is_not_due_is_read_again_from_the_archive_once_when_it_is_read_in_another_way(string change)
    {
        var readers = "1";
        using var collector = new Collector(clock: _clock, archive: _archive, readers: _ => readers);
        var source = A.WebList(_site.Url("/")) with { Stage = Stage.Shadow };
        await RestAsync(collector, source);

        readers = change == "readers" ? "2" : readers;
        source = change switch
        {
            "stage" => source with { Stage = Stage.On },
            "version" => source with { Version = 2 },
            "layout" => source with { Extract = source.Extract with { Layout = "selectors" } },
            "shadow" => source with { Extract = source.Extract with { Shadow = "selectors" } },
            "selectors" => source with { Extract = source.Extract with { Selectors = source.Extract.Selectors.Add("title", "h1") } },
            _ => source,
        };
        var pages = await collector.CollectAsync(source);

        Assert.Equal(["/"], _site.Asked.Where(path => path != "/robots.txt"));
        Assert.Equal(["/", "/oferta/1"], pages.Select(page => page.Url.AbsolutePath));
        Assert.Equal((FetchOutcome.NotModified, A.AdPage), (pages[1].Outcome, System.Text.Encoding.UTF8.GetString(pages[1].Body.Span)));
        Assert.Equal(_clock.GetUtcNow() - Pace, pages[1].FetchedAt); // when it was last known to be there
        Assert.Single(await collector.CollectAsync(source));
    }

    [Fact]
    public async Task A_page_whose_body_is_no_longer_in_the_archive_is_asked_for_once_when_it_is_read_in_another_way()
    {
        using var collector = Collector();
        var source = A.WebList(_site.Url("/")) with { Stage = Stage.Shadow };
        await RestAsync(collector, source);
        _archive.Kept.Clear();

        var pages = await collector.CollectAsync(source with { Stage = Stage.On });

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.Fetched], pages.Select(page => page.Outcome));
        Assert.Equal(1, _site.Asked.Count(path => path == "/oferta/1"));
    }

    [Fact]
    public async Task A_page_that_cannot_be_served_from_the_archive_is_asked_for_once_and_then_when_it_is_due_while_its_site_fails()
    {
        using var collector = Collector();
        var source = A.WebList(_site.Url("/")) with { Stage = Stage.Shadow };
        await RestAsync(collector, source);
        _archive.Kept.Clear();
        _site.Status("/oferta/1", StatusCodes.Status500InternalServerError);

        for (var run = 0; run < 3; run++)
            await collector.CollectAsync(source with { Stage = Stage.On });

        Assert.Equal(1, _site.Asked.Count(path => path == "/oferta/1"));
        _clock.Advance(TimeSpan.FromDays(15));
        await collector.CollectAsync(source with { Stage = Stage.On });
        Assert.Equal(2, _site.Asked.Count(path => path == "/oferta/1"));
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
        var first = await collector.CollectAsync(A.WebList(_site.Url("/")));
        _clock.Advance(Pace);

        var second = await collector.CollectAsync(A.WebList(_site.Url("/")));

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
        await collector.CollectAsync(A.WebList(_site.Url("/")));
        Replace("/oferta/1", [0, 0, 0, .. "<p>antes</p>"u8]);
        _clock.Advance(Pace);

        Assert.Equal([FetchOutcome.NotModified, FetchOutcome.Fetched], (await collector.CollectAsync(A.WebList(_site.Url("/")))).Select(page => page.Outcome));
    }

    [Fact]
    public async Task The_archive_gives_back_the_body_that_is_remembered_or_none()
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(_site.Url("/")));
        Replace("/oferta/1", [.. "<p>otra</p>"u8]);
        _clock.Advance(Pace);

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal((FetchOutcome.Fetched, A.AdPage), (pages[1].Outcome, System.Text.Encoding.UTF8.GetString(pages[1].Body.Span)));
    }

    private void Replace(string path, byte[] payload)
    {
        var at = _archive.Kept.FindIndex(kept => kept.Exchange.Url.AbsolutePath == path);
        _archive.Kept[at] = _archive.Kept[at] with { Exchange = _archive.Kept[at].Exchange with { Payload = payload } };
    }

    [Fact]
    public async Task A_page_with_something_behind_its_compressed_body_is_the_same_after_a_304()
    {
        var compressed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(A.AdPage));
        compressed.Write(new byte[100]);
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        _site.On("/oferta/1", async context =>
        {
            context.Response.Headers.ETag = "\"uno\"";
            if (context.Request.Headers.IfNoneMatch == "\"uno\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(compressed.ToArray(), context.RequestAborted);
        });
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(_site.Url("/")));
        _clock.Advance(Pace);

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal((FetchOutcome.NotModified, A.AdPage), (pages[1].Outcome, System.Text.Encoding.UTF8.GetString(pages[1].Body.Span)));
    }

    /// <summary>A 304 and a page read again are both made of the answer with the body, by whoever takes over.</summary>
    [Fact]
    public async Task An_unchanged_page_that_was_not_written_before_a_kill_is_handed_in_as_it_was()
    {
        var runs = new UnwrittenRuns();
        Collector Process() => new(clock: _clock, archive: _archive, with: services => services.AddSingleton<IFrontierStore>(runs));
        var source = A.WebList(_site.Url("/")) with { Stage = Stage.Shadow };
        List<FetchedPage> before;
        using (var killed = Process())
        {
            await RestAsync(killed, source);
            runs.Forget();
            before = await killed.CollectAsync(source with { Stage = Stage.On });
        }

        _site.Asked.Clear();
        using var next = Process();
        var after = new List<FetchedPage>();
        await foreach (var page in next.Walk(source with { Stage = Stage.On }))
        {
            after.Add(page);
            if (after.Count == 2)
                break;
        }

        Assert.Empty(_site.Asked);
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
        var first = await collector.CollectAsync(A.WebList(_site.Url("/")));
        _clock.Advance(TimeSpan.FromDays(1));

        var second = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(FetchOutcome.NotModified, second[1].Outcome);
        Assert.Equal(first[1].ArchivedAt, second[1].ArchivedAt);
        Assert.Equal(StatusCodes.Status304NotModified, _archive.Kept[(int)second[1].ConfirmedAt!.Value.Offset].Exchange.StatusCode);
        Assert.NotEmpty(_archive.Kept[(int)second[1].ArchivedAt!.Value.Offset].Exchange.Payload.ToArray());
    }

    [Fact]
    public async Task Validators_of_where_a_redirect_led_are_not_sent_to_the_address_that_redirects()
    {
        _site.Html("/", A.ListPage(["/vieja"])).Redirect("/vieja", "/nueva");
        Tagged("/nueva", A.AdPage, "nueva");
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(_site.Url("/")));
        string? sent = null;
        _site.On("/vieja", context =>
        {
            sent = context.Request.Headers.IfNoneMatch + context.Request.Headers.IfModifiedSince;
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<title>Otra</title>", context.RequestAborted);
        });
        _clock.Advance(Pace);

        await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal("", sent);
    }

    [Fact]
    public async Task A_server_error_says_nothing_of_a_page_and_is_not_remembered()
    {
        _site.Html("/", A.ListPage(A.Ads(1))).On("/oferta/1", context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.Headers.ETag = "\"error\"";
            return Task.CompletedTask;
        });
        using var collector = Collector();
        for (var run = 0; run < 6; run++, _clock.Advance(Pace))
            await collector.CollectAsync(A.WebList(_site.Url("/")));
        Assert.Equal(6, _site.Asked.Count(asked => asked == "/oferta/1"));
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void A_site_that_says_when_a_page_changed_is_believed_for_a_fortnight(int days, bool due)
    {
        var checkedAt = _clock.GetUtcNow();
        var known = new Resource { ETag = "\"a\"", Sha256 = "a", CheckedAt = checkedAt, ChangedAt = checkedAt, DueAt = checkedAt };
        Assert.Equal(due, Revisit.IsDue(known, checkedAt.AddYears(-1), checkedAt.AddDays(days)));
        Assert.True(Revisit.IsDue(known, checkedAt.AddMinutes(1), checkedAt.AddMinutes(2)));
    }

    [Fact]
    public async Task A_list_that_names_more_than_a_run_has_room_for_is_read_to_its_end_over_the_runs()
    {
        _site.Html("/", A.ListPage(A.Ads(30)));
        foreach (var ad in A.Ads(30))
            _site.Html(ad, A.AdPage + ad);
        using var collector = Collector();
        var source = A.WebList(_site.Url("/"));
        source = source with { Limits = source.Limits with { MaxPages = 8, MaxListPages = 1 } };
        for (var run = 0; run < 6; run++, _clock.Advance(Pace))
            await collector.CollectAsync(source);

        Assert.Equal(A.Ads(30).Order(), _site.Asked.Where(asked => asked.StartsWith("/oferta/", StringComparison.Ordinal)).Distinct().Order());
    }

    [Fact]
    public async Task When_the_archive_lost_what_a_304_refers_to_the_page_is_asked_for_whole()
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(_site.Url("/")));
        _archive.Kept.Clear();
        _clock.Advance(Pace);

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.Fetched], pages.Select(page => page.Outcome));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Sat, 28 Nov 2026 12:10:00 GMT", 600)]
    [InlineData(null, 60)]
    public async Task Retry_After_is_obeyed_in_both_forms_and_without_it_a_minute_passes(string? retryAfter, int seconds)
    {
        var busy = true;
        _site.Html("/", A.ListPage(A.Ads(2))).Html("/oferta/2", A.AdPage).On("/oferta/1", context =>
        {
            context.Response.StatusCode = busy ? StatusCodes.Status429TooManyRequests : StatusCodes.Status404NotFound;
            context.Response.Headers.RetryAfter = busy ? retryAfter : null;
            return Task.CompletedTask;
        });
        using var collector = Collector();
        Assert.Equal(["/", "/oferta/1"], (await collector.CollectAsync(A.WebList(_site.Url("/")))).Select(page => page.Url.AbsolutePath));

        busy = false;
        var asked = _site.Asked.Count;
        _clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.Empty(await collector.CollectAsync(A.WebList(_site.Url("/"))));
        Assert.Equal(asked, _site.Asked.Count);

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("/oferta/1", (await collector.CollectAsync(A.WebList(_site.Url("/")))).Select(page => page.Url.AbsolutePath));
    }

    [Fact]
    public async Task A_redirect_to_a_host_that_asked_to_wait_is_not_asked_for()
    {
        var other = $"http://detalle.localhost:{_site.Port}";
        _site.Html("/", A.ListPage([$"{other}/oferta/1"])).Status("/oferta/1", 429).Redirect("/otra", $"{other}/oferta/1");
        using var collector = Collector(new() { ["Collection:LoopbackHosts:1"] = "detalle.localhost" });
        var source = A.WebList(_site.Url("/")) with { Hosts = ["detalle.localhost"] };
        await collector.CollectAsync(source);
        var asked = _site.Asked.Count(path => path == "/oferta/1");

        var pages = await collector.CollectAsync(source with { Id = "otra-fuente", StartUrls = [_site.Url("/otra")], Extract = source.Extract with { AdLinks = null } });

        Assert.StartsWith("the site asks to wait until", pages.Single().Reason, StringComparison.Ordinal);
        Assert.Equal(asked, _site.Asked.Count(path => path == "/oferta/1"));
    }

    [Fact]
    public async Task A_site_that_asks_to_wait_again_and_again_is_given_twice_the_time_each_time()
    {
        _site.Status("/", 503);
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(_site.Url("/")));
        for (var (wait, time) = (60, 0); time < 4; wait *= 2, time++)
        {
            _clock.Advance(TimeSpan.FromSeconds(wait - 1));
            Assert.Empty(await collector.CollectAsync(A.WebList(_site.Url("/"))));
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Single(await collector.CollectAsync(A.WebList(_site.Url("/"))));
        }
    }

    [Fact]
    public async Task A_passing_fault_is_tried_again_in_the_hosts_turn()
    {
        var faults = 2;
        _site.Html("/", A.ListPage(A.Ads(1))).On("/oferta/1", context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.StatusCode = faults-- > 0 ? StatusCodes.Status502BadGateway : StatusCodes.Status200OK;
            return context.Response.WriteAsync(A.AdPage, context.RequestAborted);
        });
        using var collector = new Collector(new() { ["Collection:Retries"] = "2", ["Collection:RetryWait"] = "00:00:00" }, archive: _archive);

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(FetchOutcome.Fetched, pages[1].Outcome);
        Assert.Equal(5, collector.Turns.Entered.Count);
        Assert.Equal(3, _archive.Kept.Count);
    }

    [Fact]
    public async Task Every_answer_is_evidence_with_the_robots_decision_it_was_asked_under()
    {
        _site.Robots("User-agent: *\nAllow: /oferta/\nDisallow: /oferta/2").Html("/", A.ListPage(A.Ads(3))).Redirect("/oferta/1", "/oferta/3").Html("/oferta/3", A.AdPage);
        using var collector = Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(["/robots.txt", "/", "/oferta/1", "/oferta/3"], _archive.Kept.Select(kept => kept.Exchange.Url.AbsolutePath).Distinct());
        Assert.Equal("Allow: /oferta/", _archive.Kept.Last(kept => kept.Exchange.Url.AbsolutePath == "/oferta/3").Note.Robots!.Rule);
        var refused = pages.Single(page => page.Outcome == FetchOutcome.Disallowed);
        Assert.Equal((false, "Disallow: /oferta/2"), (refused.Robots!.Allowed, refused.Robots.Rule));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(0)]
    public async Task Pages_that_a_robots_txt_that_fails_once_stands_before_are_asked_for_by_the_next_run(int status)
    {
        _site.Robots("User-agent: *\nDisallow: /no\n").Html("/", A.ListPage(A.Ads(3))).Html("/oferta/1", A.AdPage).Html("/oferta/2", A.AdPage).Html("/oferta/3", A.AdPage);
        using var collector = Collector();
        var first = new List<FetchedPage>();
        await foreach (var page in collector.Walk(A.WebList(_site.Url("/"))))
        {
            first.Add(page);
            if (first.Count > 1)
                continue;
            _clock.Advance(TimeSpan.FromHours(13)); // the rules are old now
            _site.On("/robots.txt", answer =>
            {
                answer.Response.StatusCode = status == 0 ? StatusCodes.Status200OK : status;
                if (status == 0)
                    answer.Abort();
                return Task.CompletedTask;
            });
        }

        Assert.Equal(["/", "/oferta/1"], first.Select(page => page.Url.AbsolutePath));
        Assert.StartsWith("robots: robots.txt could not be read", first[1].Reason, StringComparison.Ordinal);

        _clock.Advance(Pace);
        _site.Robots("User-agent: *\nDisallow: /no\n").Html("/", "<title>Empleos</title>");
        var second = await collector.CollectAsync(A.WebList(_site.Url("/")));
        Assert.Equal(["/", "/oferta/1", "/oferta/2", "/oferta/3"], second.Where(page => page.Outcome == FetchOutcome.Fetched).Select(page => page.Url.AbsolutePath).Order(StringComparer.Ordinal));

        _clock.Advance(Pace);
        Assert.Equal(["/"], (await collector.CollectAsync(A.WebList(_site.Url("/")))).Select(page => page.Url.AbsolutePath));
    }

    [Fact]
    public async Task A_site_that_does_not_want_to_be_read_leaves_nothing_to_the_next_run()
    {
        _site.Status("/robots.txt", 403);
        using var collector = Collector();
        var source = A.WebList(_site.Url("/a"), _site.Url("/b"));

        Assert.Equal([FetchOutcome.Disallowed, FetchOutcome.Disallowed], (await collector.CollectAsync(source)).Select(page => page.Outcome));
    }

    [Fact]
    public async Task A_page_whose_site_cannot_give_its_rules_is_given_up_after_twelve_runs_and_holds_nothing_up()
    {
        _site.On("/robots.txt", context =>
        {
            context.Response.StatusCode = context.Request.Host.Host == "otro.localhost" ? StatusCodes.Status500InternalServerError : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        _site.Html("/", A.ListPage([_site.Url("/oferta/9", "otro.localhost").AbsoluteUri]));
        using var collector = Collector(new Dictionary<string, string?> { ["Collection:LoopbackHosts:1"] = "otro.localhost" });
        var source = A.WebList(_site.Url("/")) with { Hosts = ["otro.localhost"] };
        var runs = new List<string>();
        for (var run = 0; run < 15; run++, _clock.Advance(Pace))
        {
            runs.Add(string.Join(' ', (await collector.CollectAsync(source)).Select(page => page.Url.AbsolutePath).Order(StringComparer.Ordinal)));
            _site.Html("/", "<title>Empleos</title>");
        }

        Assert.Equal([.. Enumerable.Repeat("/ /oferta/9", 13), "/", "/"], runs);
    }
}
