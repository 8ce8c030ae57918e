using System.Collections.Immutable;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.Tests.Extracting;

/// <summary>Postings in the attributes of a page: microdata (HTML §5) and RDFa Lite 1.1.</summary>
public sealed class MarkedPostingTests
{
    private const string Microdata = """
        <!doctype html><html lang=es><body><nav>Inicio</nav>
        <div itemscope itemtype="https://schema.org/JobPosting">
          <h1 itemprop="title">Ayudante de <b>panadería</b></h1>
          <div itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Horno del Barrio</span></div>
          <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
            <span itemprop="addressLocality">Puebla</span>, <span itemprop="addressRegion">Puebla</span><meta itemprop="addressCountry" content="MX"></p></div>
          <div itemprop="baseSalary" itemscope itemtype="https://schema.org/MonetaryAmount"><meta itemprop="currency" content="MXN">
            <span itemprop="value" itemscope itemtype="https://schema.org/QuantitativeValue"><meta itemprop="minValue" content="7000"><meta itemprop="maxValue" content="8500"><meta itemprop="unitText" content="MONTH"></span></div>
          <time itemprop="datePosted" datetime="2026-11-03">hace días</time>
          <div itemprop="description"><p>Amasar y hornear.</p><ul><li>Turno matutino</li><li>Prestaciones de ley</li></ul></div>
          <span itemprop="employmentType">FULL_TIME</span>
        </div></body></html>
        """;

    private const string Rdfa = """
        <!doctype html><html lang=en><body vocab="https://schema.org/">
        <div typeof="JobPosting"><h2 property="title">Night baker</h2>
        <a property="hiringOrganization" typeof="Organization" href="https://horno.example/"><span property="name">Corner Oven</span></a>
        <span property="jobLocation" typeof="Place"><span property="address" typeof="PostalAddress"><span property="addressLocality">Mérida</span><span property="schema:addressCountry" content="MX"></span></span></span>
        <span property="datePosted" content="2026-10-30">last week</span>
        <div property="description">Bread &amp; rolls, six nights.</div></div></body></html>
        """;

    [Fact]
    public void A_posting_in_microdata_is_read_as_one_in_linked_data()
    {
        var found = Only(Microdata);
        Assert.Equal(
            ("Ayudante de panadería", "Horno del Barrio", "Puebla, MX", "$7,000 a $8,500 MXN por mes", "Amasar y hornear.\n\nTurno matutino\nPrestaciones de ley"),
            (found.Ad.Title, found.Ad.Company, found.Ad.Location, found.Ad.Salary, found.Ad.Body));
        Assert.Equal(new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero), found.Ad.PostedAt);
        Assert.Equal(("microdata/1", "FULL_TIME", "microdata"), (found.Extractor, found.EmploymentType, found.Fields["title"]));
    }

    [Fact]
    public void A_posting_in_RDFa_is_too()
    {
        var found = Only(Rdfa);
        Assert.Equal(("Night baker", "Corner Oven", "Mérida, MX", "Bread & rolls, six nights."), (found.Ad.Title, found.Ad.Company, found.Ad.Location, found.Ad.Body));
        Assert.Equal(("rdfa/1", "microdata", new DateOnly(2026, 10, 30)), (found.Extractor, found.Fields["body"], DateOnly.FromDateTime(found.Ad.PostedAt!.Value.UtcDateTime)));
    }

    [Fact]
    public void Postings_in_a_list_are_found_with_what_they_refer_to()
    {
        var ads = Read("""
            <ul itemscope itemtype="https://schema.org/ItemList">
            <li itemprop="itemListElement" itemscope itemtype="http://schema.org/JobPosting" itemref="firma"><b itemprop="title">Mesera</b><i itemprop="description">Turno de tarde</i></li>
            <li itemprop="itemListElement" itemscope itemtype="http://schema.org/JobPosting" itemref="firma nadie"><b itemprop="title name">Cocinero</b><i itemprop="description">Turno de noche</i></li></ul>
            <p id=firma><span itemprop="hiringOrganization">Fonda Azul</span></p>
            """);
        Assert.Equal([("Mesera", "Fonda Azul"), ("Cocinero", "Fonda Azul")], ads.Select(found => (found.Ad.Title, found.Ad.Company)));
    }

    [Fact]
    public void Items_that_refer_to_each_other_end()
    {
        var loops = string.Concat(Enumerable.Range(0, 40).Select(n => $"<div id=a{n} itemprop=x itemscope itemtype=JobPosting itemref='{string.Join(' ', Enumerable.Range(0, 40).Select(other => $"a{other}"))}'><b itemprop=title>t{n}</b></div>"));
        var ads = Read($"<div itemscope itemtype=JobPosting itemref=a0><b itemprop=title>Chofer</b><i itemprop=description>Reparto</i></div>{loops}");
        Assert.Contains(ads, found => found.Ad.Title == "Chofer");
    }

    [Fact]
    public void Items_in_items_under_many_names_do_not_multiply()
    {
        var names = string.Join(' ', Enumerable.Range(0, 16).Select(n => $"a{n}"));
        var nested = string.Concat(Enumerable.Repeat($"<div itemprop='{names}' itemscope>", 14)) + $"<b itemprop='{names}'>{new string('x', 100_000)}</b>";
        var found = Read($"<div itemscope itemtype=JobPosting><b itemprop='title name'>Chofer</b><i itemprop=description>Reparto</i>{nested}</div>");
        Assert.Equal(("Chofer", "Reparto"), (Assert.Single(found).Ad.Title, found[0].Ad.Body));
    }

    [Fact]
    public void Of_a_page_that_has_both_the_linked_data_is_read() =>
        Assert.Equal("jsonld/1", Only(Microdata.Replace("<nav>", """<script type="application/ld+json">{"@type":"JobPosting","title":"Panadero","description":"Hornear"}</script><nav>""", StringComparison.Ordinal)).Extractor);

    [Fact]
    public void A_source_may_name_the_layout_and_gets_nothing_else()
    {
        var rules = new ExtractionRules { Layout = "rdfa" };
        Assert.Empty(AdExtractor.Extract(SavedPage.Of(Microdata), rules).Ads);
        Assert.Single(AdExtractor.Extract(SavedPage.Of(Rdfa), rules).Ads);
    }

    [Theory]
    [InlineData("<div itemscope itemtype=JobPosting></div>", "advert 1 of the page has neither title nor body")]
    [InlineData("<div itemscope itemtype=JobPosting><b itemprop=salary>10</b></div>", "advert 1 of the page has neither title nor body")]
    [InlineData("<div itemscope itemtype=Product><b itemprop=name>Silla</b></div>", "no adverts recognised on this page")]
    public void What_says_nothing_is_said(string html, string reason) => Assert.Equal(reason, Assert.Single(AdExtractor.Extract(SavedPage.Of(html), rules: null).Rejected).Reason);

    private static ExtractedAd Only(string html) => Assert.Single(Read(html));

    private static ImmutableArray<ExtractedAd> Read(string html) => AdExtractor.Extract(SavedPage.Of(html), rules: null).Ads;
}
