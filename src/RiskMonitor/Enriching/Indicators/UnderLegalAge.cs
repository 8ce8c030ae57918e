using RiskMonitor.Enriching.Ages;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// R24: an advert that offers work or company asks for or states an age under eighteen, or says that such persons are taken or that age does not matter.
/// Seals the advert (<see cref="SealedAdverts"/>), so it is narrow on purpose, and its hit never has a span.
/// </summary>
internal sealed class UnderLegalAge(PhraseMatcher phrases) : IIndicatorRule
{
    private const int LegalAge = 18;
    private readonly int _admitted = phrases.SectionOf("R24", "admitted");
    private readonly int _anyAge = phrases.SectionOf("R24", "any age");

    public string Id => SealedAdverts.UnderLegalAge;

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        !reading.IsWarning && (reading.SpeaksOfWork || reading.OffersCompany) && (reading.Has(_admitted) || SaysAnyAge(reading) || IsStatedIn(reading)) ? [new IndicatorHit(Id)] : [];

    /// <summary>Whether an age under eighteen is asked for or stated in what people write themselves.</summary>
    public static bool IsStatedIn(AdReading reading)
    {
        foreach (var field in reading.Fields)
        {
            if (field.Field is Ads.AdField.Body or Ads.AdField.Title && AgeUnderLegal.IsStatedIn(field, everyAge: reading.OffersCompany))
                return true;
        }

        return false;
    }

    /// <summary>"Age does not matter" beside an age of eighteen or more says that older people are welcome.</summary>
    private bool SaysAnyAge(AdReading reading) => reading.Has(_anyAge) && !reading.Entities.Ages.Any(age => age.Min >= LegalAge);
}
