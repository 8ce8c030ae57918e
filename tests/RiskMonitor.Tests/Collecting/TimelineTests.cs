using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Tests.Collecting;

/// <summary>What all timelines have in common: a second run asks for what is new, and whatever a platform answers is an outcome with a reason.</summary>
public sealed class TimelineTests : IAsyncLifetime
{
    private const string Start = "/start";
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
    private TestSite _site = null!;

    public static TheoryData<SourceKind> Kinds => [SourceKind.MastodonStatuses, SourceKind.BlueskyPosts, SourceKind.RedditPosts, SourceKind.TelegramChannel];

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_second_run_reads_back_to_what_the_first_has_seen(SourceKind kind)
    {
        var platform = SocialPages.Of(kind);
        Serve(platform, null, platform.Page(_site, Start, older: 4, (5, 17.5), (4, 17)));
        Serve(platform, 4, platform.Page(_site, Start, older: 2, (3, 16.5), (2, 16)));
        Serve(platform, 2, platform.Page(_site, Start, older: null));
        using var collector = new Collector(clock: _clock);
        var source = platform.Source(_site, Start);
        Assert.Equal(3, (await collector.CollectAsync(source)).Count);

        _clock.Advance(TimeSpan.FromHours(2));
        Serve(platform, null, platform.Page(_site, Start, older: 8, (9, 19.5), (8, 19.4)));
        Serve(platform, 8, platform.Page(_site, Start, older: 6, (7, 18.5), (6, 17.5)));
        Serve(platform, 6, platform.Page(_site, Start, older: 4, (5, 17.5), (4, 17)));
        var asked = (await collector.CollectAsync(source)).Select(page => page.Url.PathAndQuery);

        Assert.Equal([platform.Address(Start, null), platform.Address(Start, 8)], asked);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_run_after_one_that_failed_reads_on_to_its_limits(SourceKind kind)
    {
        var platform = SocialPages.Of(kind);
        using var collector = new Collector(clock: _clock);
        var source = platform.Source(_site, Start);
        Serve(platform, null, context => Answer(context, StatusCodes.Status404NotFound));
        Assert.Equal("HTTP 404", Assert.Single(await collector.CollectAsync(source)).Reason.Split(';')[0]);

        Serve(platform, null, platform.Page(_site, Start, older: 4, (5, 11), (4, 10)));
        Serve(platform, 4, platform.Page(_site, Start, older: null));
        Assert.Equal(2, (await collector.CollectAsync(source)).Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_an_older_page_that_failed_hid_is_read_by_the_next_run(SourceKind kind)
    {
        var platform = SocialPages.Of(kind);
        Serve(platform, null, platform.Page(_site, Start, older: 4, (5, 17.5), (4, 17)));
        Serve(platform, 4, platform.Page(_site, Start, older: null));
        using var collector = new Collector(clock: _clock);
        var source = platform.Source(_site, Start);
        await collector.CollectAsync(source);

        _clock.Advance(TimeSpan.FromHours(2));
        Serve(platform, null, platform.Page(_site, Start, older: 8, (9, 19.5), (8, 19.4)));
        Serve(platform, 8, context => Answer(context, StatusCodes.Status404NotFound));
        await collector.CollectAsync(source);

        _clock.Advance(TimeSpan.FromHours(2));
        Serve(platform, null, platform.Page(_site, Start, older: 10, (11, 21.5), (10, 21.4)));
        Serve(platform, 10, platform.Page(_site, Start, older: 8, (9, 19.5), (8, 19.4)));
        Serve(platform, 8, platform.Page(_site, Start, older: 6, (7, 18.5), (6, 17.5)));
        Assert.Equal([platform.Address(Start, null), platform.Address(Start, 10), platform.Address(Start, 8)], (await collector.CollectAsync(source)).Select(page => page.Url.PathAndQuery));

        _clock.Advance(TimeSpan.FromHours(2));
        Serve(platform, null, platform.Page(_site, Start, older: 12, (13, 23.5), (12, 21.4)));
        Assert.Equal([platform.Address(Start, null)], (await collector.CollectAsync(source)).Select(page => page.Url.PathAndQuery));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_older_page_that_fails_for_ever_is_given_up_after_three_runs(SourceKind kind)
    {
        var platform = SocialPages.Of(kind);
        Serve(platform, null, platform.Page(_site, Start, older: 4, (5, 17.5), (4, 17)));
        Serve(platform, 4, platform.Page(_site, Start, older: null));
        using var collector = new Collector(clock: _clock);
        var source = platform.Source(_site, Start);
        await collector.CollectAsync(source);

        Serve(platform, null, platform.Page(_site, Start, older: 8, (9, 19.5), (8, 19.4)));
        Serve(platform, 8, context => Answer(context, StatusCodes.Status404NotFound));
        var asked = new List<int>();
        for (var run = 0; run < 5; run++)
        {
            _clock.Advance(TimeSpan.FromHours(2));
            asked.Add((await collector.CollectAsync(source)).Count);
        }

        Assert.Equal([2, 2, 2, 1, 1], asked);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_timeline_longer_than_the_limits_is_not_read_again_for_what_lies_beyond_them(SourceKind kind)
    {
        var limits = new SourceLimits(MaxPages: 100, MaxListPages: 20, MaxBodyBytes: 64 * 1024);
        await ReadToItsLimitsAsync(kind, limits with { MaxListPages = 2 });
        await ReadToItsLimitsAsync(kind, limits with { MaxPages = 2 });
        await ReadToItsLimitsAsync(kind, limits with { MaxDepth = 1 });
    }

    private async Task ReadToItsLimitsAsync(SourceKind kind, SourceLimits limits)
    {
        var platform = SocialPages.Of(kind);
        Serve(platform, null, platform.Page(_site, Start, older: 4, (5, 17.5), (4, 17)));
        Serve(platform, 4, platform.Page(_site, Start, older: 2, (3, 16.5), (2, 16)));
        using var collector = new Collector(clock: _clock);
        var source = platform.Source(_site, Start) with { Limits = limits };
        Assert.Equal(2, (await collector.CollectAsync(source)).Count);

        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(await collector.CollectAsync(source));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_host_whose_limit_is_used_up_is_left_alone_until_it_is_filled_again(SourceKind kind)
    {
        var platform = SocialPages.Of(kind);
        var first = platform.Page(_site, Start, older: 4, (5, 17.5), (4, 17));
        Serve(platform, null, context =>
        {
            context.Response.Headers["X-RateLimit-Limit"] = "300";
            context.Response.Headers["X-RateLimit-Remaining"] = "0";
            context.Response.Headers["X-RateLimit-Reset"] = "2026-11-23T18:05:00Z";
            return first(context);
        });
        Serve(platform, 4, platform.Page(_site, Start, older: null));
        using var collector = new Collector(clock: _clock);
        var source = platform.Source(_site, Start);

        Assert.Single(await collector.CollectAsync(source));
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty(await collector.CollectAsync(source));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEmpty(await collector.CollectAsync(source));
    }

    [Theory]
    [InlineData(SourceKind.MastodonStatuses, "Retry-After", "90")]
    [InlineData(SourceKind.BlueskyPosts, "ratelimit-reset", "1795456890")]
    [InlineData(SourceKind.RedditPosts, "X-Ratelimit-Reset", "90")]
    [InlineData(SourceKind.TelegramChannel, "Retry-After", "Mon, 23 Nov 2026 18:01:30 GMT")]
    public async Task A_429_is_an_outcome_and_its_headers_say_how_long_the_host_is_left_alone(SourceKind kind, string header, string value)
    {
        var platform = SocialPages.Of(kind);
        Serve(platform, null, context =>
        {
            context.Response.Headers["ratelimit-remaining"] = "0";
            context.Response.Headers[header] = value;
            return Answer(context, StatusCodes.Status429TooManyRequests);
        });
        using var collector = new Collector(clock: _clock);
        var source = platform.Source(_site, Start);

        Assert.Equal(429, Assert.Single(await collector.CollectAsync(source)).StatusCode);
        _clock.Advance(TimeSpan.FromSeconds(89));
        Assert.Empty(await collector.CollectAsync(source));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Single(await collector.CollectAsync(source));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON and not HTML")]
    [InlineData("{\"error\":\"This method requires an authenticated user\"}")]
    [InlineData("[1, null, {\"id\": {}}, \"\\ud800\"]")]
    [InlineData("[{\"id\":\"\\ud800\",\"created_at\":\"\\udfff\"}]")]
    [InlineData("{\"cursor\": 7, \"feed\": [1, {\"post\": []}], \"posts\": {}}")]
    [InlineData("{\"cursor\": \"\\ud800\", \"feed\": [{\"post\": {\"indexedAt\": \"\\ud800\"}}]}")]
    [InlineData("{\"kind\":\"Listing\",\"data\":{\"after\":\"\\ud800\",\"children\":[1,{\"data\":{\"created_utc\":1e300}}]}}")]
    [InlineData("<html><body><div class=tgme_widget_message data-post='x/99999999999999999999'></div>")]
    public async Task What_is_no_timeline_ends_the_paging_without_an_exception(string answer)
    {
        foreach (var kind in (SourceKind[])[SourceKind.MastodonStatuses, SourceKind.BlueskyPosts, SourceKind.RedditPosts, SourceKind.TelegramChannel])
        {
            var platform = SocialPages.Of(kind);
            Serve(platform, null, context => Answer(context, StatusCodes.Status200OK, answer, kind == SourceKind.TelegramChannel ? "text/html" : "application/json"));
            using var collector = new Collector(clock: _clock);

            var page = Assert.Single(await collector.CollectAsync(platform.Source(_site, Start)));
            Assert.False(string.IsNullOrEmpty(page.Reason));
        }
    }

    [Fact]
    public void Only_a_timeline_that_was_read_before_is_read_back_to_that()
    {
        var at = _clock.GetUtcNow();
        var entry = new FrontierEntry { Sequence = 1, Url = CanonicalUrl.Parse("https://s.example/"), Role = PageRole.Ads, LeadsOn = true, Depth = 0 };
        var known = new Resource { Sha256 = "ab", CheckedAt = at, ChangedAt = at, DueAt = at, SeenUntil = at };
        var next = FoundLink.ListOfAds(CanonicalUrl.Parse("https://s.example/?max_id=1"));

        Assert.Empty(Wanted(entry, known, at - TimeSpan.FromMinutes(11)));
        Assert.Equal(at - TimelineReach.Overlap, Assert.Single(Wanted(entry, known, at - TimeSpan.FromMinutes(9))).ReadBackTo);
        Assert.Null(Assert.Single(Wanted(entry, known with { SeenUntil = null }, at - TimeSpan.FromDays(1))).ReadBackTo);
        Assert.Null(Assert.Single(Wanted(entry with { Depth = 1 }, known, at - TimeSpan.FromDays(1))).ReadBackTo);
        Assert.Equal(1, Assert.Single(Wanted(entry, null, at - TimeSpan.FromDays(1))).Timeline);
        Assert.Null(Assert.Single(Wanted(entry, null, at - TimeSpan.FromDays(1))).ReadBackTo);
        Assert.Single(Wanted(entry, known, null));
        Assert.Empty(Wanted(entry with { Depth = 3, ReadBackTo = at }, null, at - TimeSpan.FromSeconds(1)));

        IEnumerable<FoundLink> Wanted(FrontierEntry of, Resource? before, DateTimeOffset? oldest) =>
            TimelineReach.Wanted(of, before, new WalkStep(SocialPages.Fetched, [next]) { Timeline = new TimelinePage(next.Url, oldest) });
    }

    private void Serve(SocialPages platform, int? before, RequestDelegate answer) => _site.On(platform.Address(Start, before), answer);

    private static async Task Answer(HttpContext context, int status, string body = "", string contentType = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
