using System.Text.RegularExpressions;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;

namespace RiskMonitor.Tests.Classifying;

public sealed partial class ReasonTextTests
{
    private static readonly ReasonText Texts = new(ShippedModel.Enricher.Catalog);

    [Fact]
    public void A_word_says_where_it_is_more_frequent()
    {
        var reason = new Reason { Head = RiskHead.FakeJob, Kind = ReasonKind.Term, Id = "dinero", Weight = .4, Field = AdField.Body, Text = "Dinero" };
        Assert.Equal("La palabra «Dinero» aparece más en ofertas con indicios de engaño que en las demás.", Texts.InSpanish(reason));
        Assert.Equal("The word “Dinero” is less frequent in offers with signs of deception than in others.", Texts.InEnglish(reason with { Weight = -.1 }));
        Assert.StartsWith("Las palabras «Dinero ya» aparecen menos", Texts.InSpanish(reason with { Id = "dinero ya", Text = "Dinero ya", Weight = -.1 }), StringComparison.Ordinal);
    }

    [Fact]
    public void No_sentence_says_what_somebody_is()
    {
        foreach (var indicator in ShippedModel.Enricher.Catalog.All)
        {
            foreach (var weight in new[] { -1, 0, 1 })
            {
                var reason = new Reason { Head = RiskHead.Recruitment, Kind = ReasonKind.Indicator, Id = indicator.Id, Weight = weight };
                foreach (var sentence in new[] { Texts.InSpanish(reason), Texts.InEnglish(reason) })
                {
                    Assert.NotEqual("", sentence.Trim());
                    Assert.DoesNotMatch(Forbidden(), sentence);
                }
            }
        }
    }

    [GeneratedRegex(@"\b(víctimas?|tratantes?|culpables?|fals[oa]s?|victims?|traffickers?|guilty|fake)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
