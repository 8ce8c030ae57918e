using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

/// <summary>Pages made to break a parser give a rejection; the next page is normal (trust.md).</summary>
public sealed class HostilePageTests
{
    public static TheoryData<string, string> Killers => new()
    {
        { "comment almost closed 44,000 times", "<!--" + Repeat("--!", 44_000) },
        { "comment almost closed, with a dash", "<!--" + Repeat("--!-", 44_000) },
        { "nested div, 512 KB", Repeat("<div>", 100_000) },
        { "nested b, 512 KB", Repeat("<b>", 170_000) },
        { "b with ids in paragraphs", string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<p><b id={i}>")) },
        { "nested lists", Repeat("<ul><li>", 60_000) },
        { "misplaced table content", "<table>" + Repeat("<div>", 100_000) },
        { "nested tables", Repeat("<table><tr><td>", 30_000) },
        { "pre after pre", Repeat("<pre>", 20_000) },
        { "listing after listing, with attributes that look like end tags", Repeat("<listing a='</listing>'>", 20_000) },
        { "self-closed elements that are not", Repeat("<section/>", 20_000) },
        { "links around blocks", Repeat("<a href=x><div>", 20_000) },
        { "end tags of another name between", Repeat("<div></span>", 20_000) },
        { "end tags in comments between", Repeat("<div><!-- </div> -->", 20_000) },
        { "end tags in attributes between", Repeat("<div title='</div>'>", 20_000) },
        { "pre after pre in a drawing, self-closed", "<svg>" + Repeat("<pre/>", 20_000) },
        { "pre after pre behind a character section that hides the end of a drawing", "<svg><![CDATA[></svg>]]><title>" + Repeat("<pre>", 20_000) },
        { "pre after pre with nothing between that is a tag", Repeat("<pre></>", 20_000) },
        { "end tags that a table keeps from their elements", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<p><b id={i}><table></b></table>")) },
        { "elements that end a drawing, self-closed", Repeat("<svg><div/></svg>", 100_000) },
        { "base after base", Repeat("<base href=x>", 10_000) },
        { "end tags after a comment that closes at once", Repeat("<div><!--></div>", 1) + Repeat("<!--><div>", 20_000) },
    };

    [Theory]
    [MemberData(nameof(Killers))]
    public void A_page_that_kills_parsers_is_a_rejection(string shape, string html)
    {
        var started = Stopwatch.GetTimestamp();
        var rejection = OnlyRejection(Read(html));
        Assert.StartsWith("unparsable: ", rejection.Reason, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5), shape);
    }

    /// <summary>The scan is fooled by them, so the parser starts; it must stop.</summary>
    [Theory]
    [InlineData("<li>a", 300_000)]
    [InlineData("<p>", 300_000)]
    public void A_page_that_passes_the_scan_and_is_costly_stops(string repeated, int times)
    {
        var html = string.Concat(Enumerable.Range(0, times).Select(i => string.Format(CultureInfo.InvariantCulture, repeated, i)));
        Assert.Matches("^unparsable: (it makes more than 200000 elements|reading it takes more than 5 seconds)$", OnlyRejection(Read(html)).Reason);
    }

    [Fact]
    public void A_page_larger_than_the_limit_is_a_rejection() =>
        Assert.Equal("unparsable: larger than 2 MiB", OnlyRejection(Read("<p>" + new string('a', 2 * 1024 * 1024))).Reason);

    [Fact]
    public void A_description_that_kills_parsers_rejects_its_posting_only()
    {
        var hostile = $$"""{"@type": "JobPosting", "title": "Uno", "description": "{{Repeat("<div>", 1000)}}"}""";
        var result = Read(WithJsonLd($$"""[{{hostile}}, {"@type": "JobPosting", "title": "Dos"}]"""));
        Assert.Equal("Dos", Assert.Single(result.Ads).Ad.Title);
        Assert.Contains("more than 500 elements", Assert.Single(result.Rejected).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "unparsable: the page is empty")]
    [InlineData(" \n", "unparsable: the page is empty")]
    [InlineData("hola, esto es texto", "unparsable: it is neither HTML nor JSON nor XML")]
    [InlineData("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel/></rss>", "no adverts recognised on this page: it is an XML document other than a web page")]
    [InlineData("<html><body><p>Hola</p></body></html>", "no adverts recognised on this page")]
    [InlineData("{\"a\": ", "unparsable: it is broken at line 1")]
    public void What_is_no_page_with_adverts_says_so(string text, string reason) => Assert.Equal(reason, OnlyRejection(Read(text)).Reason);

    [Fact]
    public void A_picture_is_not_read_as_a_page()
    {
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, .. Enumerable.Range(0, 4000).Select(i => (byte)(i * 131 >> 3))];
        Assert.Equal("unparsable: it is neither HTML nor JSON nor XML", OnlyRejection(AdExtractor.Extract(Of(picture), rules: null)).Reason);
    }

    [Fact]
    public void A_page_that_brought_nothing_or_was_asked_for_its_links_holds_no_adverts()
    {
        var page = Of(WithJsonLd(Posting("\"datePosted\": \"2026-11-20\"")));
        Assert.Single(AdExtractor.Extract(page, rules: null).Ads);
        Assert.Empty(AdExtractor.Extract(page with { Role = PageRole.List }, rules: null).Ads);
        Assert.Empty(AdExtractor.Extract(page with { Outcome = FetchOutcome.NotModified }, rules: null).Ads);
    }

    [Fact]
    public void No_page_makes_extraction_throw()
    {
        string[] pieces =
        [
            "<div>", "</div>", "<p>", "<b>", "<table>", "<td>", "</table>", "<svg>", "<title>", "</title>", "<pre>", "<script type=\"application/ld+json\">", "</script>",
            "{\"@type\": \"JobPosting\",", "\"description\": ", "\"title\": \"Panadero\"", "{", "}", "[", "]", ",", ":", "\"", "\\ud83d", "\\u", "<!--", "-->", "--!", "<![CDATA[", "]]>",
            "<link rel=canonical href=", "http://", "https://empleos.example/1", "'", ">", "&lt;p&gt;", "&#x110000;", "&amp;", "\0", "é", "🙂", " ", "\n", "\"baseSalary\": ", "\"jobLocation\": ", "1e999", "-1", "null",
            "\"content\": \"<p>\"", "\"account\": {}", "\"id\": 1", "\"url\": ", "\"@id\": \"x\"", "\"@graph\": ", "<article class=anuncio data-clave=1>", "<ul class=tablon><li class=aviso>", "<main class=perfil>",
        ];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40].Select(string.Concat).Sample(
            text => AdExtractor.Extract(Of(text), rules: null).Ads.All(found => found.Ad.Id != default),
            iter: 3000);
    }

    [Fact]
    public void An_ordinary_page_with_careless_markup_is_read()
    {
        var rows = Repeat("<tr><td><font color=red>x<td><svg viewBox='0 0 1 1'><title>i</title><path d='M0'/><use href='#a'/></svg><li>y<p>z", 400);
        var html = $"<html><body><script>if (a<b) document.write('<div><div>');</script><textarea><div></textarea><table>{rows}</table>" + WithJsonLd(Posting("\"datePosted\": \"2026-11-20\""));
        Assert.Equal("Panadero", Only(html, language: AdLanguage.Es).Ad.Title);
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
