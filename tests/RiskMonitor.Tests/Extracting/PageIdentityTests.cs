using RiskMonitor.Ads;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

/// <summary>Ids must not change with a port or a tracking parameter, and no site may speak for another's adverts.</summary>
public sealed class PageIdentityTests
{
    private static string Page(string canonical, string url = "") =>
        WithJsonLd($$"""{"@type": "JobPosting", "title": "Panadero", "url": "{{url}}"}""", canonical.Length == 0 ? "" : $"<link rel=\"canonical\" href=\"{canonical}\">");

    [Fact]
    public void The_id_is_of_the_canonical_address_and_the_ordinal()
    {
        var ad = Only(Page(""), "https://empleos.example/oferta/1?utm_source=x").Ad;
        Assert.Equal("https://empleos.example/oferta/1", ad.Url);
        Assert.Equal(AdId.ForPage("https://empleos.example/oferta/1", 0), ad.Id);
    }

    [Theory]
    [InlineData("http://empleos.localhost:41234/oferta/1?ref=lista", "http://empleos.localhost/oferta/1", "http://empleos.localhost/oferta/1")]
    [InlineData("http://empleos.localhost:41234/oferta/1", "/oferta/uno", "http://empleos.localhost:41234/oferta/uno")]
    [InlineData("https://empleos.example/oferta/1", "https://EMPLEOS.example/oferta/uno#arriba", "https://empleos.example/oferta/uno")]
    [InlineData("https://empleos.example/oferta/1", "https://otro.example/oferta/9", "https://empleos.example/oferta/1")]
    [InlineData("https://empleos.example/oferta/1", "https://empleos.example.otro.example/oferta/1", "https://empleos.example/oferta/1")]
    [InlineData("https://empleos.example/oferta/1", "https://empleos.example/", "https://empleos.example/oferta/1")]
    [InlineData("https://empleos.example/oferta/1", "javascript:alert(1)", "https://empleos.example/oferta/1")]
    [InlineData("https://empleos.example/oferta/1", "http://[", "https://empleos.example/oferta/1")]
    public void A_canonical_link_is_believed_about_its_own_host_only(string address, string canonical, string expected)
    {
        Assert.Equal(expected, Only(Page(canonical), address).Ad.Url);
        Assert.Equal(expected, Only(Page("", canonical), address).Ad.Url);
    }

    [Fact]
    public void The_address_of_the_posting_goes_before_that_of_the_page()
    {
        var ad = Only(Page("https://empleos.example/lista", "/oferta/7"), "https://empleos.example/lista?pagina=2").Ad;
        Assert.Equal("https://empleos.example/oferta/7", ad.Url);
    }

    [Fact]
    public void An_advert_has_the_same_id_on_a_list_and_on_its_own_page()
    {
        const string First = """{"@type": "JobPosting", "title": "Panadero", "url": "https://empleos.example/oferta/1"}""";
        const string Second = """{"@type": "JobPosting", "title": "Mesera", "url": "https://empleos.example/oferta/2"}""";
        var onList = Read(WithJsonLd($"[{First}, {Second}]"), "https://empleos.example/lista").Ads;
        Assert.Equal(2, onList.Length);
        Assert.Equal(Only(WithJsonLd(Second), "https://empleos.example/oferta/2").Ad.Id, onList[1].Ad.Id);
    }

    [Fact]
    public void Adverts_that_share_an_address_are_told_apart_by_their_order()
    {
        var ads = Read(WithJsonLd("""[{"@type": "JobPosting", "title": "Panadero"}, {"@type": "JobPosting", "title": "Mesera"}]""")).Ads;
        Assert.Equal([AdId.ForPage(Address, 0), AdId.ForPage(Address, 1)], ads.Select(found => found.Ad.Id));
    }

    [Fact]
    public void The_address_that_was_read_is_kept_beside()
    {
        var extracted = Only(Page("http://empleos.localhost/oferta/1"), "http://empleos.localhost:41234/oferta/1?ref=lista");
        Assert.Equal("http://empleos.localhost:41234/oferta/1?ref=lista", extracted.SourceUrl);
    }
}
