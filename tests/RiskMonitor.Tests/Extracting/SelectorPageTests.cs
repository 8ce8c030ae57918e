using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;
using static RiskMonitor.Tests.Extracting.SavedPage;

namespace RiskMonitor.Tests.Extracting;

public sealed class SelectorPageTests
{
    private const string Page = """
        <html lang="es"><body><nav>Inicio</nav><article>
          <h1> Vendo
             bicicleta </h1>
          <div class="texto"><p>Rodada 27.5.</p><p>Frenos de disco.</p></div>
          <span class="lugar">León,<br>Guanajuato</span><span class="pago">$3,500</span>
          <time datetime="2026-11-20T10:00:00-06:00">hace 4 días</time>
          <div class="contacto">Tel. 477 123 4501<br>Pregunta por Memo</div>
        </article></body></html>
        """;

    private static ExtractionRules Rules(params (string Field, string Selector)[] selectors) =>
        new() { Layout = "selectors", Selectors = selectors.ToImmutableSortedDictionary(pair => pair.Field, pair => pair.Selector) };

    [Fact]
    public void The_selectors_of_the_source_say_where_each_field_is()
    {
        var rules = Rules(("title", "h1"), ("body", "div.texto"), ("location", ".lugar"), ("salary", ".pago"), ("company", ".empresa"), ("postedAt", "time[datetime]"), ("contact", ".contacto"));
        var result = AdExtractor.Extract(Of(Page, channel: AdChannel.Classifieds), rules);
        var extracted = Assert.Single(result.Ads);
        Assert.Empty(result.Rejected);
        Assert.Equal("Vendo bicicleta", extracted.Ad.Title);
        Assert.Equal("Rodada 27.5.\n\nFrenos de disco.", extracted.Ad.Body);
        Assert.Equal("León, Guanajuato", extracted.Ad.Location);
        Assert.Equal("$3,500", extracted.Ad.Salary);
        Assert.Null(extracted.Ad.Company);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero), extracted.Ad.PostedAt);
        Assert.Equal("Tel. 477 123 4501\nPregunta por Memo", extracted.ContactText);
        Assert.Equal(AdChannel.Classifieds, extracted.Ad.Channel);
        Assert.Equal("selectors/1", extracted.Extractor);
        Assert.Equal(["body", "contactText", "location", "postedAt", "salary", "title"], extracted.Fields.Keys);
        Assert.All(extracted.Fields.Values, origin => Assert.Equal("selector", origin));
    }

    [Fact]
    public void Selectors_that_find_no_text_are_a_rejection() =>
        Assert.Equal("the selectors of the source find neither title nor body on this page", OnlyRejection(AdExtractor.Extract(Of(Page), Rules(("body", "#otro")))).Reason);

    [Fact]
    public void A_selector_that_is_not_CSS_is_a_rejection() =>
        Assert.StartsWith("unparsable", OnlyRejection(AdExtractor.Extract(Of(Page), Rules(("body", "div[")))).Reason, StringComparison.Ordinal);
}
