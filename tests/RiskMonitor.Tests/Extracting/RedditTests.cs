using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

public sealed class RedditTests
{
    private const string Listing = "https://oauth.reddit.com/r/empleos/new?raw_json=1";

    private static readonly ExtractionRules Rules = new() { Layout = "reddit" };

    private static string Post(string title, string more = "", string id = "1abc") => $$$"""
        {"kind": "t3", "data": {"id": "{{{id}}}", "name": "t3_{{{id}}}", "title": "{{{title}}}", "permalink": "/r/empleos/comments/{{{id}}}/se_busca/", "author": "Nidia_1", "created_utc": 1795458600.0{{{more}}}}}
        """;

    private static string Of(params string[] children) => $$$"""{"kind": "Listing", "data": {"after": "t3_1abc", "dist": 1, "children": [{{{string.Join(',', children)}}}]}}""";

    [Fact]
    public void A_post_becomes_an_advert_under_its_address()
    {
        var extracted = Only(Of(Post("Se busca panadera", """, "selftext": "Turno de la mañana.\n\n**Prestaciones** & seguro.", "is_self": true, "url": "https://www.reddit.com/r/empleos/comments/1abc/se_busca/" """)), Listing);
        Assert.Equal(("Se busca panadera", "Turno de la mañana.\n\n**Prestaciones** & seguro."), (extracted.Ad.Title, extracted.Ad.Body));
        Assert.Equal("https://www.reddit.com/r/empleos/comments/1abc/se_busca/", extracted.Ad.Url);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 18, 30, 0, TimeSpan.Zero), extracted.Ad.PostedAt);
        Assert.Equal((AdChannel.SocialPost, "reddit/1", "reddit:nidia_1"), (extracted.Ad.Channel, extracted.Extractor, extracted.Author));
    }

    [Theory]
    [InlineData("https://empleos.example/1", "https://empleos.example/1")]
    [InlineData("https://i.redd.it/foto.jpg", "")]
    [InlineData("https://www.reddit.com/gallery/1abc", "")]
    public void A_post_that_is_a_link_says_where_it_leads_and_media_says_nothing(string url, string body) =>
        Assert.Equal(body, Only(Of(Post("Se busca", $$""", "selftext": "", "is_self": false, "url": "{{url}}" """)), Listing).Ad.Body);

    [Fact]
    public void A_crosspost_is_the_post_it_carries_and_both_are_one_advert()
    {
        var original = """{"title": "Original", "permalink": "/r/norte/comments/2bcd/original/", "author": "otra", "created_utc": 1795458000, "selftext": "Texto", "is_self": true}""";
        var result = AdExtractor.Extract(SavedPage.Of(Of(Post("Miren", $$""", "crosspost_parent": "t3_2bcd", "crosspost_parent_list": [{{original}}]"""), $$"""{"kind": "t3", "data": {{original}}}"""), Listing), Rules);
        Assert.Empty(result.Rejected);
        var extracted = Assert.Single(result.Ads);
        Assert.Equal(("Original", "https://www.reddit.com/r/norte/comments/2bcd/original/", "reddit:otra"), (extracted.Ad.Title, extracted.Ad.Url, extracted.Author));
    }

    [Fact]
    public void What_was_taken_down_and_comments_are_no_adverts_and_what_is_no_post_is_a_rejection()
    {
        var result = AdExtractor.Extract(SavedPage.Of(Of(
            Post("Uno", """, "selftext": "[removed]" """), Post("Dos", """, "removed_by_category": "moderator" """, "2"), """{"kind": "t1", "data": {"body": "Hola"}}""",
            Post("Tres", id: "3"), """{"kind": "t3", "data": {"title": "x", "permalink": "https://otra.example/"}}""", "7"), Listing), Rules);
        Assert.Equal("Tres", Assert.Single(result.Ads).Ad.Title);
        Assert.Equal(["post 5 of the page is not a post", "post 6 of the page is not a post"], result.Rejected.Select(one => one.Reason));
    }

    [Fact]
    public void An_empty_listing_is_no_advert_and_no_rejection()
    {
        var result = AdExtractor.Extract(SavedPage.Of(Of(), Listing), Rules);
        Assert.Empty(result.Ads);
        Assert.Empty(result.Rejected);
    }

    [Theory]
    [InlineData("""{"message": "Forbidden", "error": 403}""")]
    [InlineData("""{"kind": "Listing", "data": {}}""")]
    [InlineData("[]")]
    public void Other_JSON_holds_no_adverts(string json) =>
        Assert.Contains("no adverts recognised", OnlyRejection(AdExtractor.Extract(SavedPage.Of(json, Listing), Rules)).Reason, StringComparison.Ordinal);
}
