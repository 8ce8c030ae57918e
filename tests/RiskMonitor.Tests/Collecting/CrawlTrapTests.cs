using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Addresses a site makes without end, and two addresses of one page.</summary>
public sealed class CrawlTrapTests
{
    private static readonly SourceLimits Limits = new(MaxPages: 10_000, MaxListPages: 20, MaxBodyBytes: 1024);

    private static FoundLink Ad(string url) => FoundLink.Ad(CanonicalUrl.Parse(url));

    [Theory]
    [InlineData("https://empleos.example/a/b/a/b/a/b/oferta", "the path repeats itself")]
    [InlineData("https://empleos.example/x/x/x/oferta", "the path repeats itself")]
    [InlineData("https://empleos.example/a/1/a/2/a/3/a/4", "the path repeats itself")]
    [InlineData("https://empleos.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21", "the path has too many parts")]
    [InlineData("https://empleos.example/?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10&k=11&l=12&m=13", "the address has too many parameters")]
    [InlineData("https://empleos.example/ofertas/jalisco/guadalajara/2026/11/oferta-4711?ref=lista", null)]
    [InlineData("https://empleos.example/empleo/ventas/empleo-de-ventas", null)]
    public void A_trap_has_a_name_and_an_ordinary_address_has_none(string url, string? trap) => Assert.Equal(trap, new CrawlTraps(Limits).Refuse(Ad(url), depth: 1));

    [Fact]
    public void A_calendar_is_left_after_five_hundred_pages_and_adverts_of_one_form_are_not()
    {
        var traps = new CrawlTraps(Limits);
        var days = Enumerable.Range(0, 2000).Select(day => FoundLink.List(CanonicalUrl.Parse($"https://empleos.example/calendario/{2026 + (day / 366)}/{day}")));
        Assert.Equal(500, days.Count(day => traps.Refuse(day, depth: 1) is null));
        Assert.All(Enumerable.Range(0, 2000), number => Assert.Null(traps.Refuse(Ad($"https://empleos.example/oferta/{number}"), depth: 1)));
    }

    [Fact]
    public void What_is_a_hundred_links_away_is_left() =>
        Assert.Equal("it is too many links away from the start", new CrawlTraps(Limits).Refuse(Ad("https://empleos.example/o/1"), depth: 101));

    [Fact]
    public void Paging_as_long_as_the_source_allows_is_no_trap()
    {
        var traps = new CrawlTraps(Limits with { MaxListPages = 3000 });
        Assert.All(Enumerable.Range(1, 3000), page => Assert.Null(traps.Refuse(FoundLink.List(CanonicalUrl.Parse($"https://empleos.example/lista/{page}")), depth: page)));
    }

    [Theory]
    [InlineData("https://www.empleos.example/o/1", "http://empleos.example/o/1", true)]
    [InlineData("https://empleos.example/o/1;jsessionid=1A2B", "https://empleos.example/o/1", true)]
    [InlineData("https://empleos.example/o/1;jsessionid=1A2B?p=2", "https://empleos.example/o/1?p=2", true)]
    [InlineData("https://empleos.example/o?id=1&PHPSESSID=abc", "https://empleos.example/o?id=1", true)]
    [InlineData("https://empleos.example/o?sid=9", "https://empleos.example/o?sid=8", true)]
    [InlineData("https://empleos.example/o?id=1", "https://empleos.example/o?id=2", false)]
    [InlineData("https://empleos.example/o", "https://otro.empleos.example/o", false)]
    [InlineData("https://www.gob.mx/o", "https://gob.mx/o", false)]
    [InlineData("https://www.empleo.gob.mx/o", "https://empleo.gob.mx/o", true)]
    public void Two_addresses_of_one_page_have_one_key(string first, string second, bool same) =>
        Assert.Equal(same, CrawlKey.Of(CanonicalUrl.Parse(first)) == CrawlKey.Of(CanonicalUrl.Parse(second)));

    /// <summary>Forms of the list's own test data (publicsuffix.org).</summary>
    [Theory]
    [InlineData("com", null)]
    [InlineData("empleos.com", "empleos.com")]
    [InlineData("WwW.Empleos.COM", "empleos.com")]
    [InlineData("com.mx", null)]
    [InlineData("a.b.empleos.com.mx", "empleos.com.mx")]
    [InlineData("www.gob.mx", "www.gob.mx")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("www.www.ck", "www.ck")]
    [InlineData("test.ck", null)]
    [InlineData("b.test.ck", "b.test.ck")]
    [InlineData("city.kobe.jp", "city.kobe.jp")]
    [InlineData("b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("xn--55qx5d.cn", null)]
    [InlineData("xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("nombre.example", "nombre.example")]
    [InlineData("example", null)]
    public void The_registrable_domain_is_one_label_more_than_the_suffix(string host, string? domain) =>
        Assert.Equal(domain, PublicSuffixList.Shipped.RegistrableDomain(host));
}
