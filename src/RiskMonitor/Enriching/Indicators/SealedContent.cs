using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// C03: an advert that offers company states an age under eighteen, or any advert holds a term of the operator's own list. The project ships no such list and
/// nobody writes one here. Seals the advert (<see cref="SealedAdverts"/>); its hit never has a span.
/// </summary>
internal sealed class SealedContent(OperatorTerms terms) : IIndicatorRule
{
    public string Id => SealedAdverts.Content;

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        (reading.OffersCompany && !reading.IsWarning && UnderLegalAge.IsStatedIn(reading)) || reading.Fields.Any(terms.AreIn) ? [new IndicatorHit(Id)] : [];
}
