using System.Text;
using CsCheck;
using RiskMonitor.Ads;
using RiskMonitor.App.Demo.Sites;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.EndToEnd.Tests.Demo;

/// <summary>Measuring on a corpus of one's own is only fair when the page changes nothing of the text.</summary>
public sealed class JobBoardPageTests
{
    private static readonly string[] Pieces =
    [
        "<", ">", "</script>", "<script>", "<!--", "-->", "]]>", "<b>", "</b>", "<br>", "<p>", "</p>", "<pre>", "</pre>", "&", "&amp;", "&lt;", "&#233;", "&eacute;", ";", "\"", "'", "\\", "\\u00e9", "\\ud83d",
        " ", "  ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "é", "ñ", "🙂", "👩‍👧", "$9,000", "a", "Á", "@type", "{", "}", "[", "]", "//", "/*",
    ];

    /// <summary>Any text but half a surrogate pair, which is no text, and NUL, which HTML cannot hold.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 12].Select(string.Concat),
        Gen.Char.Where(character => character != '\0' && !char.IsSurrogate(character)).Array[0, 30].Select(characters => new string(characters)));

    private static readonly Gen<DemoAd> Advert =
        from body in Text
        from title in Text
        from place in Text
        from pay in Text
        from company in Text
        from seconds in Gen.Int[0, int.MaxValue]
        select new DemoAd
        {
            Host = DemoSite.Jobs,
            Slug = "uno",
            Lang = AdLanguage.Es,
            Title = title,
            Body = "x" + body,
            Location = place,
            Salary = pay,
            Company = company,
            PostedAt = DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        };

    [Fact]
    public void What_is_read_from_the_page_is_what_was_put_on_it() => Advert.Sample(
        ad =>
        {
            var result = AdExtractor.Extract(Page(JobBoardPage.Render(ad)), new ExtractionRules { Layout = "jsonld" });
            var read = Assert.Single(result.Ads).Ad;
            Assert.Empty(result.Rejected);
            Assert.Equal((ad.Body, Present(ad.Title), Present(ad.Location)), (read.Body, read.Title, read.Location));
            Assert.Equal((Present(ad.Salary), Present(ad.Company), ad.PostedAt), (read.Salary, read.Company, read.PostedAt));
        },
        iter: 2_000);

    private static string? Present(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static FetchedPage Page(string html) => new()
    {
        SourceId = "test",
        Url = new Uri("http://empleos.localhost:1/oferta/uno"),
        Outcome = FetchOutcome.Fetched,
        Reason = "rendered",
        FetchedAt = DateTimeOffset.UnixEpoch,
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes(html),
    };
}
