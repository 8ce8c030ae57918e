using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

public sealed class BlueskyTests
{
    private const string Feed = "https://api.example/xrpc/app.bsky.feed.getAuthorFeed?actor=nidia.example";

    private static readonly ExtractionRules Rules = new() { Layout = "bluesky" };

    private static string Post(string text, string record = "", string key = "3kabc") => $$$"""
        {"uri": "at://did:plc:abc123/app.bsky.feed.post/{{{key}}}", "cid": "x", "author": {"did": "did:plc:abc123", "handle": "Nidia.example", "displayName": "Nidia"},
         "record": {"$type": "app.bsky.feed.post", "text": "{{{text}}}", "createdAt": "2026-11-23T18:30:00.250Z", "langs": ["es-MX"]{{{record}}}}, "indexedAt": "2026-11-23T18:30:01Z"}
        """;

    [Fact]
    public void A_post_becomes_an_advert_under_its_permanent_address()
    {
        var extracted = Only($$"""{"posts": [{{Post("Buscamos barista ☕\\nTurno de la mañana.")}}], "cursor": "25"}""", Feed);
        Assert.Equal("Buscamos barista ☕\nTurno de la mañana.", extracted.Ad.Body);
        Assert.Equal("https://bsky.app/profile/did:plc:abc123/post/3kabc", extracted.Ad.Url);
        Assert.Equal(AdId.ForPage(extracted.Ad.Url!, 0), extracted.Ad.Id);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 18, 30, 0, 250, TimeSpan.Zero), extracted.Ad.PostedAt);
        Assert.Equal((AdLanguage.Es, AdChannel.SocialPost, "bluesky/1"), (extracted.Ad.Lang, extracted.Ad.Channel, extracted.Extractor));
        Assert.Equal("bluesky:nidia.example", extracted.Author);
        Assert.Null(extracted.Ad.Title);
    }

    [Fact]
    public void A_repost_is_the_post_it_carries_and_both_on_one_page_are_one_advert()
    {
        const string Reason = ""","reason":{"$type":"app.bsky.feed.defs#reasonRepost","indexedAt":"2026-11-24T00:00:00Z"}""";
        var result = AdExtractor.Extract(Of($$$"""{"feed": [{"post": {{{Post("Hola")}}}{{{Reason}}}}, {"post": {{{Post("Hola")}}}}, {"post": {{{Post("Otra", key: "3kabd")}}}}]}""", Feed), Rules);
        Assert.Empty(result.Rejected);
        Assert.Equal(["Hola", "Otra"], result.Ads.Select(ad => ad.Ad.Body));
    }

    [Fact]
    public void Links_cut_short_are_read_whole_also_after_characters_of_several_bytes()
    {
        var text = "¡Escríbenos ☕! wa.me/5255… hoy";
        var start = System.Text.Encoding.UTF8.GetByteCount("¡Escríbenos ☕! ");
        var end = start + System.Text.Encoding.UTF8.GetByteCount("wa.me/5255…");
        var facets = ", \"facets\": [" + string.Join(',', Link(start, end, "https://wa.me/525500000000"), Link(900, 990, "https://otra.example"), Link(2, 1, "https://otra.example"), Link(0, 3, "")) + "]";
        Assert.Equal("¡Escríbenos ☕! https://wa.me/525500000000 hoy", Only($$"""{"posts": [{{Post(text, facets)}}]}""", Feed).Ad.Body);
    }

    private static string Link(int start, int end, string uri) =>
        $$$"""{"index": {"byteStart": {{{start}}}, "byteEnd": {{{end}}}}, "features": [{"$type": "app.bsky.richtext.facet#{{{(uri.Length == 0 ? "tag" : "link")}}}", "uri": "{{{uri}}}"}]}""";

    [Theory]
    [InlineData(""", "embed": {"$type": "app.bsky.embed.images", "images": [{"alt": "Cartel: se solicita mesera", "image": {"ref": "x"}}, {"alt": ""}]}""", "Hola\n\nCartel: se solicita mesera")]
    [InlineData(""", "embed": {"$type": "app.bsky.embed.video", "alt": "Se ve el taller"}""", "Hola\n\nSe ve el taller")]
    [InlineData(""", "embed": {"$type": "app.bsky.embed.external", "external": {"uri": "https://empleos.example/1", "title": "x"}}""", "Hola\n\nhttps://empleos.example/1")]
    [InlineData(""", "embed": {"$type": "app.bsky.embed.recordWithMedia", "record": {}, "media": {"images": [{"alt": "Cartel"}]}}""", "Hola\n\nCartel")]
    [InlineData(""", "embed": [1]""", "Hola")]
    public void What_pictures_are_said_to_show_and_where_a_card_leads_is_read_and_nothing_is_fetched(string embed, string body) =>
        Assert.Equal(body, Only($$"""{"posts": [{{Post("Hola", embed)}}]}""", Feed).Ad.Body);

    [Fact]
    public void A_post_without_text_is_no_advert_and_what_is_no_post_is_a_rejection()
    {
        var result = AdExtractor.Extract(Of($$$"""{"feed": [{"post": {{{Post("")}}}}, {"post": {"$type": "app.bsky.feed.defs#notFoundPost", "uri": "at://x"}}, {"post": {{{Post("Hola", key: "3kabd")}}}}, 7]}""", Feed), Rules);
        Assert.Equal("Hola", Assert.Single(result.Ads).Ad.Body);
        Assert.Equal(["post 2 of the page is not a post", "post 4 of the page is not a post"], result.Rejected.Select(one => one.Reason));
    }

    [Fact]
    public void An_address_of_another_form_is_not_believed() =>
        Assert.Equal("post 1 of the page is not a post", OnlyRejection(AdExtractor.Extract(Of($$"""{"posts": [{{Post("Hola").Replace("app.bsky.feed.post/3kabc", "app.bsky.feed.like/../x?y", StringComparison.Ordinal)}}]}""", Feed), Rules)).Reason);

    [Theory]
    [InlineData("""{"posts": []}""")]
    [InlineData("""{"feed": [], "cursor": "x"}""")]
    public void The_end_of_a_feed_is_no_advert_and_no_rejection(string json)
    {
        var result = AdExtractor.Extract(Of(json, Feed), Rules);
        Assert.Empty(result.Ads);
        Assert.Empty(result.Rejected);
    }

    [Theory]
    [InlineData("""{"error": "InvalidRequest", "message": "x"}""")]
    [InlineData("""{"posts": [1, 2]}""")]
    [InlineData("[]")]
    public void Other_JSON_holds_no_adverts(string json) =>
        Assert.Contains("no adverts recognised", OnlyRejection(AdExtractor.Extract(Of(json, Feed), Rules)).Reason, StringComparison.Ordinal);
}
