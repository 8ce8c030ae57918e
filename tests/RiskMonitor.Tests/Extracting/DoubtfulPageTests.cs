using System.Collections.Immutable;
using System.Text;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Extracting;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

/// <summary>Both ends of reading a page elsewhere, without a process between them; what comes back is not believed.</summary>
public sealed class DoubtfulPageTests
{
    /// <summary>Doubtful in shape, and with an element that only a parser places before the last that counts.</summary>
    private static readonly string Careless = "<noscript></noscript>" + string.Concat(Enumerable.Repeat("<pre>a</pre>", 1000)) + "<script></script>";

    private static string Page => WithJsonLd(Posting("\"datePosted\": \"2026-11-20\", \"url\": \"/oferta/7\""), "<link rel=canonical href='/oferta/7'>");

    [Fact]
    public void A_doubtful_page_read_elsewhere_gives_what_it_would_give_here()
    {
        var here = Assert.Single(AdExtractor.Extract(Of(Page), rules: null).Ads);
        var elsewhere = Assert.Single(AdExtractor.Extract(Of(Page + Careless), rules: null, new Elsewhere(request => DoubtfulPages.Answer(request))).Ads);
        Assert.Equal(here.Ad, elsewhere.Ad);
        Assert.Equal("https://empleos.example/oferta/7", elsewhere.Ad.Url);
        Assert.Equal(here.Warnings, elsewhere.Warnings);
    }

    [Fact]
    public void An_ordinary_page_is_never_sent_elsewhere() =>
        Assert.Single(AdExtractor.Extract(Of(Page), rules: null, new Elsewhere(_ => throw new InvalidOperationException())).Ads);

    [Fact]
    public void A_doubtful_page_whose_linked_data_says_it_all_needs_no_parser() =>
        Assert.Single(AdExtractor.Extract(Of(Page + string.Concat(Enumerable.Repeat("<pre>a</pre>", 1000))), rules: null).Ads);

    [Fact]
    public void Without_anyone_to_read_it_a_doubtful_page_is_a_rejection() =>
        Assert.Equal("unparsable: it has more than 500 preformatted blocks", OnlyRejection(AdExtractor.Extract(Of(Page + Careless), rules: null)).Reason);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("""{"problem":null,"reading":null}""")]
    [InlineData("""{"problem":"a","reading":{"found":null,"canonical":null,"languageTag":null}}""")]
    [InlineData("""{"problem":null,"reading":{"found":{"extractor":"x","origin":"y","channel":"job_board","drafts":[null],"problems":[]},"canonical":null,"languageTag":null}}""")]
    [InlineData("""{"problem":null,"reading":{"found":{"extractor":"x","origin":"y","channel":99,"drafts":[],"problems":[]},"canonical":null,"languageTag":null}}""")]
    [InlineData("""{"problem":null,"reading":{"found":{"extractor":"x","origin":"y","channel":"job_board","drafts":[{"title":"Uno"}],"problems":[]},"canonical":null,"languageTag":null}}""")]
    public void An_answer_that_is_none_is_a_rejection(string answer) => Assert.EndsWith(
        "gave no answer that can be used",
        OnlyRejection(AdExtractor.Extract(Of(Page + Careless), rules: null, new Elsewhere(_ => Encoding.UTF8.GetBytes(answer)))).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void An_answer_may_not_speak_for_another_host()
    {
        const string answer = """{"problem":null,"reading":{"found":{"extractor":"x","origin":"y","channel":"job_board","drafts":[{"title":"Uno","url":"https://otra.example/1","warnings":[]}],"problems":[]},"canonical":"https://otra.example/","languageTag":"es"}}""";
        var ad = Assert.Single(AdExtractor.Extract(Of(Page + Careless), rules: null, new Elsewhere(_ => Encoding.UTF8.GetBytes(answer))).Ads).Ad;
        Assert.Equal(Address, ad.Url);
    }

    [Fact]
    public void A_doubtful_list_page_gives_its_links()
    {
        var rules = new ExtractionRules { Layout = "jsonld", AdLinks = "a.ad", NextLink = "a.next" };
        var page = Of("<a class=ad href=/o/1>1</a><a class=ad href=/o/2>2</a><a class=next href='?p=2'>x</a>" + Careless) with { Role = PageRole.List };
        var links = ListReader.Read(page, rules, new Elsewhere(request => DoubtfulPages.Answer(request))).Links;
        Assert.Equal(["https://empleos.example/o/1", "https://empleos.example/o/2"], links.Ads.Select(link => link.ToString()));
        Assert.Equal("https://empleos.example/oferta/1?p=2", links.Next?.ToString());
        Assert.Equal("it has more than 500 preformatted blocks", ListReader.Read(page, rules, elsewhere: null).Problem);
    }

    [Fact]
    public void A_page_of_very_many_elements_is_read_elsewhere_since_selectors_may_look_at_each_for_each()
    {
        var rules = new ExtractionRules { Layout = "selectors", Selectors = ImmutableSortedDictionary<string, string>.Empty.Add("title", "li:nth-child(3) > a").Add("body", "body") };
        var asked = 0;
        var page = Of("<ul>" + string.Concat(Enumerable.Repeat("<li>", 20_001)));
        _ = AdExtractor.Extract(page, rules, new Elsewhere(_ => { asked++; return "{}"u8.ToArray(); }));
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Links_that_are_no_addresses_are_left_out()
    {
        var answer = "{\"problem\":null,\"ads\":[\"javascript:x\",\"https://empleos.example/o/1\",\"" + new string('a', 5000) + "\",null,\"/o/2\"],\"next\":\"file:///etc\"}";
        var read = ListReader.Read(Of(Careless), new ExtractionRules { Layout = "jsonld", AdLinks = "a" }, new Elsewhere(_ => Encoding.UTF8.GetBytes(answer)));
        Assert.Equal(["https://empleos.example/o/1"], read.Links.Ads.Select(link => link.ToString()));
        Assert.Null(read.Links.Next);
    }

    [Fact]
    public void More_postings_than_any_page_lists_are_left_out_and_said()
    {
        var result = Read(WithJsonLd("[" + string.Join(',', Enumerable.Range(0, 1200).Select(i => $$"""{"@type":"JobPosting","title":"{{i}}"}""")) + "]"));
        Assert.Equal(1000, result.Ads.Length);
        Assert.Equal("more than 1000 postings on one page; 200 are left out", Assert.Single(result.Rejected).Reason);
    }

    private sealed class Elsewhere(Func<byte[], byte[]> answer) : IDoubtfulPageReader
    {
        public DoubtfulAnswer Read(ReadOnlyMemory<byte> request) => new(answer(request.ToArray()), null);
    }
}
