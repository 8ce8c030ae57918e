using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.Tests.Extracting;

/// <summary>3,000 generated pages: what is read without parsing all of a page is, to the last character, what is read of the whole page.</summary>
public sealed class TierTests
{
    private static readonly ExtractionRules InContainer = new()
    {
        Layout = "selectors",
        Container = "article.anuncio",
        Selectors = ImmutableSortedDictionary<string, string>.Empty.Add("title", "h1").Add("body", ".detalle div.descripcion").Add("location", "dd.lugar").Add("salary", "dl dd.pago").Add("postedAt", "time"),
    };

    [Fact]
    public void Linked_data_found_in_the_bytes_is_what_the_parser_finds() =>
        Assert.InRange(Compared(1_500, 0, GeneratedPages.Offer, new ExtractionRules { Layout = "jsonld" }, ReadingTier.LinkedData), 700, 1_500);

    [Fact]
    public void A_page_object_reads_the_container_as_it_reads_the_page() =>
        Assert.InRange(Compared(750, 2_000, GeneratedPages.Classified, new ExtractionRules { Layout = "demo-classifieds" }, ReadingTier.Container), 250, 750);

    [Fact]
    public void Selectors_find_in_the_container_what_they_find_in_the_page() => Assert.InRange(Compared(750, 3_000, GeneratedPages.Classified, InContainer, ReadingTier.Container), 250, 750);

    [Theory]
    [InlineData("h1:first-child")]
    [InlineData("article + aside")]
    [InlineData("nav ~ article h1")]
    public void Selectors_that_ask_for_what_is_beside_the_container_are_given_the_whole_page(string selector)
    {
        var rules = InContainer with { Selectors = InContainer.Selectors.SetItem("title", selector) };
        Assert.Null(QuickReading.TryRead(SavedPage.Of("<article class=anuncio><h1>Uno</h1><div class=descripcion>Dos</div></article>"), rules));
    }

    [Fact]
    public void A_page_without_the_container_says_so()
    {
        var result = AdExtractor.Extract(SavedPage.Of("<html><body><h1>Uno</h1></body></html>"), InContainer);
        Assert.Equal("the container of the source is not on this page", SavedPage.OnlyRejection(result).Reason);
    }

    [Fact]
    public void Outside_the_container_nothing_is_read()
    {
        var page = SavedPage.Of("<html class=detalle><body><h1>Afuera</h1><article class=anuncio><div class=descripcion>Adentro</div></article><dd class=lugar>Afuera</dd></body></html>");
        var ad = Assert.Single(AdExtractor.Extract(page, InContainer).Ads).Ad;
        Assert.Equal((null, "Adentro", null), (ad.Title, ad.Body, ad.Location));
    }

    /// <summary>How many pages were read without parsing all of them.</summary>
    private static int Compared(int pages, int from, Func<int, string> write, ExtractionRules rules, ReadingTier tier)
    {
        var quickly = 0;
        for (var number = from; number < from + pages; number++)
        {
            var page = SavedPage.Of(write(number), FormattableString.Invariant($"https://bolsa.example/anuncio/{number}"), number % 3 == 0 ? AdLanguage.Es : AdLanguage.Unknown);
            if (QuickReading.TryRead(page, rules) is not var (how, quick))
                continue;
            quickly++;
            Assert.Equal(tier, how);
            var whole = AdExtractor.ParseHere(page, rules);
            Assert.NotNull(whole);
            Assert.True(ReadingDifference.Between(quick, whole).IsEmpty, $"page {number}: {string.Join("; ", ReadingDifference.Between(quick, whole))}");
        }

        return quickly;
    }
}
