using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace RiskMonitor.Tests.Collecting;

/// <summary>A site that did not change, two days later: what it sees is conditional requests, and it sends almost nothing.</summary>
public sealed class UnchangedSiteTests : IAsyncLifetime
{
    private const int Offers = 60;
    private const string Date = "Fri, 27 Nov 2026 10:00:00 GMT";
    private readonly ConcurrentQueue<int> _statuses = new();
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Nine_in_ten_answers_are_304_with_entity_tags_and_dates_mixed()
    {
        Page("/", A.ListPage(A.Ads(Offers)), hasTag: true, hasDate: true);
        for (var offer = 1; offer <= Offers; offer++)
            Page($"/oferta/{offer}", A.AdPage + offer, hasTag: offer % 3 != 0, hasDate: offer % 3 != 1);
        // Three have neither, as on any site.
        foreach (var offer in (int[])[10, 20, 30])
            Page($"/oferta/{offer}", A.AdPage + offer, hasTag: false, hasDate: false);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
        using var collector = new Collector(clock: clock, archive: new MemoryArchive());
        var first = await collector.CollectAsync(A.WebList(_site.Url("/")));
        Assert.All(_statuses, status => Assert.Equal(200, status));
        _statuses.Clear();

        clock.Advance(TimeSpan.FromDays(2));
        var second = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(Offers + 1, _statuses.Count);
        Assert.Equal(3, _statuses.Count(status => status == 200));
        Assert.True(_statuses.Count(status => status == 304) >= .9 * _statuses.Count);
        // Each is read all the same, from the archive.
        Assert.Equal(first.Select(page => page.Sha256), second.Select(page => page.Sha256));
        Assert.All(second, page => Assert.True(page.HasContent));
    }

    private void Page(string path, string html, bool hasTag, bool hasDate) => _site.On(path, context =>
    {
        var tag = $"W/\"{path.Length}-{path}\"";
        var (request, response) = (context.Request.Headers, context.Response);
        if (hasTag)
            response.Headers.ETag = tag;
        if (hasDate)
            response.Headers.LastModified = Date;
        // RFC 9110 §13.2.2: a tag that was sent decides alone.
        var unchanged = request.IfNoneMatch.Count > 0 ? hasTag && request.IfNoneMatch == tag : hasDate && request.IfModifiedSince == Date;
        response.StatusCode = unchanged ? StatusCodes.Status304NotModified : StatusCodes.Status200OK;
        _statuses.Enqueue(response.StatusCode);
        if (unchanged)
            return Task.CompletedTask;
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(html, context.RequestAborted);
    });
}
