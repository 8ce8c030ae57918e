using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

public sealed class StatusesTests
{
    private const string Timeline = "https://social.example/api/v1/timelines/tag/empleo?max_id=9";

    private static readonly ExtractionRules Rules = new() { Layout = "mastodon" };

    private static string Status(string content, string more = "") => $$"""
        {"id": "7", "created_at": "2026-11-23T18:30:00.250Z", "visibility": "public", "language": "es", "spoiler_text": "",
         "uri": "https://origen.example/users/nidia/statuses/7", "url": "https://origen.example/@nidia/7", "content": "{{content}}",
         "account": {"id": "1", "acct": "nidia@origen.example", "display_name": "Nidia"}, "reblog": null, "tags": [{"name": "empleo"}]{{more}}}
        """;

    [Fact]
    public void A_status_becomes_an_advert_under_its_own_address()
    {
        var extracted = Only($"[{Status("<p>Buscamos barista ☕<br />Turno de la mañana.</p><p><a href=\\\"https://social.example/tags/empleo\\\" class=\\\"mention hashtag\\\">#<span>empleo</span></a></p>")}]", Timeline);
        Assert.Equal("Buscamos barista ☕\nTurno de la mañana.\n\n#empleo", extracted.Ad.Body);
        Assert.Null(extracted.Ad.Title);
        Assert.Equal("https://origen.example/@nidia/7", extracted.Ad.Url);
        Assert.Equal(AdId.ForPage("https://origen.example/@nidia/7", 0), extracted.Ad.Id);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 18, 30, 0, 250, TimeSpan.Zero), extracted.Ad.PostedAt);
        Assert.Equal(AdLanguage.Es, extracted.Ad.Lang);
        Assert.Equal(AdChannel.SocialPost, extracted.Ad.Channel);
        Assert.Equal("mastodon/2", extracted.Extractor);
        Assert.Equal("api", extracted.Fields["body"]);
    }

    [Fact]
    public void Of_the_account_only_the_handle_is_read_and_it_is_no_part_of_the_text()
    {
        var extracted = Only(Status("<p>Hola</p>"), Timeline);
        Assert.Equal("mastodon:nidia@origen.example", extracted.Author);
        Assert.Equal("Hola", extracted.Ad.Body);
        Assert.Null(extracted.Ad.Company);
        Assert.Null(extracted.ContactText);
    }

    [Fact]
    public void An_account_of_the_same_server_gets_its_host_so_that_it_is_one_contact_wherever_it_is_read() =>
        Assert.Equal("mastodon:nidia@origen.example", Only(Status("<p>Hola</p>").Replace("nidia@origen.example", "Nidia", StringComparison.Ordinal), Timeline).Author);

    [Fact]
    public void A_shortened_link_is_read_whole()
    {
        var body = Only(Status("<p>Aquí: <a href=\\\"https://empleos.example/oferta/123456\\\"><span class=\\\"invisible\\\">https://</span><span class=\\\"ellipsis\\\">empleos.example/oferta</span><span class=\\\"invisible\\\">/123456</span></a></p>"), Timeline).Ad.Body;
        Assert.Equal("Aquí: https://empleos.example/oferta/123456", body);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("[{0}]")]
    [InlineData("{{\"accounts\": [], \"statuses\": [{0}], \"hashtags\": []}}")]
    public void One_status_a_list_and_a_search_answer_are_read(string shape) =>
        Assert.Equal("Hola", Only(string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, Status("<p>Hola</p>")), Timeline).Ad.Body);

    [Fact]
    public void A_boost_is_the_status_it_carries()
    {
        var boost = Status("").Replace("\"reblog\": null", $"\"reblog\": {Status("<p>Original</p>").Replace("/7", "/5", StringComparison.Ordinal)}", StringComparison.Ordinal);
        var ad = Only(boost, Timeline).Ad;
        Assert.Equal("Original", ad.Body);
        Assert.Equal("https://origen.example/@nidia/5", ad.Url);
    }

    [Fact]
    public void A_status_and_its_boost_on_one_page_are_one_advert()
    {
        var original = Status("<p>Original</p>");
        Assert.Equal("Original", Only($"[{Status("").Replace("\"reblog\": null", $"\"reblog\": {original}", StringComparison.Ordinal)}, {original}]", Timeline).Ad.Body);
    }

    [Fact]
    public void What_a_picture_is_said_to_show_is_read_and_the_picture_is_not_fetched()
    {
        var media = """, "media_attachments": [{"type": "image", "url": "https://cdn.example/a.jpg", "description": "Cartel: se solicita mesera"}, {"description": null}]""";
        Assert.Equal("Hola\n\nCartel: se solicita mesera", Only(Status("<p>Hola</p>", media), Timeline).Ad.Body);
        Assert.Equal("Cartel: se solicita mesera", Only(Status("<p></p>", media), Timeline).Ad.Body);
    }

    [Fact]
    public void A_content_warning_is_the_title() =>
        Assert.Equal("oferta de trabajo", Only(Status("<p>Hola</p>").Replace("\"spoiler_text\": \"\"", "\"spoiler_text\": \"oferta de trabajo\"", StringComparison.Ordinal), Timeline).Ad.Title);

    [Theory]
    [InlineData("\"visibility\": \"public\"", "\"visibility\": \"private\"", "status 2 of the page is not public")]
    [InlineData("\"content\": \"<p>Hola</p>\"", "\"content\": \"<p></p>\"", "status 2 of the page has no text")]
    [InlineData("https://origen.example", "acct:nidia", "status 2 of the page has no address of its own")]
    public void What_is_not_a_public_text_is_a_rejection_and_the_others_are_read(string text, string changed, string reason)
    {
        var result = Read($"[{Status("<p>Primero</p>")}, {Status("<p>Hola</p>").Replace(text, changed, StringComparison.Ordinal)}]", Timeline);
        Assert.Equal("Primero", Assert.Single(result.Ads).Ad.Body);
        Assert.Equal(reason, Assert.Single(result.Rejected).Reason);
    }

    [Fact]
    public void The_end_of_a_timeline_is_no_advert_and_no_rejection()
    {
        var result = AdExtractor.Extract(Of("[]", Timeline), Rules);
        Assert.Empty(result.Ads);
        Assert.Empty(result.Rejected);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"uri\": \"social.example\", \"title\": \"Social\", \"version\": \"4.6.4\"}")]
    [InlineData("[1, 2]")]
    [InlineData("\"hola\"")]
    [InlineData("{}")]
    public void Other_JSON_holds_no_adverts(string json) =>
        Assert.Contains("no adverts recognised", OnlyRejection(Read(json.Replace("\"hola\"", "[\"hola\"]", StringComparison.Ordinal), Timeline)).Reason, StringComparison.Ordinal);
}
