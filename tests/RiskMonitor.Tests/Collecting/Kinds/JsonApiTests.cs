using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.Tests.Collecting.Kinds;

/// <summary>JSON APIs of a real site on loopback, in the shapes that job APIs have.</summary>
public sealed class JsonApiTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Fields_are_taken_where_the_file_says_and_texts_lose_their_markup()
    {
        _site.Json("/api", """
            {"data":{"offers":[{"key":7,"attributes":{"name":"Panadero &amp; repostero","html":"<p>Turno de noche.</p>","pay":9500,"places":[{"city":"Puebla"},{"city":"Cholula"}],"published":1772442000}},
            {"key":8,"attributes":{"html":"Turno de tarde.","places":null}},{"key":9}]}}
            """);

        var result = await OnlyAsync("/api", null, ("title", "data.offers[].attributes.name"), ("body", "data.offers[].attributes.html"), ("salary", "data.offers[].attributes.pay"),
            ("location", "data.offers[].attributes.places[].city"), ("postedAt", "data.offers[].attributes.published"), ("id", "data.offers[].key"));

        Assert.Equal(2, result.Ads.Length);
        var ad = result.Ads[0].Ad;
        Assert.Equal(("Panadero & repostero", "Turno de noche.", "9500", "Puebla, Cholula"), (ad.Title, ad.Body, ad.Salary, ad.Location));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), ad.PostedAt);
        Assert.Equal(("json-api/1", "api"), (result.Ads[0].Extractor, result.Ads[0].Fields["body"]));
        Assert.Equal("advert 3 of the page has neither title nor body", Assert.Single(result.Rejected).Reason);
    }

    [Fact]
    public async Task An_answer_that_is_itself_a_list_is_read_and_links_of_the_same_site_are_addresses()
    {
        _site.Json("/api", """[{"t":"Panadero","u":"/vacante/1"},{"t":"Cajera","u":"https://otro.example/2"}]""");

        var result = await OnlyAsync("/api", null, ("body", "[].t"), ("url", "[].u"));

        Assert.Equal(_site.Url("/vacante/1").AbsoluteUri, result.Ads[0].Ad.Url);
        Assert.StartsWith(_site.Url("/api?item=").AbsoluteUri, result.Ads[1].Ad.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_address_leads_on_until_there_is_none()
    {
        _site.Json("/api?a=1", """{"items":[{"t":"a"}],"links":{"next":"/api?a=2"}}""").Json("/api?a=2", """{"items":[{"t":"b"}],"links":{"next":null}}""");

        Assert.Equal(["/api?a=1", "/api?a=2"], await AskedAsync("/api?a=1", new ApiPaging { Next = "links.next" }));
    }

    [Fact]
    public async Task A_cursor_is_sent_back_in_its_parameter()
    {
        _site.Json("/api?n=2", """{"items":[{"t":"a"}],"next":"x/y+z"}""").Json("/api?n=2&cursor=x%2Fy%2Bz", """{"items":[{"t":"b"}],"next":""}""");

        Assert.Equal(["/api?n=2", "/api?n=2&cursor=x%2Fy%2Bz"], await AskedAsync("/api?n=2", new ApiPaging { Cursor = "next", CursorParameter = "cursor" }));
    }

    [Fact]
    public async Task Pages_are_counted_from_the_number_in_the_start_address_until_one_is_empty()
    {
        _site.Json("/api?page=0&n=2", """{"items":[{"t":"a"}]}""").Json("/api?page=1&n=2", """{"items":[{"t":"b"}]}""").Json("/api?page=2&n=2", """{"items":[]}""");

        Assert.Equal(["/api?page=0&n=2", "/api?page=1&n=2", "/api?page=2&n=2"], await AskedAsync("/api?page=0&n=2", new ApiPaging { PageParameter = "page" }));
    }

    [Fact]
    public async Task A_next_address_elsewhere_or_the_same_again_ends_the_run()
    {
        _site.Json("/api", """{"items":[{"t":"a"}],"next":"http://10.0.0.1/api"}""").Json("/api?b", """{"items":[{"t":"a"}],"next":"/api?b"}""");

        Assert.Equal(["/api"], await AskedAsync("/api", new ApiPaging { Next = "next" }));
        Assert.Equal(["/api?b"], await AskedAsync("/api?b", new ApiPaging { Next = "next" }));
    }

    [Theory]
    [InlineData("", "the answer is not JSON")]
    [InlineData("{\"items\":[", "the answer is not JSON")]
    [InlineData("<html>", "the answer is not JSON")]
    public async Task What_is_no_JSON_is_an_outcome_with_its_reason(string answer, string reason)
    {
        _site.Json("/api", answer);
        using var collector = new Collector();

        var page = Assert.Single(await collector.CollectAsync(Api("/api", null, ("body", "items[].t"))));

        Assert.Equal((FetchOutcome.NotText, reason), (page.Outcome, page.Reason));
    }

    [Theory]
    [InlineData("{\"error\":\"key needed\"}")]
    [InlineData("{\"items\":7}")]
    public async Task An_answer_without_its_list_is_named(string answer)
    {
        _site.Json("/api", answer);

        Assert.Equal("the answer has no list at items[]", Assert.Single((await OnlyAsync("/api", null, ("body", "items[].t"))).Rejected).Reason);
    }

    [Fact]
    public async Task An_empty_list_a_missing_answer_and_a_limit_end_the_run()
    {
        _site.Json("/api", """{"items":[]}""").On("/api?page=2", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        }).Json("/api?page=1", """{"items":[{"t":"a"}]}""");

        var result = await OnlyAsync("/api", null, ("body", "items[].t"));
        Assert.Empty(result.Ads);
        Assert.Empty(result.Rejected);
        Assert.Equal(["/nada"], await AskedAsync("/nada", null));
        Assert.Equal(["/api?page=1", "/api?page=2"], await AskedAsync("/api?page=1", new ApiPaging { PageParameter = "page" }));
    }

    [Theory]
    [InlineData("items[].title", true)]
    [InlineData("[].a.b[]", true)]
    [InlineData("@graph[].schema:name", true)]
    [InlineData("items[0].title", false)]
    [InlineData("items..title", false)]
    [InlineData(".title", false)]
    [InlineData("$.items[*]", false)]
    [InlineData("a b", false)]
    public void A_path_is_names_with_dots(string path, bool isOne) => Assert.Equal(isOne, FieldPath.TryParse(path, out _));

    private Source Api(string path, ApiPaging? paging, params (string Field, string Path)[] fields) => KindSource.JsonApi(_site.Url(path), paging, fields);

    private async Task<ExtractionResult> OnlyAsync(string path, ApiPaging? paging, params (string Field, string Path)[] fields)
    {
        using var collector = new Collector();
        var source = Api(path, paging, fields);
        return AdExtractor.Extract(Assert.Single(await collector.CollectAsync(source)), source.Extract);
    }

    private async Task<IEnumerable<string>> AskedAsync(string path, ApiPaging? paging)
    {
        using var collector = new Collector();
        var pages = await collector.CollectAsync(Api(path, paging, ("body", "items[].t")));
        return pages.Select(page => page.Url.PathAndQuery);
    }
}
