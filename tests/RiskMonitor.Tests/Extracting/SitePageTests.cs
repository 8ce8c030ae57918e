using System.Text;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using RiskMonitor.Tests.Architecture;

namespace RiskMonitor.Tests.Extracting;

/// <summary>Every layout over a saved page of its kind; the lines expected are the public output, byte for byte.</summary>
public sealed class SitePageTests
{
    [Theory]
    [InlineData("job-board.html", "http://empleos.localhost:40001/oferta/demo-a", "jsonld")]
    [InlineData("classifieds.html", "http://clasificados.localhost:40001/anuncio/demo-b", "demo-classifieds")]
    [InlineData("notice-board.html", "http://clasificados.localhost:40001/tablon?pagina=1", "demo-notice-board")]
    [InlineData("escort-board.html", "http://compania.localhost:40001/perfil/demo-c", "demo-escort-board")]
    [InlineData("statuses.json", "http://social.localhost:40001/api/v1/timelines/tag/vacantes", "mastodon")]
    public void A_saved_page_gives_these_lines(string file, string url, string layout)
    {
        var expected = File.ReadAllText(Golden(Path.ChangeExtension(file, ".jsonl")));
        var page = SavedPage.Of(File.ReadAllBytes(Golden(file)), url);

        Assert.Equal(expected, Lines(AdExtractor.Extract(page, new ExtractionRules { Layout = layout })));
        Assert.Equal(expected, Lines(AdExtractor.Extract(page, rules: null)));
    }

    [Theory]
    [InlineData("job-board.html", "demo-classifieds")]
    [InlineData("classifieds.html", "jsonld")]
    [InlineData("classifieds.html", "demo-escort-board")]
    [InlineData("escort-board.html", "demo-notice-board")]
    [InlineData("statuses.json", "demo-classifieds")]
    [InlineData("classifieds.html", "mastodon")]
    public void A_page_of_another_layout_than_the_source_says_is_a_rejection(string file, string layout)
    {
        var result = AdExtractor.Extract(SavedPage.Of(File.ReadAllBytes(Golden(file))), new ExtractionRules { Layout = layout });
        Assert.Equal("no adverts recognised on this page", SavedPage.OnlyRejection(result).Reason);
    }

    [Fact]
    public void A_source_may_name_these_layouts_and_no_other()
    {
        Assert.All((string[])["jsonld", "microdata", "rdfa", "generic", "selectors", "mastodon", "bluesky", "reddit", "telegram", "demo-classifieds", "demo-notice-board", "demo-escort-board"], layout => Assert.Null(AdExtractor.LayoutProblem(layout)));
        Assert.Contains("jsonld, microdata, rdfa, generic, selectors, mastodon", AdExtractor.LayoutProblem("nobody-knows"), StringComparison.Ordinal);
    }

    private static string Golden(string file) => Path.Combine(Repository.Root, "tests/RiskMonitor.Tests/Extracting/Golden", file);

    private static string Lines(ExtractionResult result)
    {
        Assert.Empty(result.Rejected);
        return string.Concat(result.Ads.Select(ad => Encoding.UTF8.GetString(ExtractedAdJson.Serialize(ad)) + "\n"));
    }
}
